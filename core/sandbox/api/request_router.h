// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"
#include "core/sandbox/api/api_server.h"
#include "core/sandbox/api/call_counter.h"
#include "core/sandbox/faults/fault_injector.h"

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace authlink::sandbox::api
{

/// Finds the handler of a request by the beginning of its path. On the way there outages and API faults are injected, form posts from pages
/// of other sites are refused, and the calls of the vendor's API and of the gateway are counted.
class RequestRouter
{
public:
    using Handler =
        std::function<std::optional<http::server::Response>(const http::server::Request &)>; ///< nullopt: nothing is at this path

    enum class Kind {
        Vendor,  ///< the vendor's API and auth server: counted; API faults and outages apply
        Gateway, ///< the message gateway: counted; API faults that name it apply
        Page,    ///< the vendor's pages for customers: outages apply
        Sandbox, ///< the sandbox's own pages: no fault applies
    };

    /// @param api whose error bodies injected faults carry; it and the others outlive the router
    RequestRouter(const ApiServer &api, faults::FaultInjector &faults, CallCounter &calls) : m_api(api), m_faults(faults), m_calls(calls) {}
    ~RequestRouter() { stop(); }
    RequestRouter(const RequestRouter &) = delete;
    RequestRouter &operator=(const RequestRouter &) = delete;

    /// The first route added whose prefix fits gets the request.
    void add(Kind kind, const QByteArray &prefix, Handler handler);
    void serve(const http::server::Request &request, const http::server::Responder &responder);
    /// Cuts the connections that a fault keeps hanging.
    void stop();

private:
    struct Route {
        Kind kind = Kind::Sandbox;
        QByteArray prefix;
        Handler handler;
    };

    [[nodiscard]] bool appliesOutage(const Route &route, const http::server::Request &request, const http::server::Responder &responder);
    [[nodiscard]] bool appliesFault(const Route &route, const http::server::Request &request, const http::server::Responder &responder);
    void hang(const http::server::Responder &responder);
    void count(const Route &route, const http::server::Request &request, int status);

    const ApiServer &m_api;
    faults::FaultInjector &m_faults;
    CallCounter &m_calls;
    std::vector<Route> m_routes;
    std::deque<http::server::Responder> m_hanging;
};

} // namespace authlink::sandbox::api
