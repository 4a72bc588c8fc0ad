// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox.h"

#include "core/http/server/http_server.h"
#include "core/sandbox/api/api.h"
#include "core/sandbox/api/auth_server.h"
#include "core/sandbox/api/call_log.h"
#include "core/sandbox/api/front_door.h"
#include "core/sandbox/api/invitation_calls.h"
#include "core/sandbox/api/record_calls.h"
#include "core/sandbox/api/session_calls.h"
#include "core/sandbox/faults/fault_injector.h"
#include "core/sandbox/messaging/gateway.h"
#include "core/sandbox/pages/capture_pages.h"
#include "core/sandbox/pages/desk_pages.h"
#include "core/sandbox/pages/fault_pages.h"
#include "core/sandbox/pages/test_events.h"
#include "core/sandbox/webhooks/webhook_bodies.h"
#include "core/sandbox/webhooks/webhook_sender.h"

#include <utility>

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

struct Sandbox::Rooms {
    Rooms(SandboxConfig settings, base::Clock &clock, base::Random &random)
        : config(std::move(settings)),
          faults(clock),
          sessions(clock, random, config.sessionLife),
          sender(clock, config.retryTimeScale, faults),
          accessTokens(clock, random, config.accessTokenLife),
          authServer(config, accessTokens),
          api(config, sessions, clock, random, accessTokens),
          sessionCalls(config, sessions, messages, clock),
          recordCalls(config, sessions, transactions, faults),
          invitationCalls(config, sessions, messages, clock),
          capture(config, {sessions, messages, sender, transactions}, clock, random),
          gateway(config, messages, faults, clock, random),
          events(config, sessions, sender, clock, random),
          desk(messages, sender, calls),
          faultPages(config, faults, clock),
          door(api, faults, calls),
          server(limits(),
                 [this](const http::server::Request &request, const http::server::Responder &responder) { door.serve(request, responder); })
    {
        sessionCalls.addTo(api);
        recordCalls.addTo(api);
        invitationCalls.addTo(api);
        sessions.setExpired([this](const SandboxSession &session) {
            sender.post(onboardingStatusWebhook(session, QStringLiteral("EXPIRED"), config.clientId));
        });
        sender.setDestination({config.webhookUrl, config.webhookHeaderName.toLatin1(), config.webhookSecret, config.webhookOauth});
        openDoors();
    }

    template <typename Room>
    FrontDoor::Handler to(Room &room)
    {
        return [&room](const http::server::Request &request) { return room.handle(request); };
    }

    void openDoors()
    {
        using Kind = FrontDoor::Kind;
        door.add(Kind::Vendor, "/omni/", to(api));
        door.add(Kind::Vendor, "/executive/", to(api));
        door.add(Kind::Vendor, AuthServer::kPath, to(authServer));
        door.add(Kind::Gateway, Gateway::kPath, to(gateway));
        door.add(Kind::Page, "/session/", to(capture));
        door.add(Kind::Page, "/" + config.clientId.toUtf8() + "/hello", to(capture));
        door.add(Kind::Desk, "/sandbox/forge", to(events));
        door.add(Kind::Desk, "/sandbox/enroll", to(events));
        door.add(Kind::Desk, "/sandbox/faults", to(faultPages));
        door.add(Kind::Desk, "/sandbox/", to(desk));
        door.add(Kind::Desk, "/", to(faultPages));
    }

    const SandboxConfig config;
    FaultInjector faults;
    CallLog calls;
    Messages messages;
    LegacyTransactions transactions;
    Sessions sessions;
    WebhookSender sender;
    IssuedTokens accessTokens;
    AuthServer authServer;
    Api api;
    SessionCalls sessionCalls;
    RecordCalls recordCalls;
    InvitationCalls invitationCalls;
    CapturePages capture;
    Gateway gateway;
    TestEvents events;
    DeskPages desk;
    FaultPages faultPages;
    FrontDoor door;
    http::server::HttpServer server;
};

Sandbox::Sandbox(SandboxConfig config, base::Clock &clock, base::Random &random, QObject *parent)
    : QObject(parent),
      m_rooms(std::make_unique<Rooms>(std::move(config), clock, random))
{
}

Sandbox::~Sandbox() = default;

base::Result<void> Sandbox::start()
{
    if (auto listening = m_rooms->server.listen(m_rooms->config.address, m_rooms->config.port); !listening)
        return listening;
    m_rooms->sessions.setBase(url());
    return {};
}

void Sandbox::stop()
{
    m_rooms->door.stop();
    m_rooms->server.drain();
    m_rooms->sender.stop();
    m_rooms->gateway.stop();
}

quint16 Sandbox::port() const
{
    return m_rooms->server.port();
}

QUrl Sandbox::url() const
{
    QHostAddress address = m_rooms->config.address;
    if (address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4))
        address = QHostAddress(QHostAddress::LocalHost); // "any" is no address to go to
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address.toString());
    url.setPort(port());
    return url;
}

void Sandbox::setWebhook(const QUrl &url, const QString &headerName, const base::Secret &secret)
{
    WebhookDestination destination = m_rooms->sender.destination();
    destination.url = url;
    destination.headerName = headerName.toLatin1();
    destination.secret = secret;
    m_rooms->sender.setDestination(destination);
}

void Sandbox::setFaults(const Faults &faults)
{
    m_rooms->faults.set(faults);
}

const Faults &Sandbox::faults() const
{
    return m_rooms->faults.faults();
}

base::Result<void> Sandbox::forge(const Forgery &forgery)
{
    return m_rooms->events.forge(forgery);
}

int Sandbox::calls(const QByteArray &endpoint, int status) const
{
    return m_rooms->calls.count(endpoint, status);
}

size_t Sandbox::pendingWebhooks() const
{
    return m_rooms->sender.pending();
}

qint64 Sandbox::webhooksMade() const
{
    return m_rooms->sender.made();
}

} // namespace authlink::sandbox
