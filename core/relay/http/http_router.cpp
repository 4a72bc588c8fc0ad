// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/http_router.h"

#include "core/base/log.h"
#include "core/base/process.h"
#include "core/http/server/http_server.h"
#include "core/http/server/proxies/trusted_proxies.h"
#include "core/relay/http/counted_responder.h"
#include "core/relay/http/credentials/oauth_route.h"
#include "core/relay/http/landing_route.h"
#include "core/relay/http/message_report_route.h"
#include "core/relay/http/stream_admission.h"
#include "core/relay/http/webhook_route.h"

#include <QJsonArray>
#include <QWebSocket>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr auto kWebhookPath = "/webhooks/incode";
constexpr qint64 kMaxSmallBody = 16 * 1024; // of a form, a report, anything that is no webhook

server::ServerLimits serverLimits(const HttpLimits &limits, const config::RelayConfig &config)
{
    server::ServerLimits server;
    server.headerBytes = limits.headerBytes;
    server.bodyBytes = limits.bodyBytes;
    server.requestDeadline = limits.requestDeadline;
    server.idleDeadline = limits.idleDeadline;
    server.connections = limits.connections;
    server.connectionsPerAddress = limits.connectionsPerAddress;
    server.streams = limits.streams;
    server.exempt = config.http.trustedProxies;
    return server;
}

server::Response healthAnswer(const QStringList &reasons)
{
    QJsonObject body{{u"status"_s, reasons.isEmpty() ? u"ok"_s : u"unavailable"_s}};
    if (!reasons.isEmpty())
        body.insert(u"reasons"_s, QJsonArray::fromStringList(reasons));
    server::Response response = server::json(body, reasons.isEmpty() ? 200 : 503);
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

} // namespace

struct HttpRouter::Private {
    Private(const config::RelayConfig &relayConfig, const HttpLimits &limits, HttpHandlers handlers, base::Clock &clock,
            base::Random &random)
        : config(relayConfig),
          health(handlers.health),
          vendor(handlers.vendor),
          alerts(handlers.alerts),
          stream(handlers.stream),
          admission(config, handlers.stream, random),
          tokens(clock, random, config.webhook.tokenLife),
          webhooks(config, credentials, clock, handlers.webhooks),
          reports(config, handlers.reports),
          landing(config, handlers.landing),
          server(serverLimits(limits, config), [this](const server::Request &request, const server::Responder &to) { serve(request, to); })
    {
        server.checkHeads([this](const server::Request &head) { return checkHead(head); });
        server.acceptWebSockets([this](const server::Request &request) { return refuseStream(request); },
                                [this](std::unique_ptr<QWebSocket> socket, const server::Request &request) {
                                    metrics->countRequest("stream", 101);
                                    stream.enter(std::move(socket), request.header("Authorization"),
                                                 server::clientAddress(request, config.http.trustedProxies));
                                });
    }

    /// Who may hold the relay's memory while a body comes: a webhook with its credential, and everybody a little.
    server::HeadVerdict checkHead(const server::Request &head)
    {
        if (head.path != kWebhookPath)
            return {.refusal = {}, .bodyBytes = kMaxSmallBody};
        auto refusal = webhooks.refuseHead(head, *metrics);
        if (refusal)
            metrics->countRequest("webhook", refusal->status);
        return {.refusal = std::move(refusal), .bodyBytes = {}};
    }

    std::optional<server::Response> refuseStream(const server::Request &request)
    {
        auto refusal = admission.refuse(request);
        if (refusal)
            metrics->countRequest(request.path == StreamAdmission::kPath ? "stream" : "unknown", refusal->status);
        return refusal;
    }

    void serve(const server::Request &request, const server::Responder &to)
    {
        const auto replyAs = [&](const char *route) { return CountedResponder(to, metrics, route); };
        if (request.path == kWebhookPath)
            webhooks.serve(request, replyAs("webhook"));
        else if (request.path == "/oauth/token")
            oauth.serve(request, replyAs("oauth"));
        else if (request.path.startsWith(MessageReportRoute::kPrefix))
            reports.serve(request, replyAs("message_report"));
        else if (request.path.startsWith("/v/"))
            landing.serve(request, replyAs("landing"));
        else if (request.path == "/healthz")
            get(request, replyAs("healthz"), [this] { return healthAnswer(health.unhealthy()); });
        else if (request.path == "/readyz")
            get(request, replyAs("readyz"), [this] { return healthAnswer(health.unready()); });
        else if (request.path == "/metrics")
            get(request, replyAs("metrics"), [this] { return metricsAnswer(); });
        else if (request.path == StreamAdmission::kPath)
            get(request, replyAs("stream"), [] { return StreamAdmission::upgradeRequired(); });
        else
            replyAs("unknown").sendProblem(404);
    }

    template <typename MakeAnswer>
    static void get(const server::Request &request, const CountedResponder &reply, MakeAnswer makeAnswer)
    {
        if (request.method == "GET")
            reply.send(makeAnswer());
        else
            reply.sendNotAllowed("GET");
    }

    server::Response metricsAnswer() const
    {
        return {.status = 200,
                .contentType = "text/plain; version=0.0.4; charset=utf-8",
                .body =
                    metrics->text({.connections = server.connectionCount(),
                                   .streams = server.streamCount(),
                                   .turnedAway = server.turnedAway(),
                                   .refused = server.refusedRequests(),
                                   .vendor = vendor,
                                   .alerts = alerts != nullptr ? alerts->alertCounts() : std::vector<std::pair<const char *, quint64>>()}),
                .headers = {},
                .close = false};
    }

    const config::RelayConfig config;
    HealthSource &health;
    const incode::VendorState *const vendor;
    const AlertSource *const alerts;
    StreamAcceptor &stream;
    StreamAdmission admission;
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
    TokenIssuer tokens;
    const WebhookCredentials credentials{config, tokens};
    OAuthRoute oauth{config, credentials, tokens};
    WebhookRoute webhooks;
    MessageReportRoute reports;
    LandingRoute landing;
    server::HttpServer server; // last: it stops before what it calls
};

HttpRouter::HttpRouter(const config::RelayConfig &config, HttpLimits limits, HttpHandlers handlers, base::Clock &clock,
                       base::Random &random, QObject *parent)
    : QObject(parent),
      m_d(std::make_unique<Private>(config, limits, handlers, clock, random))
{
    connect(&m_d->server, &server::HttpServer::drained, this, &HttpRouter::drained);
}

HttpRouter::~HttpRouter() = default;

base::Result<void> HttpRouter::listen()
{
    base::raiseFileLimit();
    const config::HttpSettings &http = m_d->config.http;
    std::optional<QSslConfiguration> tls;
    if (!http.tlsCertificate.isEmpty() || !http.tlsKey.isEmpty()) {
        auto files = server::tlsFromFiles(http.tlsCertificate, http.tlsKey);
        if (!files)
            return base::fail(files.error());
        tls = *files;
    }
    auto listening = m_d->server.listen(http.address, http.port, tls);
    if (listening)
        qCInfo(base::lcHttp) << "listening on" << http.address.toString() << "port" << port() << (tls ? "with TLS" : "without TLS");
    return listening;
}

quint16 HttpRouter::port() const
{
    return m_d->server.port();
}

void HttpRouter::drain()
{
    m_d->server.drain();
}

} // namespace authlink::relay::http
