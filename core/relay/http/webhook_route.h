// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log_throttle.h"
#include "core/net/address_limiter.h"
#include "core/net/http_message.h"
#include "core/relay/http/handlers.h"
#include "core/relay/http/reply.h"
#include "core/relay/relay_config.h"

namespace authlink::relay
{

/// POST /webhooks/incode (interfaces.md). Who may not post learns nothing but 401: the checks go address, credential, type, body. Who
/// keeps trying hears 429 instead; a webhook with the right credential is never limited, as Incode's come in bursts.
class WebhookRoute
{
public:
    /// @param config, handler outlive the route
    WebhookRoute(const RelayConfig &config, WebhookHandler &handler) : m_config(config), m_handler(handler) {}
    void serve(const net::Request &request, const Reply &reply);

private:
    [[nodiscard]] bool isTrusted(const net::Request &request) const;
    void refuse(const net::Request &request, const Reply &reply);

    const RelayConfig &m_config;
    WebhookHandler &m_handler;
    net::AddressLimiter m_refusals{{}}; // an answer of 401 each
    base::LogThrottle m_refusalLog;
};

} // namespace authlink::relay
