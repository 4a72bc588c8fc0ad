// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/http/server/http_message.h"
#include "core/sandbox/api/session_store.h"
#include "core/sandbox/sandbox_config.h"
#include "core/sandbox/webhooks/webhook_sender.h"

#include <optional>

namespace authlink::sandbox::pages
{

/// Webhooks that no customer caused, posted with the right credentials:
///   POST /sandbox/forge   {customerId, mode: unknown_session | known_interview | legacy, interviewId?}: a PASS nobody earned
///   POST /sandbox/enroll  {account, customerId}: Identity Enrolled
/// JSON is answered with {"success": true}; a form of the front page with a redirect back to it.
class TestWebhooks
{
public:
    /// @param config and the others outlive this
    TestWebhooks(const SandboxConfig &config, api::SessionStore &sessions, webhooks::WebhookSender &sender, base::Clock &clock,
                 base::Random &random);

    /// nullopt: the path is neither.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    /// A PASS that nobody earned, from somebody who knows the webhook URL and its secret.
    struct ForgedPass {
        enum class Mode {
            UnknownSession, ///< Face Authentication of a session that never was
            KnownInterview, ///< Face Authentication of a real session, which it does not change
            Legacy,         ///< the legacy 1:N webhook, with values the vendor never made
        };
        Mode mode = Mode::UnknownSession;
        QString customerId;  ///< enrolled
        QString interviewId; ///< for KnownInterview; empty: the newest session that is not finished
    };

    [[nodiscard]] base::Result<void> run(bool forging, const QJsonObject &body);
    /// Errors: Invalid (nobody with that customer id is enrolled), NotFound (no such session, or none is open).
    [[nodiscard]] base::Result<void> forge(const ForgedPass &pass);
    /// Errors: Invalid.
    [[nodiscard]] base::Result<void> enroll(const QString &account, const QString &customerId);

    const SandboxConfig &m_config;
    api::SessionStore &m_sessions;
    webhooks::WebhookSender &m_sender;
    base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace authlink::sandbox::pages
