// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/webhook_route.h"

#include "core/base/log.h"
#include "core/http/server/proxies/trusted_proxies.h"

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr auto kRetryAfterSeconds = "5";
constexpr std::chrono::hours kRemindEvery(1);

bool isJson(const server::Request &request)
{
    const QByteArray type = request.mediaType();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

bool isCoded(const server::Request &request)
{
    const QByteArray coding = request.header("Content-Encoding").toLower();
    return !coding.isEmpty() && coding != "identity";
}

void answer(WebhookAnswer how, const CountedResponder &reply)
{
    switch (how) {
    case WebhookAnswer::Accepted:
        reply.metrics().countWebhook("accepted");
        reply.send(server::json({{u"success"_s, true}}));
        return;
    case WebhookAnswer::NotAnObject:
        reply.metrics().countWebhook("not_an_object");
        reply.sendProblem(400, u"The body must be a JSON object."_s);
        return;
    case WebhookAnswer::StoreUnavailable:
        break;
    }
    reply.metrics().countWebhook("store_unavailable");
    server::Response busy = server::problem(503, u"The webhook could not be stored; send it again."_s);
    busy.headers.emplaceBack("Retry-After", kRetryAfterSeconds);
    reply.send(busy);
}

} // namespace

server::Response WebhookRoute::refusal(const server::Request &request, Metrics &metrics)
{
    const server::Client client = server::clientOf(request, m_config.http.trustedProxies);
    const auto what = [this, &request] { return u"a webhook, %1,"_s.arg(m_credentials.whyNoWebhook(request)); };
    if (auto tooMany = m_failures.refuse(client, what)) {
        metrics.countWebhook("too_many");
        return *std::move(tooMany);
    }
    metrics.countWebhook("unauthorized");
    server::Response unauthorized = server::problem(401);
    if (m_credentials.givesTokens())
        unauthorized.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"webhooks\"");
    return unauthorized;
}

std::optional<server::Response> WebhookRoute::refuseHead(const server::Request &head, Metrics &metrics)
{
    if (head.method != "POST")
        return server::methodNotAllowed("POST");
    if (m_credentials.ofWebhook(head))
        return std::nullopt;
    return refusal(head, metrics);
}

void WebhookRoute::remindOfTheRotation()
{
    const base::Instant now = m_clock.now();
    if (m_remindedAt && now < *m_remindedAt + kRemindEvery)
        return;
    m_remindedAt = now;
    qCWarning(base::lcWebhook) << "a webhook came with the previous secret: Incode's dashboard does not have the new one yet";
}

void WebhookRoute::serve(const server::Request &request, const CountedResponder &reply)
{
    const auto tell = [this, &request](RefusedWebhooks::Why why) {
        m_refused.tell(request, server::clientAddress(request, m_config.http.trustedProxies), why);
    };
    if (request.method != "POST") {
        tell(RefusedWebhooks::Why::Method);
        reply.sendNotAllowed("POST");
        return;
    }
    const auto secret = m_credentials.ofWebhook(request);
    if (!secret) {
        reply.send(refusal(request, reply.metrics()));
        return;
    }
    if (*secret == SecretAge::Previous) {
        reply.metrics().countWebhook("previous_secret");
        remindOfTheRotation();
    }
    if (!isJson(request) || isCoded(request)) {
        tell(isCoded(request) ? RefusedWebhooks::Why::Coding : RefusedWebhooks::Why::MediaType);
        reply.metrics().countWebhook("not_json");
        server::Response unsupported = server::problem(415, isCoded(request) ? u"Content-Encoding is not supported: send it as it is."_s
                                                                             : u"Content-Type must be application/json."_s);
        if (isCoded(request))
            unsupported.headers.emplaceBack("Accept-Encoding", "identity"); // RFC 9110 section 12.5.3
        reply.send(unsupported);
        return;
    }
    const QString why = m_handler.receive(request.body, [reply](WebhookAnswer how) { answer(how, reply); });
    if (!why.isEmpty())
        m_refused.tellNoObject(server::clientAddress(request, m_config.http.trustedProxies), request.body.size(), why);
}

void WebhookRoute::tellTooLong(const QHostAddress &client, qint64 bytes, qint64 limit)
{
    m_refused.tellTooLong(client, bytes, limit);
}

void WebhookRoute::tellOfStray(const server::Request &request)
{
    if (mayHoldCredential(request.path))
        return;
    if (looksLikeWebhooks(request.path) || m_credentials.ofWebhook(request))
        m_refused.tell(request, server::clientAddress(request, m_config.http.trustedProxies), RefusedWebhooks::Why::Address);
}

} // namespace authlink::relay::http
