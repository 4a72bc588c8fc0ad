// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/secret_finder.h"

#include <QSet>

#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

QByteArray utf16(const QByteArray &text)
{
    const QString wide = QString::fromUtf8(text);
    return {reinterpret_cast<const char *>(wide.utf16()), wide.size() * qsizetype(sizeof(char16_t))};
}

/// The digits that depend on `value` alone when `offset` bytes come before it.
QByteArray base64Within(const QByteArray &value, qsizetype offset, QByteArray::Base64Options options)
{
    constexpr qsizetype kBitsPerByte = 8;
    constexpr qsizetype kBitsPerDigit = 6;
    const QByteArray all = (QByteArray(offset, '\0') + value).toBase64(options);
    const qsizetype first = (offset * kBitsPerByte + kBitsPerDigit - 1) / kBitsPerDigit;
    const qsizetype last = (offset + value.size()) * kBitsPerByte / kBitsPerDigit;
    return all.mid(first, last - first);
}

} // namespace

void SecretFinder::add(const QString &name, const QByteArray &value)
{
    if (value.size() < kShortest)
        qFatal("%s is too short to look for", qPrintable(name));
    constexpr qsizetype kLong = 48;
    constexpr qsizetype kPart = 24;
    if (value.size() > kLong) {
        addForm(name + u" (middle)"_s, value.mid((value.size() - kPart) / 2, kPart));
        addForm(name + u" (end)"_s, value.right(kPart));
    }
    addForm(name, value);
    for (qsizetype offset = 0; offset < 3; ++offset) {
        addForm(name + u" (base64)"_s, base64Within(value, offset, QByteArray::Base64Encoding));
        addForm(name + u" (base64url)"_s, base64Within(value, offset, QByteArray::Base64UrlEncoding));
    }
    addForm(name + u" (hexadecimal)"_s, value.toHex());
    addForm(name + u" (hexadecimal)"_s, value.toHex().toUpper());
    for (const QByteArray &keptPlain : {QByteArray(), QByteArray("/+=")}) {
        if (const QByteArray encoded = value.toPercentEncoding(keptPlain); encoded != value)
            addForm(name + u" (percent-encoded)"_s, encoded);
    }
}

void SecretFinder::addForm(const QString &name, const QByteArray &bytes)
{
    for (const auto &[dress, dressed] : {std::pair(name, bytes), std::pair(name + u" (UTF-16)"_s, utf16(bytes))}) {
        if (dressed.size() < kShortest)
            continue;
        quint64 begin = 0;
        std::memcpy(&begin, dressed.constData(), sizeof begin);
        m_mayBegin.set(slotOf(begin));
        m_byBegin.insert(begin, m_patterns.size());
        m_patterns.push_back({dress, dressed});
    }
}

QStringList SecretFinder::find(QByteArrayView text) const
{
    QSet<QString> found;
    for (qsizetype at = 0; at + kShortest <= text.size(); ++at) {
        quint64 begin = 0;
        std::memcpy(&begin, text.data() + at, sizeof begin);
        if (!m_mayBegin.test(slotOf(begin)))
            continue;
        for (auto it = m_byBegin.constFind(begin); it != m_byBegin.constEnd() && it.key() == begin; ++it) {
            const Pattern &pattern = m_patterns[it.value()];
            if (text.sliced(at).startsWith(pattern.bytes))
                found.insert(pattern.name);
        }
    }
    QStringList names(found.cbegin(), found.cend());
    names.sort();
    return names;
}

} // namespace authlink::test
