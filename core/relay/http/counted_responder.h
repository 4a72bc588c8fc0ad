// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/server_alias.h"

#include "core/http/server/http_server.h"
#include "core/relay/http/metrics.h"

#include <memory>

namespace authlink::relay::http
{

/// A responder that counts what it says. Outlives the front without harm.
class CountedResponder
{
public:
    CountedResponder(server::Responder responder, std::shared_ptr<Metrics> metrics, const char *route)
        : m_responder(std::move(responder)),
          m_metrics(std::move(metrics)),
          m_route(route)
    {
    }

    /// Once.
    void send(const server::Response &response) const
    {
        m_metrics->countRequest(m_route, response.status);
        m_responder.respond(response);
    }
    void sendProblem(int status, const QString &detail = {}) const { send(server::problem(status, detail)); }
    /// RFC 9110 section 15.5.6
    void sendNotAllowed(const QByteArray &allowed) const
    {
        server::Response response = server::problem(405);
        response.headers.emplaceBack("Allow", allowed);
        send(response);
    }
    [[nodiscard]] Metrics &metrics() const { return *m_metrics; }

private:
    server::Responder m_responder;
    std::shared_ptr<Metrics> m_metrics;
    const char *m_route;
};

} // namespace authlink::relay::http
