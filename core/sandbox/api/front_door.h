// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"
#include "core/sandbox/api/api.h"
#include "core/sandbox/api/call_log.h"
#include "core/sandbox/faults/fault_injector.h"

#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace authlink::sandbox
{

/// Every request of the simulated vendor passes here: outages and API faults strike, and calls are counted.
class FrontDoor
{
public:
    using Handler =
        std::function<std::optional<http::server::Response>(const http::server::Request &)>; ///< nullopt: the path is another room's

    enum class Kind {
        Vendor,  ///< counted, meets API faults and outages
        Gateway, ///< counted, meets API faults that name it
        Page,    ///< the vendor's pages for customers: meets outages
        Desk,    ///< the sandbox's own: always there
    };

    /// @param api gives errors the vendor's shape; it and the others outlive the door
    FrontDoor(const Api &api, FaultInjector &faults, CallLog &calls) : m_api(api), m_faults(faults), m_calls(calls) {}
    ~FrontDoor() { stop(); }
    FrontDoor(const FrontDoor &) = delete;
    FrontDoor &operator=(const FrontDoor &) = delete;

    /// Asked in the order of adding.
    void add(Kind kind, const QByteArray &prefix, Handler handler);
    void serve(const http::server::Request &request, const http::server::Responder &responder);
    /// Cuts the calls that hang.
    void stop();

private:
    struct Room {
        Kind kind = Kind::Desk;
        QByteArray prefix;
        Handler handler;
    };

    [[nodiscard]] bool meetsOutage(const Room &room, const http::server::Request &request, const http::server::Responder &responder);
    [[nodiscard]] bool meetsFault(const Room &room, const http::server::Request &request, const http::server::Responder &responder);
    void hang(const http::server::Responder &responder);
    void count(const Room &room, const http::server::Request &request, int status);

    const Api &m_api;
    FaultInjector &m_faults;
    CallLog &m_calls;
    std::vector<Room> m_rooms;
    std::deque<http::server::Responder> m_hanging;
};

} // namespace authlink::sandbox
