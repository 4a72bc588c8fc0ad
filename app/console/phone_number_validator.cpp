// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/phone_number_validator.h"

#include "core/base/phone_number.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace authlink::app
{

namespace
{
// Fewer digits than any country's numbers have: still being typed.
constexpr qsizetype kFewestDigits = 7;

QString tr(const char *text)
{
    return QCoreApplication::translate("PhoneNumberValidator", text);
}

QString localRegion()
{
    const QString name = QLocale::system().name(); // "en_US"
    return name.contains(u'_') ? name.section(u'_', 1, 1) : QString();
}
} // namespace

ui::PhoneCheck PhoneNumberValidator::check(const QString &typed) const
{
    using Status = ui::PhoneCheck::Status;
    const auto digits = std::count_if(typed.begin(), typed.end(), [](QChar c) { return c.isDigit(); });
    if (digits < kFewestDigits)
        return {.status = Status::Incomplete, .e164 = {}, .shown = {}, .problem = {}};
    const auto number = base::parsePhone(typed, localRegion());
    if (!number)
        return {.status = Status::Unusable, .e164 = {}, .shown = {}, .problem = number.error().message};
    if (!number->isTextable())
        return {.status = Status::Unusable,
                .e164 = {},
                .shown = number->international(),
                .problem = tr("This number can't receive text messages.")};
    return {.status = Status::Usable, .e164 = number->e164(), .shown = number->international(), .problem = {}};
}

} // namespace authlink::app
