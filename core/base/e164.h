// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace authlink::base
{

/// Whether a phone number is written in the form of ITU-T E.164: '+', no leading zero, 7 to 15 digits and nothing else. Whether its country
/// has such a number, parsePhone() tells (phone_number.h). Thread-safe.
[[nodiscard]] bool isE164(QStringView phone);

} // namespace authlink::base
