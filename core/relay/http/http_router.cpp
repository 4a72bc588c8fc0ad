// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/http_router.h"

#include "core/base/log.h"
#include "core/base/process.h"
#include "core/base/system/log_writer.h"
#include "core/http/server/http_server.h"
#include "core/http/server/listening/tls_files.h"
#include "core/http/server/proxies/trusted_proxies.h"
#include "core/relay/http/counted_responder.h"
#include "core/relay/http/credentials/oauth_route.h"
#include "core/relay/http/landing/landing_route.h"
#include "core/relay/http/message_report_route.h"
#include "core/relay/http/stream_admission.h"
#include "core/relay/http/webhook_route.h"

#include <QJsonArray>
#include <QWebSocket>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr auto kWebhookPath = "/webhooks/incode";
constexpr int kNotFound = 404;
constexpr int kFull = 503;
constexpr qint64 kMaxSmallBody = 16 * 1024; // of a form, a report, anything that is no webhook

server::ServerLimits serverLimits(const HttpLimits &limits, const config::RelayConfig &config)
{
    server::ServerLimits server;
    server.headerBytes = limits.headerBytes;
    server.bodyBytes = limits.bodyBytes;
    server.requestDeadline = limits.requestDeadline;
    server.idleDeadline = limits.idleDeadline.value_or(config.http.idleTimeout);
    server.connections = limits.connections;
    server.connectionsPerAddress = limits.connectionsPerAddress;
    server.streams = limits.streams;
    server.exempt = config.http.trustedProxies;
    return server;
}

/// What is wrong is for operators.
enum class Detail { None, Reasons };

server::Response healthAnswer(const QStringList &reasons, Detail detail)
{
    QJsonObject body{{u"status"_s, reasons.isEmpty() ? u"ok"_s : u"unavailable"_s}};
    if (!reasons.isEmpty() && detail == Detail::Reasons)
        body.insert(u"reasons"_s, QJsonArray::fromStringList(reasons));
    server::Response response = server::json(body, reasons.isEmpty() ? 200 : 503);
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

enum class Route { Webhook, OAuth, MessageReport, Landing, Healthz, Readyz, Stream, Unknown };

Route routeOf(const QByteArray &path)
{
    if (path == kWebhookPath || path == QByteArray(kWebhookPath) + '/')
        return Route::Webhook;
    if (path == "/oauth/token")
        return Route::OAuth;
    if (path.startsWith(MessageReportRoute::kPrefix))
        return Route::MessageReport;
    if (path.startsWith("/v/"))
        return Route::Landing;
    if (path == "/healthz")
        return Route::Healthz;
    if (path == "/readyz")
        return Route::Readyz;
    return path == StreamAdmission::kPath ? Route::Stream : Route::Unknown;
}

} // namespace

struct HttpRouter::Private {
    Private(const config::RelayConfig &relayConfig, const HttpLimits &limits, HttpHandlers handlers, base::Clock &clock,
            base::Random &random, const vault::Vault &vault)
        : config(relayConfig),
          bodyBytes(limits.bodyBytes),
          health(handlers.health),
          vendor(handlers.vendor),
          alerts(handlers.alerts),
          admission(config, handlers.stream, random),
          tokens(clock, vault, config.webhook.tokenLife),
          webhooks(config, credentials, clock, handlers.webhooks),
          reports(config, handlers.reports),
          landing(config, handlers.landing),
          operations(serverLimits(limits, config),
                     [this](const server::Request &request, const server::Responder &to) { serveOperators(request, to); }),
          server(serverLimits(limits, config), [this](const server::Request &request, const server::Responder &to) { serve(request, to); })
    {
        server.checkHeads([this](const server::Request &head) { return checkHead(head); });
        server.acceptWebSockets([](QByteArrayView path) { return routeOf(path.toByteArray()) == Route::Stream; },
                                [this](const server::Request &request, const auto &done) { admitStream(request, done); });
    }

