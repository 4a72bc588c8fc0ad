// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/http/counted_responder.h"
#include "core/relay/http/landing/landing_page.h"

namespace authlink::relay::http
{

/// GET /v/TOKEN, POST /v/TOKEN/yes and /no (docs/user-guide.md "In short").
class LandingRoute
{
public:
    /// @param config, handler outlive the route
    LandingRoute(const config::RelayConfig &config, LandingHandler &handler);
    /// @param request its path begins with "/v/"
    void serve(const server::Request &request, const CountedResponder &reply);

private:
    [[nodiscard]] Browser browserOf(const server::Request &request) const;
    [[nodiscard]] bool isSecure(const server::Request &request) const;
    [[nodiscard]] bool demandsTls(const server::Request &request) const;
    /// The form was sent by our own page, as far as the browser says.
    [[nodiscard]] bool isOwnForm(const server::Request &request) const;

    const config::RelayConfig &m_config;
    LandingHandler &m_handler;
    base::LogThrottle m_refusalLog;
    std::shared_ptr<const LandingPage> m_page; // shared: an answer may come after the route has gone
};

} // namespace authlink::relay::http
