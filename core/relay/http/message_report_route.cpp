// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/message_report_route.h"

#include "core/http/common/form_data.h"
#include "core/http/common/url.h"
#include "core/http/server/proxies/trusted_proxies.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr qsizetype kMaxBody = 16 * 1024;
constexpr auto kReportRetryAfterSeconds = "5";

void refuse(AuthFailureLimiter &failures, const server::Client &client, const CountedResponder &reply)
{
    if (const auto tooMany = failures.refuse(client, "a delivery report, unknown address,"))
        reply.send(*tooMany);
    else
        reply.sendProblem(404);
}

void answer(ReportAnswer how, AuthFailureLimiter &failures, const server::Client &client, const CountedResponder &reply)
{
    switch (how) {
    case ReportAnswer::Taken:
        reply.send({.status = 204, .contentType = {}, .body = {}, .headers = {}, .close = false});
        return;
    case ReportAnswer::Unknown:
        refuse(failures, client, reply);
        return;
    case ReportAnswer::StoreUnavailable:
        break;
    }
    server::Response busy = server::problem(503, u"The report could not be stored; send it again."_s);
    busy.headers.emplaceBack("Retry-After", kReportRetryAfterSeconds);
    reply.send(busy);
}

} // namespace

void MessageReportRoute::serve(const server::Request &request, const CountedResponder &reply)
{
    if (m_handler == nullptr) {
        reply.sendProblem(404);
        return;
    }
    // Some providers ask with GET, and the report is a form in the query.
    const bool inQuery = request.method == "GET";
    if (request.method != "POST" && !inQuery) {
        reply.sendNotAllowed("GET, POST");
        return;
    }
    const server::Client client = server::clientOf(request, m_config.http.trustedProxies);
    const QByteArray token = request.path.mid(kPrefix.size());
    if (!authlink::http::isUrlToken(token)) { // nobody's address by its form alone: says nothing about those that are
        refuse(*m_failures, client, reply);
        return;
    }
    if (request.body.size() > kMaxBody) {
        reply.sendProblem(413);
        return;
    }
    m_handler->report(QString::fromLatin1(token), inQuery ? authlink::http::kFormType.toByteArray() : request.header("Content-Type"),
                      inQuery ? request.query : request.body,
                      [failures = m_failures, client, reply](ReportAnswer how) { answer(how, *failures, client, reply); });
}

} // namespace authlink::relay::http
