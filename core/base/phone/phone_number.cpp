// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/phone/phone_number.h"

#include <phonenumbers/phonenumberutil.h>

#include <string>

namespace authlink::base
{

namespace
{

using i18n::phonenumbers::PhoneNumberUtil;

constexpr qsizetype kMaxText = 64; // a number with punctuation is far shorter

PhoneKind kindOf(PhoneNumberUtil::PhoneNumberType type)
{
    switch (type) {
    case PhoneNumberUtil::MOBILE:
        return PhoneKind::Mobile;
    case PhoneNumberUtil::FIXED_LINE:
        return PhoneKind::FixedLine;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE:
        return PhoneKind::FixedLineOrMobile;
    default:
        return PhoneKind::Other;
    }
}

} // namespace

Result<PhoneNumber> parsePhone(const QString &text, const QString &defaultRegion)
{
    const auto refuse = [](const QString &why) { return fail(invalid(QStringLiteral("phone"), why)); };
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refuse(QStringLiteral("The phone number is missing."));
    if (trimmed.size() > kMaxText)
        return refuse(QStringLiteral("The phone number is too long."));

    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance(); // the library's only way in; read-only after start
    const std::string region = defaultRegion.isEmpty() ? std::string("ZZ") : defaultRegion.toUpper().toStdString();
    i18n::phonenumbers::PhoneNumber number;
    if (util.Parse(trimmed.toStdString(), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return refuse(QStringLiteral("This is not a phone number; write it with '+' and the country code."));
    if (number.has_extension() && !number.extension().empty())
        return refuse(QStringLiteral("A number with an extension can't receive messages."));
    if (!util.IsValidNumber(number))
        return refuse(QStringLiteral("There is no such number in its country's numbering plan."));

    PhoneNumber result;
    std::string formatted;
    util.Format(number, PhoneNumberUtil::E164, &formatted);
    result.m_e164 = QString::fromStdString(formatted);
    util.Format(number, PhoneNumberUtil::INTERNATIONAL, &formatted);
    result.m_international = QString::fromStdString(formatted);
    result.m_kind = kindOf(util.GetNumberType(number));
    return result;
}

} // namespace authlink::base
