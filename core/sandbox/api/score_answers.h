// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/session_store.h"
#include "core/sandbox/faults/faults.h"

#include <QJsonObject>
#include <QString>

/// The bodies that answer questions about a result (docs/incode.md, "Asking Incode itself").
namespace authlink::sandbox::api
{

/// The true answer of GET /omni/get/score, its values as strings. The status is UNKNOWN until the session is finished, OK with
/// `authentication.identityId` after a match, no matter with whom, FAIL without an identity after a failure, and MANUAL_PENDING while
/// somebody at the vendor's has yet to review the session.
[[nodiscard]] QJsonObject scoreAnswer(const Session &session);

/// The status that GET /omni/get/onboarding/status answers: UNKNOWN (nothing is finished yet), FACE_VALIDATION_FINISHED (the session waits
/// for a review), ONBOARDING_FINISHED (passed or failed), EXPIRED.
[[nodiscard]] QString onboardingStatusOf(const Session &session);

/// The answer of GET /omni/get/score under a record fault.
/// @param truth scoreAnswer()
/// @param finished whether the session is; before that OtherIdentity and Fail change nothing
/// @param otherIdentity of a customer other than the matched one
[[nodiscard]] QJsonObject scoreWithFault(const QJsonObject &truth, faults::RecordFault fault, bool finished, const QString &otherIdentity);

/// The answer of POST /omni/authentication/verify under a record fault.
/// @param truth whether the transaction was a pass
[[nodiscard]] QJsonObject verifyAnswer(bool truth, faults::RecordFault fault);

} // namespace authlink::sandbox::api
