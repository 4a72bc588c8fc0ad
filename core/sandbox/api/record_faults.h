// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/faults/faults.h"

#include <QJsonObject>
#include <QString>

/// What the vendor's record says with a RecordFault: never the truth of a pass.
namespace authlink::sandbox
{

/// @param truth scoreAnswer()
/// @param finished the session's: only then OtherIdentity and Fail speak up
/// @param otherIdentity anybody's but the matched one's
[[nodiscard]] QJsonObject scoreWithFault(const QJsonObject &truth, RecordFault fault, bool finished, const QString &otherIdentity);

/// The answer of /omni/authentication/verify.
[[nodiscard]] QJsonObject verifyAnswer(bool truth, RecordFault fault);

} // namespace authlink::sandbox
