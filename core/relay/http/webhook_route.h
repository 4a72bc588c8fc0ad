// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_message.h"
#include "core/relay/http/handlers.h"
#include "core/relay/http/reply.h"
#include "core/relay/relay_config.h"

namespace authlink::relay
{

/// POST /webhooks/incode (interfaces.md). Who may not post learns nothing but 401: the checks go address, credential, type, body.
class WebhookRoute
{
public:
    /// @param config, handler outlive the route
    WebhookRoute(const RelayConfig &config, WebhookHandler &handler) : m_config(config), m_handler(handler) {}
    void serve(const net::Request &request, const Reply &reply) const;

private:
    [[nodiscard]] bool isTrusted(const net::Request &request) const;

    const RelayConfig &m_config;
    WebhookHandler &m_handler;
};

} // namespace authlink::relay
