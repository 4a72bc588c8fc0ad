// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/session_store.h"
#include "core/sandbox/faults/faults.h"

#include <QJsonObject>
#include <QString>

/// What the simulated vendor's own record says of a session (facts/incode.md section 6).
namespace authlink::sandbox::api
{

/// GET /omni/get/score. Values are strings. UNKNOWN until the session is finished; OK with `authentication.identityId` after a match,
/// whoever it was; FAIL without one after a failure; MANUAL_PENDING while a person must look at it.
[[nodiscard]] QJsonObject scoreAnswer(const Session &session);

/// GET /omni/get/onboarding/status: UNKNOWN (nothing is done yet), FACE_VALIDATION_FINISHED (the face is, the session is not),
/// ONBOARDING_FINISHED (passed or failed), EXPIRED.
[[nodiscard]] QString onboardingStatusOf(const Session &session);

/// @param truth scoreAnswer()
/// @param finished the session's: only then OtherIdentity and Fail speak up
/// @param otherIdentity anybody's but the matched one's
[[nodiscard]] QJsonObject scoreWithFault(const QJsonObject &truth, faults::RecordFault fault, bool finished, const QString &otherIdentity);

/// The answer of /omni/authentication/verify.
[[nodiscard]] QJsonObject verifyAnswer(bool truth, faults::RecordFault fault);

} // namespace authlink::sandbox::api
