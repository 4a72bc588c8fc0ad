// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/e164.h"

#include <algorithm>

namespace authlink::base
{

namespace
{
constexpr qsizetype kMinDigits = 7; // of the numbers in use; the standard names no least
constexpr qsizetype kMaxDigits = 15;
} // namespace

bool isE164(QStringView phone)
{
    if (!phone.startsWith(u'+'))
        return false;
    const QStringView digits = phone.sliced(1);
    return digits.size() >= kMinDigits && digits.size() <= kMaxDigits && digits.front() != u'0'
           && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace authlink::base
