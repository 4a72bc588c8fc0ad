// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/proxy/proxy_choice.h"

#include "core/http/common/url.h"

#include <QNetworkProxy>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

std::optional<FoundProxy> systemProxyFor(const QUrl &relay)
{
    constexpr int kTlsPort = 443;
    // As an address: by name and kind alone, libproxy does not find what https_proxy says.
    QUrl address = relay;
    address.setScheme(u"https"_s);
    address.setPort(relay.port(kTlsPort));
    const QList<QNetworkProxy> found = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address));
    if (found.isEmpty())
        return std::nullopt;
    const QNetworkProxy &first = found.constFirst();
    const bool isHttp = first.type() == QNetworkProxy::HttpProxy;
    if ((!isHttp && first.type() != QNetworkProxy::Socks5Proxy) || first.hostName().isEmpty())
        return std::nullopt;
    FoundProxy proxy{
        .proxy = {.kind = isHttp ? client::Proxy::Kind::Http : client::Proxy::Kind::Socks5, .host = first.hostName(), .port = first.port()},
        .signIn = {}};
    if (!first.user().isEmpty())
        proxy.signIn = base::Secret::fromString(first.user() + u':' + first.password());
    return proxy;
}

} // namespace

base::Result<ProxyChoice> proxyChoiceFrom(const QString &text)
{
    if (text == u"system")
        return ProxyChoice{.mode = ProxyChoice::Mode::System, .fixed = {}};
    if (text == u"none")
        return ProxyChoice{.mode = ProxyChoice::Mode::None, .fixed = {}};
    const QUrl url(text, QUrl::StrictMode);
    const bool plain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() && (url.path().isEmpty() || url.path() == u"/");
    if (!url.isValid() || url.scheme() != u"http" || url.host().isEmpty() || url.port() <= 0 || !plain)
        return base::fail(base::invalid(u"proxy"_s, u"takes system, none or http://HOST:PORT"_s));
    return ProxyChoice{.mode = ProxyChoice::Mode::Fixed,
                       .fixed = {.kind = client::Proxy::Kind::Http, .host = url.host(), .port = static_cast<quint16>(url.port())}};
}

std::optional<FoundProxy> proxyFor(const ProxyChoice &choice, const QUrl &relay)
{
    if (choice.mode == ProxyChoice::Mode::None || http::isThisMachine(relay.host()))
        return std::nullopt;
    if (choice.mode == ProxyChoice::Mode::Fixed)
        return FoundProxy{.proxy = choice.fixed, .signIn = {}};
    return systemProxyFor(relay);
}

} // namespace authlink::app
