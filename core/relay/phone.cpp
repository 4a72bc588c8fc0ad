// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/phone.h"

#include <phonenumbers/phonenumberutil.h>

#include <string>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay
{

base::Result<QString> mobileNumber(const QString &typed, const QString &field)
{
    using i18n::phonenumbers::PhoneNumber;
    using i18n::phonenumbers::PhoneNumberUtil;
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance(); // the library's own; holds no state of ours
    PhoneNumber number;
    if (util.Parse(typed.toStdString(), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return base::fail(base::invalid(field, u"must be a phone number with + and country code"_s));
    if (!util.IsPossibleNumber(number))
        return base::fail(base::invalid(field, u"can't be a phone number: wrong length"_s));
    if (util.GetNumberType(number) == PhoneNumberUtil::FIXED_LINE)
        return base::fail(base::invalid(field, u"is a landline, which takes no message"_s));
    std::string e164;
    util.Format(number, PhoneNumberUtil::E164, &e164);
    return QString::fromStdString(e164);
}

} // namespace authlink::relay
