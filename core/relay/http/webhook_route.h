// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/http/auth_failure_limiter.h"
#include "core/relay/http/counted_responder.h"
#include "core/relay/http/credentials/webhook_credentials.h"
#include "core/relay/http/ports.h"
#include "core/relay/http/refused_webhooks.h"

#include <optional>

namespace authlink::relay::http
{

/// POST /webhooks/incode (docs/operator-guide.md "Incode's side"). Who may not post learns nothing but 401. The checks go: method; address
/// and credential, as one; media type; body. Before the credential, the server has looked at no more than the framing (headers, length).
/// Who keeps trying hears 429 instead; a webhook with the right credential is never limited, as Incode's come in bursts.
class WebhookRoute
{
public:
    /// @param all outlive the route
    WebhookRoute(const config::RelayConfig &config, const WebhookCredentials &credentials, base::Clock &clock, WebhookHandler &handler)
        : m_config(config),
          m_credentials(credentials),
          m_clock(clock),
          m_handler(handler)
    {
    }
    void serve(const server::Request &request, const CountedResponder &reply);
    /// By the head alone: who may not post is told so before the body has come, and nothing of it is kept. nullopt: let it come.
    [[nodiscard]] std::optional<server::Response> refuseHead(const server::Request &head, Metrics &metrics);
    /// Its body is longer than `limit`: `bytes`; 0: it came in chunks. For one whose head was let pass.
    void tellTooLong(const QHostAddress &client, qint64 bytes, qint64 limit);
    /// For an address that leads nowhere: tells operators if a webhook was meant to go here.
    void tellOfStray(const server::Request &request);

private:
    [[nodiscard]] server::Response refusal(const server::Request &request, Metrics &metrics);
    void remindOfTheRotation();

    const config::RelayConfig &m_config;
    const WebhookCredentials &m_credentials;
    base::Clock &m_clock;
    WebhookHandler &m_handler;
    AuthFailureLimiter m_failures;
    RefusedWebhooks m_refused;
    std::optional<base::Instant> m_remindedAt;
};

} // namespace authlink::relay::http
