// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phone_validator.h"

#include "core/base/phone/phone_number.h"

#include <algorithm>

namespace authlink::ui
{
namespace
{
// Shorter than any national number with its country code: still being typed.
constexpr qsizetype kMinDigits = 8;
} // namespace

PhoneCheck PhoneNumberValidator::check(const QString &typed) const
{
    PhoneCheck result;
    const auto digits = std::count_if(typed.begin(), typed.end(), [](QChar character) { return character.isDigit(); });
    const auto number = base::parsePhone(typed, m_region);
    if (!number) {
        if (digits >= kMinDigits) {
            result.status = PhoneCheck::Status::Unusable;
            result.problem = tr("This is not a possible phone number.");
        }
        return result;
    }
    result.shown = number->international();
    if (!number->isTextable()) {
        result.status = PhoneCheck::Status::Unusable;
        result.problem = tr("%1 is a landline or cannot get messages.").arg(result.shown);
        return result;
    }
    result.status = PhoneCheck::Status::Usable;
    if (!number->isListed())
        result.warning = tr("%1 may be new or mistyped: please read it back to the customer.").arg(result.shown);
    result.e164 = number->e164();
    return result;
}

} // namespace authlink::ui
