// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

// Of the write-ahead log, as SQLite documents it ("WAL File Format").
constexpr qint64 kLogHead = 32;
constexpr qint64 kFrameHead = 24;
constexpr qsizetype kSalts = 8;
constexpr qsizetype kSaltsInHead = 16;
constexpr qsizetype kSaltsInFrame = 8;

/// The pages after `last` that the log holds.
QSet<qint64> pagesInLog(const QString &path, qint64 last, qint64 pageSize)
{
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const QByteArray salts = log.read(kLogHead).mid(kSaltsInHead, kSalts);
    QSet<qint64> pages;
    for (qint64 at = kLogHead; at + kFrameHead + pageSize <= log.size() && log.seek(at); at += kFrameHead + pageSize) {
        const QByteArray frame = log.read(kFrameHead);
        if (frame.size() < kFrameHead || frame.mid(kSaltsInFrame, kSalts) != salts)
            break; // left over from before the log began anew
        if (const qint64 page = qFromBigEndian<quint32>(frame.constData()); page > last)
            pages.insert(page);
    }
    return pages;
}

} // namespace

qint64 countMissingPages(const QString &path, qint64 pages, qint64 pageSize)
{
    const qint64 whole = QFileInfo(path).size() / pageSize;
    if (whole >= pages)
        return 0;
    const QSet<qint64> inLog = pagesInLog(path + u"-wal"_s, whole, pageSize);
    qint64 missing = 0;
    for (qint64 page = whole + 1; page <= pages; ++page) {
        if (!inLog.contains(page))
            ++missing;
    }
    return missing;
}

} // namespace authlink::store
