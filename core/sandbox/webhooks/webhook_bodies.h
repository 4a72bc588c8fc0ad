// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/sandbox/api/session_store.h"
#include "core/sandbox/capture_outcome.h"
#include "core/verification/values.h"

#include <QJsonObject>

/// The bodies of the simulated vendor's webhooks (docs/incode.md, "Webhooks").
namespace authlink::sandbox::webhooks
{

/// @param event SESSION_STARTED, SESSION_PROGRESS, SESSION_PENDING_REVIEW, SESSION_SUCCEEDED, SESSION_FAILED
[[nodiscard]] QJsonObject sessionWebhook(const api::Session &session, const QString &event);

/// @param status FACE_VALIDATION_FINISHED, ONBOARDING_FINISHED, EXPIRED
[[nodiscard]] QJsonObject onboardingStatusWebhook(const api::Session &session, const QString &status, const QString &clientId);

/// Identity Enrolled: the account number travels as the external customer id.
[[nodiscard]] QJsonObject enrolledWebhook(const QString &interviewId, const QString &account, const QString &customerId);

/// Face Authentication, one webhook for each attempt. `hint` is the login hint of a 1:1 session; 1:N sessions have none.
/// Errors have the names and numbers of Incode's pages, but for a blocklisted face the pages have only the number 4003; its name,
/// USER_BLACKLISTED, is made up.
/// @param matched whose face it was; null unless isMatch(outcome)
[[nodiscard]] QJsonObject faceAuthenticationWebhook(const api::Session &session, Capture outcome, const verification::Customer *matched,
                                                    int maxAttempts);

/// The legacy 1:N webhook of the static link, with new tokens. That of a failed attempt names no customer.
/// @param matched whose face it was; null unless isMatch(outcome)
[[nodiscard]] QJsonObject legacyWebhook(Capture outcome, const verification::Customer *matched, base::Instant now, base::Random &random);

} // namespace authlink::sandbox::webhooks
