// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relay.h"

#include "core/base/log.h"
#include "core/protocol/messages.h"
#include "core/relay/call_table.h"
#include "core/relay/courier.h"
#include "core/relay/health.h"
#include "core/relay/http/http_front.h"
#include "core/relay/landing_desk.h"
#include "core/relay/stream_hub.h"
#include "core/relay/timekeeper.h"
#include "core/relay/webhook_intake.h"

#include <QTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay
{

namespace
{
constexpr std::chrono::seconds kStopWithin{5};
constexpr std::chrono::milliseconds kStopLook{20};

StreamHub::Settings streamSettings(const RelayConfig &config, const Courier &courier)
{
    const auto channels = courier.channels();
    const auto policy = protocol::policyViewOf(config.policy, {channels.begin(), channels.end()});
    return {.company = config.message.company, .policy = protocol::toJson(policy), .limits = {}};
}
} // namespace

/// Every room of the server, built in the order in which they need each other and torn down in reverse.
struct Relay::Rooms {
    Rooms(RelayConfig settings, RelayParts parts)
        : config(std::move(settings)),
          book(parts.store),
          answers(parts.store),
          courier(book, parts.incode, parts.clock, parts.random,
                  {.link = config.incode.link, .linkLife = config.policy.linkLife, .message = config.message}),
          start({book, parts.store, courier, parts.clock, parts.random, answers}, {config.policy, config.incode.link}),
          cases({book, parts.store, courier, parts.clock, answers}, config.policy),
          lookup(parts.store),
          calls({start, cases, lookup}),
          hub(book, parts.store, parts.clock, calls, streamSettings(config, courier)),
          intake(book, parts.store, parts.clock, config.policy, config.incode.link),
          landing(book, parts.store, parts.clock, parts.random, {config.message.company, config.policy}),
          timekeeper(book, parts.clock, config.policy),
          health(book, parts.store),
          front(config, HttpLimits{}, {intake, landing, hub, health})
    {
        connect(&intake, &WebhookIntake::notice, &hub, &StreamHub::notify);
    }

    [[nodiscard]] bool isQuiet() const { return drained && hub.isEmpty() && intake.isIdle() && book.pending() == 0; }

    RelayConfig config;
    CaseBook book;
    AnswerMemory answers;
    Courier courier;
    StartDesk start;
    CaseDesk cases;
    LookupDesk lookup;
    CallTable calls;
    StreamHub hub;
    WebhookIntake intake;
    LandingDesk landing;
    Timekeeper timekeeper;
    Health health;
    HttpFront front;
    bool drained = false;
    bool stopping = false;
};

Relay::Relay(RelayConfig config, RelayParts parts, QObject *parent)
    : QObject(parent),
      m_rooms(std::make_unique<Rooms>(std::move(config), parts))
{
}

Relay::~Relay() = default;

base::Result<void> Relay::start()
{
    Rooms &rooms = *m_rooms;
    if (auto loaded = rooms.book.load(); !loaded)
        return loaded;
    if (auto listening = rooms.front.listen(); !listening)
        return listening;
    const QUrl &publicUrl = rooms.config.http.publicUrl;
    rooms.courier.setLandingBase(publicUrl.isEmpty() ? httpUrl() : publicUrl);
    rooms.timekeeper.start();
    rooms.courier.recover();
    rooms.health.setServing(true);
    qCInfo(base::lcRelay) << "serving at" << httpUrl().toString();
    return {};
}

quint16 Relay::port() const
{
    return m_rooms->front.port();
}

QUrl Relay::httpUrl() const
{
    const HttpSettings &http = m_rooms->config.http;
    QUrl url;
    url.setScheme(http.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s);
    const bool any = http.address == QHostAddress(QHostAddress::Any) || http.address == QHostAddress(QHostAddress::AnyIPv4)
                     || http.address == QHostAddress(QHostAddress::AnyIPv6);
    url.setHost(any ? u"127.0.0.1"_s : http.address.toString());
    url.setPort(port());
    return url;
}

QUrl Relay::streamUrl() const
{
    QUrl url = httpUrl();
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    url.setPath(u"/v1/stream"_s);
    return url;
}

void Relay::stop()
{
    Rooms &rooms = *m_rooms;
    if (std::exchange(rooms.stopping, true))
        return;
    qCInfo(base::lcRelay) << "stopping";
    rooms.health.setServing(false);
    connect(&rooms.front, &HttpFront::drained, this, [this] { m_rooms->drained = true; });
    rooms.front.drain();
    rooms.hub.closeAll();
    // Not domain time: how long a peer may keep us from leaving.
    auto *look = new QTimer(this);
    const auto last = std::make_shared<int>(static_cast<int>(kStopWithin / kStopLook));
    connect(look, &QTimer::timeout, this, [this, look, last] {
        if (!m_rooms->isQuiet() && --*last > 0)
            return;
        look->stop();
        look->deleteLater();
        Q_EMIT stopped();
    });
    look->start(kStopLook);
}

} // namespace authlink::relay
