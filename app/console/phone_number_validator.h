// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/phone_validator.h"

namespace authlink::app
{

/// Phone numbers checked by libphonenumber; numbers without '+' are read in the region of the system's locale.
class PhoneNumberValidator final : public ui::PhoneValidator
{
public:
    [[nodiscard]] ui::PhoneCheck check(const QString &typed) const override;
};

} // namespace authlink::app
