// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/relay_config.h"
#include "core/relay/http/auth_failure_limiter.h"
#include "core/relay/http/counted_responder.h"
#include "core/relay/http/ports.h"

#include <memory>

namespace authlink::relay::http
{

/// POST or GET /webhooks/message/TOKEN: delivery reports of the message gateway. The token is the only credential; one that is no report
/// address of ours is 404, and who keeps trying hears 429.
class MessageReportRoute
{
public:
    /// @param handler nullptr: no gateway reports, everything is 404
    MessageReportRoute(const config::RelayConfig &config, MessageReportHandler *handler) : m_config(config), m_handler(handler) {}
    /// @param request its path begins with kPrefix
    void serve(const server::Request &request, const CountedResponder &reply);

    static constexpr QByteArrayView kPrefix = "/webhooks/message/";

private:
    const config::RelayConfig &m_config;
    MessageReportHandler *m_handler;
    std::shared_ptr<AuthFailureLimiter> m_failures =
        std::make_shared<AuthFailureLimiter>(); // shared: an answer may come after the route has gone
};

} // namespace authlink::relay::http