    /// Who may hold the relay's memory while a body comes: a webhook with its credential, and everybody a little.
    server::HeadVerdict checkHead(const server::Request &head)
    {
        const Route route = routeOf(head.path);
        if (route == Route::Unknown) {
            tellOfStray(head);
            metrics->countRequest("unknown", kNotFound);
            return {.refusal = server::problem(kNotFound), .bodyBytes = {}, .tooLong = {}};
        }
        if (route != Route::Webhook)
            return {.refusal = {}, .bodyBytes = kMaxSmallBody, .tooLong = {}};
        auto refusal = webhooks.refuseHead(head, *metrics);
        if (refusal)
            metrics->countRequest("webhook", refusal->status);
        return {.refusal = std::move(refusal),
                .bodyBytes = {},
                .tooLong = [this, client = server::clientAddress(head, config.http.trustedProxies)](qint64 bytes) {
                    webhooks.tellTooLong(client, bytes, bodyBytes);
                }};
    }

    void admitStream(const server::Request &request, std::function<void(server::HttpServer::UpgradeVerdict)> done)
    {
        constexpr auto kRoute = "stream";
        admission.admit(request, [this, done = std::move(done)](const server::HttpServer::UpgradeVerdict &verdict) {
            const auto *enter = std::get_if<server::HttpServer::UpgradeHandler>(&verdict);
            if (enter == nullptr || server.isFull()) {
                metrics->countRequest(kRoute, enter == nullptr ? std::get<server::Response>(verdict).status : kFull);
                return done(verdict);
            }
            done([this, enter = *enter](std::unique_ptr<QWebSocket> socket) {
                metrics->countRequest(kRoute, 101);
                enter(std::move(socket));
            });
        });
    }

    void serve(const server::Request &request, const server::Responder &to)
    {
        const auto replyAs = [&](const char *route) { return CountedResponder(to, metrics, route); };
        switch (routeOf(request.path)) {
        case Route::Webhook:
            return webhooks.serve(request, replyAs("webhook"));
        case Route::OAuth:
            return oauth.serve(request, replyAs("oauth"));
        case Route::MessageReport:
            return reports.serve(request, replyAs("message_report"));
        case Route::Landing:
            return landing.serve(request, replyAs("landing"));
        case Route::Healthz:
            return get(request, replyAs("healthz"), [this] { return healthAnswer(health.unhealthy(), Detail::None); });
        case Route::Readyz:
            return get(request, replyAs("readyz"), [this] { return healthAnswer(health.unready(), Detail::None); });
        case Route::Stream:
            return get(request, replyAs("stream"), [] { return StreamAdmission::upgradeRequired(); });
        case Route::Unknown:
            break;
        }
        tellOfStray(request);
        replyAs("unknown").sendProblem(kNotFound);
    }

    /// Somebody's webhooks may be what goes astray.
    void tellOfStray(const server::Request &request)
    {
        if (request.method == "POST")
            webhooks.tellOfStray(request);
    }

    void serveOperators(const server::Request &request, const server::Responder &to)
    {
        const auto replyAs = [&](const char *route) { return CountedResponder(to, metrics, route); };
        if (request.path == "/healthz")
            get(request, replyAs("healthz"), [this] { return healthAnswer(health.unhealthy(), Detail::Reasons); });
        else if (request.path == "/readyz")
            get(request, replyAs("readyz"), [this] { return healthAnswer(health.unready(), Detail::Reasons); });
        else if (request.path == "/metrics")
            get(request, replyAs("metrics"), [this] { return metricsAnswer(); });
        else
            replyAs("unknown").sendProblem(404);
    }

