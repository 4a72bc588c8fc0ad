// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/contact.h"

#include <algorithm>

namespace authlink::incode
{

namespace
{
constexpr qsizetype kMinimumPhoneDigits = 7;
constexpr qsizetype kMaxPhoneDigits = 15; // E.164
constexpr qsizetype kMaxEmail = 254;
} // namespace

bool isE164(const QString &phone)
{
    const QStringView digits = QStringView(phone).mid(1);
    return phone.startsWith(u'+') && digits.size() >= kMinimumPhoneDigits && digits.size() <= kMaxPhoneDigits && digits.front() != u'0'
           && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isEmailAddress(const QString &address)
{
    const qsizetype at = address.indexOf(u'@');
    return at > 0 && at == address.lastIndexOf(u'@') && at < address.size() - 1 && address.size() <= kMaxEmail
           && std::all_of(address.cbegin(), address.cend(), [](QChar c) { return c.isPrint() && !c.isSpace(); });
}

} // namespace authlink::incode
