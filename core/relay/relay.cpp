// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relay.h"

#include "core/base/log.h"
#include "core/relay/http/http_router.h"
#include "core/relay/relay_services.h"

#include <QTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay
{

namespace
{
constexpr std::chrono::seconds kStopWithin{5};
constexpr std::chrono::milliseconds kStopLook{20};
} // namespace

struct Relay::Whole {
    Whole(config::RelayConfig settings, RelayParts parts)
        : config(std::move(settings)),
          services(config, parts),
          front(config, http::HttpLimits{}, services.handlers(parts.vendor), parts.clock, parts.random, parts.vault)
    {
    }

    config::RelayConfig config;
    RelayServices services;
    http::HttpRouter front;
    bool drained = false;
    bool stopping = false;
};

Relay::Relay(config::RelayConfig config, RelayParts parts, QObject *parent)
    : QObject(parent),
      m_d(std::make_unique<Whole>(std::move(config), parts))
{
}

Relay::~Relay() = default;

base::Result<void> Relay::start()
{
    if (auto loaded = m_d->services.load(); !loaded)
        return loaded;
    if (auto listening = m_d->front.listen(); !listening)
        return listening;
    const QUrl &publicUrl = m_d->config.http.publicUrl;
    m_d->services.takeUp(publicUrl.isEmpty() ? httpUrl() : publicUrl);
    qCInfo(base::lcRelay) << "serving at" << httpUrl().toString();
    return {};
}

base::Result<void> Relay::reload(const config::RelayConfig &config)
{
    if (auto reloaded = m_d->front.reload(config); !reloaded)
        return reloaded;
    m_d->services.setMessages(config.message);
    return {};
}

quint16 Relay::port() const
{
    return m_d->front.port();
}

QUrl Relay::httpUrl() const
{
    const config::HttpSettings &http = m_d->config.http;
    QUrl url;
    url.setScheme(http.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s);
    const bool any = http.address == QHostAddress(QHostAddress::Any) || http.address == QHostAddress(QHostAddress::AnyIPv4);
    url.setHost(any ? u"127.0.0.1"_s : http.address.toString()); // one of those that it is
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
    if (std::exchange(m_d->stopping, true))
        return;
    qCInfo(base::lcRelay) << "stopping";
    m_d->services.standDown();
    connect(&m_d->front, &http::HttpRouter::drained, this, [this] { m_d->drained = true; });
    m_d->front.drain();
    m_d->services.hub.closeAll();
    // Wall time: bounds how long a peer can delay the stop.
    auto *look = new QTimer(this);
    const auto last = std::make_shared<int>(static_cast<int>(kStopWithin / kStopLook));
    connect(look, &QTimer::timeout, this, [this, look, last] {
        if (!(m_d->drained && m_d->services.isQuiet()) && --*last > 0)
            return;
        look->stop();
        look->deleteLater();
        Q_EMIT stopped();
    });
    look->start(kStopLook);
}

} // namespace authlink::relay
