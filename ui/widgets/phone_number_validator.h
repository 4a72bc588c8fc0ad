// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/phone_validator.h"

#include <QCoreApplication>

namespace authlink::ui
{

/// libphonenumber's word on what is typed.
class PhoneNumberValidator final : public PhoneValidator
{
    Q_DECLARE_TR_FUNCTIONS(authlink::ui::PhoneNumberValidator)

public:
    /// @param region ISO 3166 alpha-2 for numbers without '+'; empty: those are not usable
    explicit PhoneNumberValidator(QString region) : m_region(std::move(region)) {}
    [[nodiscard]] PhoneCheck check(const QString &typed) const override;

private:
    QString m_region;
};

} // namespace authlink::ui
