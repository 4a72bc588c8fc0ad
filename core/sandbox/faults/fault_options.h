// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/faults/faults.h"

#include <QString>

namespace authlink::sandbox::faults
{

/// The faults with one --fault option of the command line applied, NAME=VALUE: drop, duplicate, lose, reorder (a number: so many; with a
/// point or '%': by chance; "all"), delay (2s, 500ms), hold=on, record=NAME, message=NAME, outage=NAME or NAME:30s, and the API faults by
/// their names, as the first kind, with @/path behind for one endpoint. Errors: Invalid.
[[nodiscard]] base::Result<Faults> withOption(const Faults &faults, const QString &option, base::Instant now);

} // namespace authlink::sandbox::faults
