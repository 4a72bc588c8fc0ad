// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"

#include <algorithm>

namespace authlink::base
{

namespace
{

constexpr qsizetype kMaxLocalPart = 64; // RFC 5321 section 4.5.3.1.1
constexpr qsizetype kMaxAddress = 254;  // a path of 256 (section 4.5.3.1.3) less its angle brackets; bounds the domain as well

constexpr qsizetype kMinDigits = 7; // of the numbers in use; the standard names no least
constexpr qsizetype kMaxDigits = 15;

constexpr QChar kHidden(0x2022);
constexpr qsizetype kVisibleDigits = 2;
constexpr qsizetype kHiddenLetters = 3; // however many there are: their number is not told either
constexpr qsizetype kVisibleIdEnd = 3;

/// Those with a meaning of their own in a header (RFC 5322 section 3.2.3) would let one address stand for several.
bool isAddressCharacter(QChar c)
{
    return c.unicode() > 0x20 && c.unicode() < 0x7F && !QStringView(u"<>\",;:\\()[]").contains(c);
}

} // namespace

bool isEmailAddress(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && at <= kMaxLocalPart && at == text.lastIndexOf(u'@') && at + 1 < text.size() && text.size() <= kMaxAddress
           && std::all_of(text.begin(), text.end(), isAddressCharacter);
}

bool isE164(QStringView phone)
{
    if (!phone.startsWith(u'+'))
        return false;
    const QStringView digits = phone.sliced(1);
    return digits.size() >= kMinDigits && digits.size() <= kMaxDigits && digits.front() != u'0'
           && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

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
        return QString(digits.size(), kHidden);
    return QString(digits.size() - kVisibleDigits, kHidden) + digits.right(kVisibleDigits);
}

QString maskId(const QString &id)
{
    if (id.isEmpty())
        return {};
    const QString hidden(kHiddenLetters, kHidden);
    return id.size() <= 2 * kVisibleIdEnd ? hidden : hidden + id.right(kVisibleIdEnd);
}

QString maskEmail(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    if (at <= 0)
        return email.isEmpty() ? QString() : QString(kHiddenLetters, kHidden);
    return email.left(1) + QString(kHiddenLetters, kHidden) + email.mid(at);
}

} // namespace authlink::base
