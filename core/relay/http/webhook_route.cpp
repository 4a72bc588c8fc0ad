// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/webhook_route.h"

#include "core/base/log.h"
#include "core/net/trusted_proxies.h"

#include <chrono>

namespace authlink::relay
{

namespace
{

constexpr auto kRetryAfterSeconds = "5";

bool isJson(const net::Request &request)
{
    const QByteArray type = request.mediaType();
    const QByteArray coding = request.header("Content-Encoding").toLower();
    const bool json = type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
    return json && (coding.isEmpty() || coding == "identity");
}

void answer(WebhookAnswer how, const Reply &reply)
{
    switch (how) {
    case WebhookAnswer::Accepted:
        reply.metrics().countWebhook("accepted");
        reply.send(net::json({{QStringLiteral("success"), true}}));
        return;
    case WebhookAnswer::NotAnObject:
        reply.metrics().countWebhook("not_an_object");
        reply.sendProblem(400, QStringLiteral("The body must be a JSON object."));
        return;
    case WebhookAnswer::StoreUnavailable:
        break;
    }
    reply.metrics().countWebhook("store_unavailable");
    net::Response busy = net::problem(503, QStringLiteral("The webhook could not be stored; send it again."));
    busy.headers.emplaceBack("Retry-After", kRetryAfterSeconds);
    reply.send(busy);
}

} // namespace

bool WebhookRoute::isTrusted(const net::Request &request) const
{
    const WebhookSection &rules = m_config.webhook;
    if (!rules.allowFrom.empty() && !net::isIn(net::clientAddress(request, m_config.http.trustedProxies), rules.allowFrom))
        return false;
    return rules.headerSecret.equals(request.header(rules.headerName.toLatin1()));
}

void WebhookRoute::refuse(const net::Request &request, const Reply &reply)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const QHostAddress client = net::clientAddress(request, m_config.http.trustedProxies);
    if (const auto heldBack = m_refusalLog.admit(now)) {
        qCWarning(base::lcWebhook) << "refused: no or wrong credential, from" << client.toString() << "and" << *heldBack
                                   << "more since the last such line";
    }
    if (const auto wait = m_refusals.take(client, now)) {
        reply.metrics().countWebhook("too_many");
        net::Response tooMany = net::problem(429, QStringLiteral("Too many attempts without the right credential."));
        tooMany.headers.emplaceBack("Retry-After", QByteArray::number(qint64(std::chrono::ceil<std::chrono::seconds>(*wait).count())));
        reply.send(tooMany);
        return;
    }
    reply.metrics().countWebhook("unauthorized");
    reply.sendProblem(401);
}

void WebhookRoute::serve(const net::Request &request, const Reply &reply)
{
    if (request.method != "POST") {
        reply.sendNotAllowed("POST");
        return;
    }
    if (!isTrusted(request)) {
        refuse(request, reply);
        return;
    }
    if (!isJson(request)) {
        reply.metrics().countWebhook("not_json");
        reply.sendProblem(415, QStringLiteral("Content-Type must be application/json."));
        return;
    }
    m_handler.receive(request.body, [reply](WebhookAnswer how) { answer(how, reply); });
}

} // namespace authlink::relay