    [[nodiscard]] base::Result<std::optional<QSslConfiguration>> readTls(std::unique_ptr<server::TlsFiles> &files,
                                                                         const config::HttpSettings &http)
    {
        if (http.tlsCertificate.isEmpty() && http.tlsKey.isEmpty())
            return std::nullopt;
        files = std::make_unique<server::TlsFiles>(http.tlsCertificate, http.tlsKey);
        QObject::connect(files.get(), &server::TlsFiles::renewed, files.get(),
                         [this](const QSslConfiguration &tls) { server.setTls(tls); });
        auto tls = files->read();
        if (!tls)
            return base::fail(tls.error());
        return std::optional(*tls);
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
                                   .logDropped = base::droppedLogLines(),
                                   .loop = &loop.stalls(),
                                   .vendor = vendor,
                                   .alerts = alerts != nullptr ? alerts->alertCounts() : std::vector<std::pair<const char *, quint64>>()}),
                .headers = {},
                .close = false};
    }

    config::RelayConfig config; // what reload() takes changes; the routes look here at every request
    const qint64 bodyBytes;     // of a webhook
    HealthSource &health;
    const incode::VendorState *const vendor;
    const AlertSource *const alerts;
    StreamAdmission admission;
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
    const base::LoopWatch loop;
    TokenIssuer tokens;
    const WebhookCredentials credentials{config, tokens};
    OAuthRoute oauth{config, credentials, tokens};
    WebhookRoute webhooks;
    MessageReportRoute reports;
    LandingRoute landing;
    std::unique_ptr<server::TlsFiles> tlsFiles; // none: plain TCP
    server::HttpServer operations;
    server::HttpServer server; // last: it stops before what it calls
};

HttpRouter::HttpRouter(const config::RelayConfig &config, HttpLimits limits, HttpHandlers handlers, base::Clock &clock,
                       base::Random &random, const vault::Vault &vault, QObject *parent)
    : QObject(parent),
      m_d(std::make_unique<Private>(config, limits, handlers, clock, random, vault))
{
    connect(&m_d->server, &server::HttpServer::drained, this, &HttpRouter::drained);
}

HttpRouter::~HttpRouter() = default;

base::Result<void> HttpRouter::listen()
{
    base::raiseFileLimit();
    const config::HttpSettings &http = m_d->config.http;
    const auto tls = m_d->readTls(m_d->tlsFiles, http);
    if (!tls)
        return base::fail(tls.error());
    std::vector<config::ListenAddress> addresses{{.address = http.address, .port = http.port}};
    addresses.insert(addresses.end(), http.moreAddresses.begin(), http.moreAddresses.end());
    for (const auto &[address, port] : addresses) {
        if (auto listening = m_d->server.listen(address, port, *tls); !listening)
            return listening;
    }
    for (const auto &[address, port] : m_d->config.operations.listen) {
        if (auto listening = m_d->operations.listen(address, port); !listening)
            return listening;
    }
    qCInfo(base::lcHttp).noquote() << "listening on" << m_d->server.addresses().join(u", "_s) << (*tls ? "with TLS" : "without TLS");
    if (!m_d->operations.addresses().isEmpty())
        qCInfo(base::lcHttp).noquote() << "for operators: listening on" << m_d->operations.addresses().join(u", "_s);
    return {};
}

base::Result<void> HttpRouter::reload(const config::RelayConfig &config)
{
    config::HttpSettings &http = m_d->config.http;
    if (config.http.tlsCertificate.isEmpty() != http.tlsCertificate.isEmpty())
        return base::fail(base::invalid(u"http.tls_certificate"_s, u"'http.tls_certificate' can't be added or taken away while running"_s));
    std::unique_ptr<server::TlsFiles> files;
    const auto tls = m_d->readTls(files, config.http);
    if (!tls)
        return base::fail(tls.error());
    if (*tls)
        m_d->server.setTls(**tls);
    m_d->tlsFiles = std::move(files);
    http.tlsCertificate = config.http.tlsCertificate;
    http.tlsKey = config.http.tlsKey;
    http.trustedProxies = config.http.trustedProxies;
    m_d->server.setExempt(http.trustedProxies);
    m_d->config.webhook = config.webhook;
    m_d->tokens.setLife(config.webhook.tokenLife);
    return {};
}

quint16 HttpRouter::operationsPort() const
{
    return m_d->operations.port();
}

quint16 HttpRouter::port() const
{
    return m_d->server.port();
}

void HttpRouter::drain()
{
    m_d->operations.drain();
    m_d->server.drain();
}

} // namespace authlink::relay::http
