// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox.h"

#include "core/net/http_server.h"
#include "core/sandbox/api.h"
#include "core/sandbox/capture_pages.h"
#include "core/sandbox/desk_pages.h"
#include "core/sandbox/issued_tokens.h"
#include "core/sandbox/legacy_transactions.h"
#include "core/sandbox/messages.h"
#include "core/sandbox/record_calls.h"
#include "core/sandbox/session_calls.h"
#include "core/sandbox/sessions.h"
#include "core/sandbox/webhook_bodies.h"
#include "core/sandbox/webhook_sender.h"

#include <utility>

namespace authlink::sandbox
{

namespace
{

constexpr qint64 kBodyBytes = 64LL * 1024;

net::ServerLimits limits()
{
    net::ServerLimits limits;
    limits.bodyBytes = kBodyBytes;
    return limits;
}

} // namespace

struct Sandbox::Rooms {
    Rooms(SandboxConfig settings, base::Clock &clock, base::Random &random)
        : config(std::move(settings)),
          sessions(clock, random, config.sessionLife),
          sender(clock, config.retryTimeScale),
          accessTokens(clock, random, config.accessTokenLife),
          api(config, sessions, clock, random, accessTokens),
          sessionCalls(config, sessions, messages, clock),
          recordCalls(sessions, transactions),
          capture(config, {sessions, messages, sender, transactions}, clock, random),
          desk(messages, sender),
          server(limits(), [this](const net::Request &request, const net::Responder &responder) { responder.respond(answer(request)); })
    {
        sessionCalls.addTo(api);
        recordCalls.addTo(api);
        sessions.setExpired([this](const SandboxSession &session) {
            sender.post(onboardingStatusWebhook(session, QStringLiteral("EXPIRED"), config.clientId));
        });
        sender.setDestination({config.webhookUrl, config.webhookHeaderName.toLatin1(), config.webhookSecret});
    }

    net::Response answer(const net::Request &request)
    {
        if (auto response = api.handle(request))
            return *response;
        // A page of another site must not play the customer.
        const QByteArray origin = request.header("Origin");
        if (request.method == "POST" && !origin.isEmpty() && origin != "http://" + request.header("Host"))
            return net::problem(403, QStringLiteral("This form belongs to another site."));
        if (auto response = capture.handle(request))
            return *response;
        if (auto response = desk.handle(request))
            return *response;
        return net::problem(404);
    }

    const SandboxConfig config;
    Messages messages;
    LegacyTransactions transactions;
    Sessions sessions;
    WebhookSender sender;
    IssuedTokens accessTokens;
    Api api;
    SessionCalls sessionCalls;
    RecordCalls recordCalls;
    CapturePages capture;
    DeskPages desk;
    net::HttpServer server;
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
    m_rooms->server.drain();
    m_rooms->sender.stop();
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
    m_rooms->sender.setDestination({url, headerName.toLatin1(), secret});
}

void Sandbox::setFaults(const Faults &faults)
{
    m_rooms->sender.setFaults(faults);
}

} // namespace authlink::sandbox
