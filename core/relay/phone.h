// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace authlink::relay
{

/// A typed phone number as E.164. Errors: Invalid with `field` when it lacks the country code, can't exist, or is a landline
/// that takes no message (experience.md "Start").
[[nodiscard]] base::Result<QString> mobileNumber(const QString &typed, const QString &field);

} // namespace authlink::relay
