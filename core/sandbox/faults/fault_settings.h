// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/faults/faults.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

/// Faults in words: JSON, form fields and the command line (docs/sandbox.md).
namespace authlink::sandbox
{

/// Names: 429, 429-bare, 500, 401, hang, cut, cut-after.
[[nodiscard]] QString nameOf(ApiFault fault);
/// Names: none, other_identity, fail, missing, wrong_types, pending.
[[nodiscard]] QString nameOf(RecordFault fault);
/// Names: none, 500, hang, cut.
[[nodiscard]] QString nameOf(Outage outage);
/// Names: none, undelivered, blocked, landline.
[[nodiscard]] QString nameOf(MessageFault fault);

/// All names, in the order people should see them.
[[nodiscard]] QStringList apiFaultNames();
[[nodiscard]] QStringList recordFaultNames();
[[nodiscard]] QStringList outageNames();
[[nodiscard]] QStringList messageFaultNames();

/// Changes what the object names: dropNext, duplicateNext, loseNext, reorderNext (whole numbers), drop, duplicate, lose, reorder
/// (0 to 1), delayMs, hold, record, outage, outageForMs (from now), message, seed, api (a list of {fault, endpoint?, next?,
/// probability?, retryAfterS?}, which replaces the former one), reset (true: everything off first).
/// Errors: Invalid; nothing is changed then.
[[nodiscard]] base::Result<Faults> changedFaults(const Faults &faults, const QJsonObject &changes, base::Instant now);

/// One setting of the command line, NAME=VALUE: drop, duplicate, lose, reorder (a number: so many; with a point or '%': by chance;
/// "all"), delay (2s, 500ms), hold=on, record=NAME, message=NAME, outage=NAME or NAME:30s, and the API faults by their names, as the
/// first kind, with @/path behind for one endpoint.
/// Errors: Invalid.
[[nodiscard]] base::Result<Faults> faultsWith(const Faults &faults, const QString &setting, base::Instant now);

/// All settings, with the keys of changedFaults(); "outageForMs" is what is left of it.
[[nodiscard]] QJsonObject faultsJson(const Faults &faults, base::Instant now);

} // namespace authlink::sandbox
