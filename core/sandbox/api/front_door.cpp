// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/front_door.h"

#include <algorithm>
#include <utility>

namespace authlink::sandbox
{

namespace
{

constexpr size_t kHanging = 2'000; // the server's own cap on connections comes first

QByteArray endpointOf(const http::server::Request &request)
{
    return request.path.startsWith("/0/") ? request.path.sliced(2) : request.path;
}

} // namespace

void FrontDoor::add(Kind kind, const QByteArray &prefix, Handler handler)
{
    m_rooms.push_back({kind, prefix, std::move(handler)});
}

void FrontDoor::serve(const http::server::Request &request, const http::server::Responder &responder)
{
    const QByteArray path = endpointOf(request);
    const auto room = std::find_if(m_rooms.begin(), m_rooms.end(), [&](const Room &each) { return path.startsWith(each.prefix); });
    if (room == m_rooms.end())
        return responder.respond(http::server::problem(404));
    if (meetsOutage(*room, request, responder) || meetsFault(*room, request, responder))
        return;
    // A page of another site must not play the customer, nor turn the faults.
    const QByteArray origin = request.header("Origin");
    if (room->kind != Kind::Vendor && request.method == "POST" && !origin.isEmpty() && origin != "http://" + request.header("Host"))
        return responder.respond(http::server::problem(403, QStringLiteral("This form belongs to another site.")));
    const http::server::Response response = room->handler(request).value_or(http::server::problem(404));
    count(*room, request, response.status);
    responder.respond(response);
}

bool FrontDoor::meetsOutage(const Room &room, const http::server::Request &request, const http::server::Responder &responder)
{
    if (room.kind != Kind::Vendor && room.kind != Kind::Page)
        return false;
    switch (m_faults.outage()) {
    case Outage::None:
        return false;
    case Outage::ServerError:
        count(room, request, 500);
        responder.respond(m_api.error(request, 500, QStringLiteral("Internal server error")));
        return true;
    case Outage::Hang:
        count(room, request, CallLog::kNoAnswer);
        hang(responder);
        return true;
    case Outage::Cut:
        count(room, request, CallLog::kNoAnswer);
        responder.cut();
        return true;
    }
    Q_UNREACHABLE();
}

bool FrontDoor::meetsFault(const Room &room, const http::server::Request &request, const http::server::Responder &responder)
{
    if (room.kind != Kind::Vendor && room.kind != Kind::Gateway)
        return false;
    const auto rule = m_faults.takeApiFault(endpointOf(request), room.kind == Kind::Vendor);
    if (!rule)
        return false;
    const auto answer = [&](const http::server::Response &response) {
        count(room, request, response.status);
        responder.respond(response);
    };
    switch (rule->fault) {
    case ApiFault::TooMany: {
        http::server::Response response = m_api.error(request, 429, QStringLiteral("Too many requests"));
        response.headers.emplaceBack("Retry-After", QByteArray::number(rule->retryAfterS));
        answer(response);
        break;
    }
    case ApiFault::TooManyBare:
        answer(m_api.error(request, 429, QStringLiteral("Too many requests")));
        break;
    case ApiFault::ServerError:
        answer(m_api.error(request, 500, QStringLiteral("Internal server error")));
        break;
    case ApiFault::WrongToken:
        answer(m_api.error(request, 401, QStringLiteral("Missing, wrong or expired token")));
        break;
    case ApiFault::Hang:
        count(room, request, CallLog::kNoAnswer);
        hang(responder);
        break;
    case ApiFault::CutAfter:
        (void)room.handler(request);
        [[fallthrough]];
    case ApiFault::Cut:
        count(room, request, CallLog::kNoAnswer);
        responder.cut();
        break;
    }
    return true;
}

void FrontDoor::hang(const http::server::Responder &responder)
{
    m_hanging.push_back(responder);
    if (m_hanging.size() > kHanging)
        m_hanging.pop_front();
}

void FrontDoor::stop()
{
    for (const http::server::Responder &responder : m_hanging)
        responder.cut();
    m_hanging.clear();
}

void FrontDoor::count(const Room &room, const http::server::Request &request, int status)
{
    if (room.kind == Kind::Vendor || room.kind == Kind::Gateway)
        m_calls.add((status == 404 ? QByteArray("(unknown)") : request.method.left(8) + ' ' + endpointOf(request).left(100)), status);
}

} // namespace authlink::sandbox
