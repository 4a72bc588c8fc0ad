// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/sandbox/api/session_store.h"
#include "core/sandbox/capture_outcome.h"
#include "core/verification/values.h"

#include <QJsonObject>

/// What the simulated vendor posts (facts/incode.md sections 1 and 2, facts/incode-authentication-links.txt).
namespace authlink::sandbox::webhooks
{

/// SESSION_STARTED, SESSION_PROGRESS, SESSION_PENDING_REVIEW, SESSION_SUCCEEDED, SESSION_FAILED.
[[nodiscard]] QJsonObject sessionWebhook(const api::Session &session, const QString &event);

/// Onboarding Status (section 1b): FACE_VALIDATION_FINISHED, ONBOARDING_FINISHED, EXPIRED.
[[nodiscard]] QJsonObject onboardingStatusWebhook(const api::Session &session, const QString &status, const QString &clientId);

/// Identity Enrolled: the account number travels as the external customer id.
[[nodiscard]] QJsonObject enrolledWebhook(const QString &interviewId, const QString &account, const QString &customerId);

/// Face Authentication, one for each attempt. In 1:N mode nobody gave a hint, so there is none; in 1:1
/// mode it is the login hint.
/// A blocklisted face: the vendor documents only the number 4003, so `error` holds {"code": 4003, "name": "USER_BLACKLISTED"};
/// the other errors carry the documented name, and the documented number where there is one.
/// @param matched the identity whose face it was; null unless isMatch(outcome)
[[nodiscard]] QJsonObject faceAuthenticationWebhook(const api::Session &session, Capture outcome, const verification::Customer *matched,
                                                    int maxAttempts);

/// The legacy 1:N webhook of authentication links, with fresh tokens. A failed one exposes no customer data.
[[nodiscard]] QJsonObject legacyWebhook(Capture outcome, const verification::Customer *matched, base::Instant now, base::Random &random);

} // namespace authlink::sandbox::webhooks
