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

/// Posts webhooks that no customer caused, with the right credentials:
///   POST /sandbox/forge   {customerId, mode: unknown_session | known_interview | legacy, interviewId?}: a pass that nobody earned
///   POST /sandbox/enroll  {account, customerId}: Identity Enrolled
/// JSON is answered with {"success": true}; a form of the front page with a redirect back to it.
class TestWebhooks
{
public:
    /// All references outlive this object.
    TestWebhooks(const SandboxConfig &config, api::SessionStore &sessions, webhooks::WebhookSender &sender, base::Clock &clock,
                 base::Random &random);

    /// nullopt: the path is not one of these.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    /// What somebody could post who knows the webhook URL and its secret.
    struct ForgedPass {
        enum class Mode {
            UnknownSession, ///< Face Authentication of a session that does not exist
            KnownInterview, ///< Face Authentication of a real session, which it does not change
            Legacy,         ///< the legacy 1:N webhook, with a transaction that the vendor does not confirm
        };
        Mode mode = Mode::UnknownSession;
        QString customerId;  ///< who is claimed to have passed; must be enrolled
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
