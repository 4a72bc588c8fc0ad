// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/masking.h"

namespace authlink::base
{

namespace
{
constexpr QChar kDot(0x2022);
constexpr qsizetype kVisibleDigits = 2;
} // namespace

QString maskPhone(const QString &e164)
{
    QString digits;
    for (const QChar c : e164) {
        if (c.isDigit())
            digits.append(c);
    }
    if (digits.isEmpty())
        return {};
    if (digits.size() <= kVisibleDigits)
        return QString(digits.size(), kDot);
    return QString(digits.size() - kVisibleDigits, kDot) + digits.right(kVisibleDigits);
}

QString maskEmail(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    if (at <= 0)
        return email.isEmpty() ? QString() : QString(3, kDot);
    return email.left(1) + QString(3, kDot) + email.mid(at);
}

} // namespace authlink::base
