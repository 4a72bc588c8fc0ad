// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/phone/phone_number.h"

#include <QList>

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <string>

using namespace Qt::Literals::StringLiterals;

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

/// A plan that is younger than the library (8.12, of Debian 12).
struct NewPlan {
    int countryCode;
    size_t oldLength, newLength; ///< digits after the country code
    const char *prefix;          ///< what the old numbers were given
};
constexpr NewPlan kNewPlans[] = {
    {229, 8, 10, "01"}, // Benin, since 2024-11-30
};

enum class Plan { Fits, IsOld, Impossible };

/// North America: neither an area nor an exchange begins with 0 or 1, and an area is never N11, which are services such as 911. The library
/// looks at the length only.
/// @param national ten digits
bool fitsNorthAmerica(const std::string &national)
{
    constexpr size_t kExchange = 3;
    const bool isService = national.compare(1, 2, "11") == 0;
    return national.at(0) >= '2' && national.at(kExchange) >= '2' && !isService;
}

Plan planOf(const PhoneNumberUtil &util, const i18n::phonenumbers::PhoneNumber &number)
{
    std::string national;
    util.GetNationalSignificantNumber(number, &national);
    for (const NewPlan &plan : kNewPlans) {
        if (number.country_code() != plan.countryCode)
            continue;
        if (national.size() == plan.oldLength)
            return Plan::IsOld;
        return national.size() == plan.newLength && national.rfind(plan.prefix, 0) == 0 ? Plan::Fits : Plan::Impossible;
    }
    if (util.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE)
        return Plan::Impossible;
    return number.country_code() == 1 && !fitsNorthAmerica(national) ? Plan::Impossible : Plan::Fits;
}

bool hasLetter(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](uint c) { return QChar::isLetter(c); });
}

} // namespace

Result<PhoneNumber> parsePhone(const QString &text, const QString &defaultRegion)
{
    const auto refuse = [](const QString &why) { return fail(invalid(u"phone"_s, why)); };
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refuse(u"The phone number is missing."_s);
    if (trimmed.size() > kMaxText)
        return refuse(u"The phone number is too long."_s);

    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance(); // the library's only way in; read-only after start
    const std::string region = defaultRegion.isEmpty() ? std::string("ZZ") : defaultRegion.toUpper().toStdString();
    i18n::phonenumbers::PhoneNumber number;
    if (util.Parse(trimmed.toStdString(), region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return refuse(u"This is not a phone number; write it with '+' and the country code."_s);
    if (number.has_extension() && !number.extension().empty())
        return refuse(u"A number with an extension can't receive messages."_s);
    // The library would dial them by the letters of a keypad, and leaves out words that stand before the number.
    if (hasLetter(trimmed))
        return refuse(u"A phone number has no letters; write it in digits."_s);
    switch (planOf(util, number)) {
    case Plan::Fits:
        break;
    case Plan::IsOld:
        return refuse(u"The numbers of this country have become longer; ask for the new one."_s);
    case Plan::Impossible:
        return refuse(u"There can be no such number in its country's numbering plan."_s);
    }

    PhoneNumber result;
    result.m_isListed = util.IsValidNumber(number);
    std::string formatted;
    util.Format(number, PhoneNumberUtil::E164, &formatted);
    result.m_e164 = QString::fromStdString(formatted);
    util.Format(number, PhoneNumberUtil::INTERNATIONAL, &formatted);
    result.m_international = QString::fromStdString(formatted);
    result.m_kind = kindOf(util.GetNumberType(number));
    return result;
}

} // namespace authlink::base
