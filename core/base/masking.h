// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::base
{

/// All but the last two digits hidden: "+1 ••• ••• ••67" style, spaces kept out: "••••••••67". Empty stays empty.
[[nodiscard]] QString maskPhone(const QString &e164);
/// First letter and domain stay: "m•••@example.com". Empty stays empty.
[[nodiscard]] QString maskEmail(const QString &email);

} // namespace authlink::base
