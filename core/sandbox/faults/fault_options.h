// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/faults/faults.h"

#include <QString>

namespace authlink::sandbox::faults
{

/// The faults with one --fault option of the command line added (docs/sandbox.md, "Faults"), NAME=VALUE:
///   drop, duplicate, lose, reorder, or the name of an API fault: 3 (the next three), 0.05 or 5% (by chance) or all; an API fault takes
///   @/path behind the value for one endpoint only
///   delay=2s or 500ms, hold=on, record=NAME, message=NAME, outage=NAME or NAME:30s
/// Errors: Invalid.
[[nodiscard]] base::Result<Faults> withOption(const Faults &faults, const QString &option, base::Instant now);

} // namespace authlink::sandbox::faults
