// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMultiHash>
#include <QString>
#include <QStringList>

#include <bitset>
#include <vector>

namespace authlink::test
{

/// Looks for values that must not be there, in every dress in which they could have come: as they are, in base64 and base64url (at any
/// offset within a longer text), in hexadecimal digits, percent-encoded, and all of these as UTF-16 too. Of a long value also its middle
/// and its end alone. One pass over the text, however many values.
class SecretFinder
{
public:
    static constexpr qsizetype kShortest = 8; ///< shorter values are refused (fatal): they would be found by chance

    void add(const QString &name, const QByteArray &value);
    [[nodiscard]] bool isEmpty() const { return m_patterns.empty(); }
    /// "name (dress)" of each one found, once, sorted.
    [[nodiscard]] QStringList find(QByteArrayView text) const;

private:
    struct Pattern {
        QString name;
        QByteArray bytes;
    };
    static constexpr int kBits = 16;
    static size_t slotOf(quint64 begin) { return static_cast<size_t>((begin * 0x9E3779B97F4A7C15ULL) >> (64 - kBits)); }
    void addForm(const QString &name, const QByteArray &bytes);

    std::vector<Pattern> m_patterns;
    QMultiHash<quint64, size_t> m_byBegin; ///< the first eight bytes of each pattern
    std::bitset<(size_t(1) << kBits)> m_mayBegin;
};

} // namespace authlink::test
