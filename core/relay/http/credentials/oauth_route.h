// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/auth_failure_limiter.h"
#include "core/relay/http/counted_responder.h"
#include "core/relay/http/credentials/webhook_credentials.h"

namespace authlink::relay::http
{

/// POST /oauth/token: the relay as the token endpoint for the client credentials grant (RFC 6749 section 4.4), as Incode calls it before it
/// posts webhooks (docs/incode.md "Webhooks"). 404 where OAuth is not configured. Checks: method, address and client, media type, grant.
class OAuthRoute
{
public:
    /// @param all outlive the route
    OAuthRoute(const config::RelayConfig &config, const WebhookCredentials &credentials, const TokenIssuer &tokens)
        : m_config(config),
          m_credentials(credentials),
          m_tokens(tokens)
    {
    }
    void serve(const server::Request &request, const CountedResponder &reply);

private:
    void refuse(const server::Request &request, const CountedResponder &reply);

    const config::RelayConfig &m_config;
    const WebhookCredentials &m_credentials;
    const TokenIssuer &m_tokens;
    AuthFailureLimiter m_failures;
};

} // namespace authlink::relay::http
