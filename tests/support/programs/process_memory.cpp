// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/process_memory.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

constexpr qint64 kShadow = qint64(1) << 32; // no mapping of ours is so large: a sanitizer's bookkeeping
constexpr qint64 kChunk = qint64(1) << 22;
constexpr qint64 kOverlap = 4096; // longer than any pattern

} // namespace

base::Result<QStringList> findInMemory(qint64 pid, const SecretFinder &finder)
{
    const QString folder = u"/proc/%1/"_s.arg(pid);
    QFile maps(folder + u"maps"_s);
    QFile memory(folder + u"mem"_s);
    for (QFile *file : {&maps, &memory}) {
        if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return base::fail(base::ErrorCode::NotFound, u"can't read %1: %2"_s.arg(file->fileName(), file->errorString()));
    }
    QStringList found;
    qint64 read = 0;
    const QByteArrayList mappings = maps.readAll().split('\n');
    for (const QByteArray &line : mappings) {
        const QByteArrayList fields = line.simplified().split(' ');
        if (fields.size() < 2 || !fields[1].startsWith('r') || line.endsWith("[vvar]") || line.endsWith("[vsyscall]"))
            continue;
        const qint64 begin = fields[0].left(fields[0].indexOf('-')).toLongLong(nullptr, 16);
        const qint64 end = fields[0].mid(fields[0].indexOf('-') + 1).toLongLong(nullptr, 16);
        if (begin <= 0 || end <= begin || end - begin >= kShadow)
            continue;
        for (qint64 at = begin; at < end && memory.seek(at); at += kChunk) {
            const QByteArray bytes = memory.read(std::min(kChunk + kOverlap, end - at)); // short where a mapping goes beyond its file
            read += bytes.size();
            found += finder.find(bytes);
        }
    }
    if (read == 0)
        return base::fail(base::ErrorCode::NotFound, u"nothing of %1 can be read"_s.arg(memory.fileName()));
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace authlink::test
