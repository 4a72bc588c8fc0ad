// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/faults/faults.h"

#include <QJsonObject>

/// Faults as JSON (docs/sandbox.md, "Faults").
namespace authlink::sandbox::faults
{

/// A copy of the faults with what the object names changed: dropNext, duplicateNext, loseNext, reorderNext (whole numbers), drop,
/// duplicate, lose, reorder (0 to 1), delayMs, hold, record, outage, outageForMs (from now), message, seed, api (a list of {fault,
/// endpoint?, next?, probability?, retryAfterS?}, which replaces the former one), reset (true: everything off first). Errors: Invalid.
[[nodiscard]] base::Result<Faults> changedFaults(const Faults &faults, const QJsonObject &changes, base::Instant now);

/// All settings, with the keys of changedFaults(); "outageForMs" is the time left.
[[nodiscard]] QJsonObject faultsJson(const Faults &faults, base::Instant now);

} // namespace authlink::sandbox::faults
