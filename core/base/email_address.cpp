// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/email_address.h"

#include <algorithm>

namespace authlink::base
{

namespace
{

constexpr qsizetype kMaxLocalPart = 64; // RFC 5321 section 4.5.3.1.1
constexpr qsizetype kMaxAddress = 254;  // a path of 256 (section 4.5.3.1.3) less its angle brackets; bounds the domain as well

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

} // namespace authlink::base
