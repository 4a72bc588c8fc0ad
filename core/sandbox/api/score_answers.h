// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/sessions.h"

#include <QJsonObject>

/// What the simulated vendor's own record says of a session (facts/incode.md section 6).
namespace authlink::sandbox
{

/// GET /omni/get/score. Values are strings. UNKNOWN until the session is finished; OK with `authentication.identityId` after a match,
/// whoever it was; FAIL without one after a failure; MANUAL_PENDING while a person must look at it.
[[nodiscard]] QJsonObject scoreAnswer(const SandboxSession &session);

/// GET /omni/get/onboarding/status: UNKNOWN (nothing is done yet), FACE_VALIDATION_FINISHED (the face is, the session is not),
/// ONBOARDING_FINISHED (passed or failed), EXPIRED.
[[nodiscard]] QString onboardingStatusOf(const SandboxSession &session);

} // namespace authlink::sandbox
