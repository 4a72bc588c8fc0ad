// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox.h"

#include "core/http/server/http_server.h"
#include "core/sandbox/api/api_server.h"
#include "core/sandbox/api/auth_server.h"
#include "core/sandbox/api/call_counter.h"
#include "core/sandbox/api/invitation_endpoints.h"
#include "core/sandbox/api/request_router.h"
#include "core/sandbox/api/result_endpoints.h"
#include "core/sandbox/api/session_endpoints.h"
#include "core/sandbox/faults/fault_injector.h"
#include "core/sandbox/messaging/gateway.h"
#include "core/sandbox/pages/capture_pages.h"
#include "core/sandbox/pages/fault_pages.h"
#include "core/sandbox/pages/inbox_pages.h"
#include "core/sandbox/pages/test_webhooks.h"
#include "core/sandbox/webhooks/webhook_bodies.h"
#include "core/sandbox/webhooks/webhook_sender.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox
{

namespace
{

constexpr qint64 kBodyBytes = 64LL * 1024;

http::server::ServerLimits limits()
{
    http::server::ServerLimits limits;
    limits.bodyBytes = kBodyBytes;
    return limits;
}

} // namespace

struct Sandbox::Private {
    Private(SandboxConfig settings, base::Clock &clock, base::Random &random)
        : config(std::move(settings)),
          faultInjector(clock),
          sessions(clock, random, config.sessionLife),
          sender(clock, config.retryTimeScale, faultInjector),
          accessTokens(clock, random, config.accessTokenLife),
          authServer(config, accessTokens),
          apiServer(config, sessions, clock, random, accessTokens),
          sessionEndpoints(config, sessions, inbox, clock),
          resultEndpoints(config, sessions, transactions, faultInjector),
          invitationEndpoints(config, sessions, inbox, clock),
          capturePages(config, {sessions, inbox, sender, transactions}, clock, random),
          gateway(config, inbox, faultInjector, clock, random),
          testWebhooks(config, sessions, sender, clock, random),
          inboxPages(inbox, sender, calls),
          faultPages(config, faultInjector, clock),
          router(apiServer, faultInjector, calls),
          server(limits(), [this](const http::server::Request &request, const http::server::Responder &responder) {
              router.serve(request, responder);
          })
    {
        sessionEndpoints.addTo(apiServer);
        resultEndpoints.addTo(apiServer);
        invitationEndpoints.addTo(apiServer);
        sessions.setExpired([this](const api::Session &session) {
            sender.post(webhooks::onboardingStatusWebhook(session, u"EXPIRED"_s, config.clientId));
        });
        sender.setDestination({config.webhookUrl, config.webhookHeaderName.toLatin1(), config.webhookSecret, config.webhookOAuth});
        addRoutes();
    }

    template <typename Handler>
    api::RequestRouter::Handler to(Handler &handler)
    {
        return [&handler](const http::server::Request &request) { return handler.handle(request); };
    }

    void addRoutes()
    {
        using Kind = api::RequestRouter::Kind;
        router.add(Kind::Vendor, "/omni/", to(apiServer));
        router.add(Kind::Vendor, "/executive/", to(apiServer));
        router.add(Kind::Vendor, api::AuthServer::kPath, to(authServer));
        router.add(Kind::Gateway, messaging::Gateway::kPath, to(gateway));
        router.add(Kind::Page, "/session/", to(capturePages));
        router.add(Kind::Page, "/" + config.clientId.toUtf8() + "/hello", to(capturePages));
        router.add(Kind::Sandbox, "/sandbox/forge", to(testWebhooks));
        router.add(Kind::Sandbox, "/sandbox/enroll", to(testWebhooks));
        router.add(Kind::Sandbox, "/sandbox/faults", to(faultPages));
        router.add(Kind::Sandbox, "/sandbox/", to(inboxPages));
        router.add(Kind::Sandbox, "/", to(faultPages));
    }

    const SandboxConfig config;
    faults::FaultInjector faultInjector;
    api::CallCounter calls;
    messaging::Inbox inbox;
    api::LegacyTransactions transactions;
    api::SessionStore sessions;
    webhooks::WebhookSender sender;
    api::IssuedTokens accessTokens;
    api::AuthServer authServer;
    api::ApiServer apiServer;
    api::SessionEndpoints sessionEndpoints;
    api::ResultEndpoints resultEndpoints;
    api::InvitationEndpoints invitationEndpoints;
    pages::CapturePages capturePages;
    messaging::Gateway gateway;
    pages::TestWebhooks testWebhooks;
    pages::InboxPages inboxPages;
    pages::FaultPages faultPages;
    api::RequestRouter router;
    http::server::HttpServer server;
};

Sandbox::Sandbox(SandboxConfig config, base::Clock &clock, base::Random &random, QObject *parent)
    : QObject(parent),
      m_d(std::make_unique<Private>(std::move(config), clock, random))
{
}

Sandbox::~Sandbox() = default;

base::Result<void> Sandbox::start()
{
    if (auto listening = m_d->server.listen(m_d->config.address, m_d->config.port); !listening)
        return listening;
    m_d->sessions.setBase(url());
    return {};
}

void Sandbox::stop()
{
    m_d->router.stop();
    m_d->server.drain();
    m_d->sender.stop();
    m_d->gateway.stop();
}

quint16 Sandbox::port() const
{
    return m_d->server.port();
}

QUrl Sandbox::url() const
{
    QHostAddress address = m_d->config.address;
    if (address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4))
        address = QHostAddress(QHostAddress::LocalHost); // nobody can connect to "any"
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(address.toString());
    url.setPort(port());
    return url;
}

void Sandbox::setWebhook(const QUrl &url, const QString &headerName, const base::Secret &secret)
{
    webhooks::WebhookDestination destination = m_d->sender.destination();
    destination.url = url;
    destination.headerName = headerName.toLatin1();
    destination.secret = secret;
    m_d->sender.setDestination(destination);
}

void Sandbox::setFaults(const faults::Faults &faults)
{
    m_d->faultInjector.set(faults);
}

const faults::Faults &Sandbox::faults() const
{
    return m_d->faultInjector.faults();
}

int Sandbox::calls(const QByteArray &endpoint, int status) const
{
    return m_d->calls.count(endpoint, status);
}

size_t Sandbox::pendingWebhooks() const
{
    return m_d->sender.pending();
}

qint64 Sandbox::webhooksMade() const
{
    return m_d->sender.made();
}

} // namespace authlink::sandbox
