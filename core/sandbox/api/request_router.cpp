// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/request_router.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

constexpr size_t kMaxHanging = 2'000; // the server's own cap on connections comes first

QByteArray endpointOf(const http::server::Request &request)
{
    return request.path.startsWith("/0/") ? request.path.sliced(2) : request.path;
}

} // namespace

void RequestRouter::add(Kind kind, const QByteArray &prefix, Handler handler)
{
    m_routes.push_back({kind, prefix, std::move(handler)});
}

void RequestRouter::serve(const http::server::Request &request, const http::server::Responder &responder)
{
    const QByteArray path = endpointOf(request);
    const auto route = std::find_if(m_routes.begin(), m_routes.end(), [&](const Route &each) { return path.startsWith(each.prefix); });
    if (route == m_routes.end())
        return responder.respond(http::server::problem(404));
    if (appliesOutage(*route, request, responder) || appliesFault(*route, request, responder))
        return;
    // The browser of whoever runs the sandbox must not take a selfie or change faults because a page of another site posts a form.
    const QByteArray origin = request.header("Origin");
    if (route->kind != Kind::Vendor && request.method == "POST" && !origin.isEmpty() && origin != "http://" + request.header("Host"))
        return responder.respond(http::server::problem(403, u"This form belongs to another site."_s));
    const http::server::Response response = route->handler(request).value_or(http::server::problem(404));
    count(*route, request, response.status);
    responder.respond(response);
}

bool RequestRouter::appliesOutage(const Route &route, const http::server::Request &request, const http::server::Responder &responder)
{
    if (route.kind != Kind::Vendor && route.kind != Kind::Page)
        return false;
    switch (m_faults.outage()) {
    case faults::Outage::None:
        return false;
    case faults::Outage::ServerError:
        count(route, request, 500);
        responder.respond(m_api.error(request, 500, u"Internal server error"_s));
        return true;
    case faults::Outage::Hang:
        count(route, request, CallCounter::kNoAnswer);
        hang(responder);
        return true;
    case faults::Outage::Cut:
        count(route, request, CallCounter::kNoAnswer);
        responder.cut();
        return true;
    }
    Q_UNREACHABLE();
}

bool RequestRouter::appliesFault(const Route &route, const http::server::Request &request, const http::server::Responder &responder)
{
    if (route.kind != Kind::Vendor && route.kind != Kind::Gateway)
        return false;
    const auto rule = m_faults.takeApiFault(endpointOf(request), route.kind == Kind::Vendor);
    if (!rule)
        return false;
    const auto answer = [&](const http::server::Response &response) {
        count(route, request, response.status);
        responder.respond(response);
    };
    switch (rule->fault) {
    case faults::ApiFault::TooMany: {
        http::server::Response response = m_api.error(request, 429, u"Too many requests"_s);
        response.headers.emplaceBack("Retry-After", QByteArray::number(rule->retryAfterS));
        answer(response);
        break;
    }
    case faults::ApiFault::TooManyBare:
        answer(m_api.error(request, 429, u"Too many requests"_s));
        break;
    case faults::ApiFault::ServerError:
        answer(m_api.error(request, 500, u"Internal server error"_s));
        break;
    case faults::ApiFault::WrongToken:
        answer(m_api.error(request, 401, u"Missing, wrong or expired token"_s));
        break;
    case faults::ApiFault::Hang:
        count(route, request, CallCounter::kNoAnswer);
        hang(responder);
        break;
    case faults::ApiFault::CutAfter:
        (void)route.handler(request);
        [[fallthrough]];
    case faults::ApiFault::Cut:
        count(route, request, CallCounter::kNoAnswer);
        responder.cut();
        break;
    }
    return true;
}

void RequestRouter::hang(const http::server::Responder &responder)
{
    m_hanging.push_back(responder);
    if (m_hanging.size() > kMaxHanging)
        m_hanging.pop_front();
}

void RequestRouter::stop()
{
    for (const http::server::Responder &responder : m_hanging)
        responder.cut();
    m_hanging.clear();
}

void RequestRouter::count(const Route &route, const http::server::Request &request, int status)
{
    if (route.kind == Kind::Vendor || route.kind == Kind::Gateway)
        m_calls.add((status == 404 ? QByteArray("(unknown)") : request.method.left(8) + ' ' + endpointOf(request).left(100)), status);
}

} // namespace authlink::sandbox::api
