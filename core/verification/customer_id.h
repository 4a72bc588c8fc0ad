// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace authlink::verification
{

inline constexpr qsizetype kMaxCustomerId = 128;

/// Whether a text that came from a person or a file may be one of Incode's customer ids: visible characters of ASCII without quotes and
/// brackets, and neither a word for nothing nor anything else that spreadsheets and exports leave behind (damage/export_damage.h, which
/// readCustomersCsv() asks by itself). What Incode itself reports is not asked. Thread-safe.
/// @param id trimmed
/// Errors: Invalid without a field; the message continues "customer_id ".
[[nodiscard]] base::Result<void> checkCustomerId(const QString &id);

} // namespace authlink::verification
