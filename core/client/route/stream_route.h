// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace authlink::client
{

/// Something between here and the relay that opens connections for us.
struct Proxy {
    enum class Kind { Http, Socks5 };
    Kind kind = Kind::Http;
    QString host;
    quint16 port = 0;

    /// "proxy.example.com:3128", for people and as a key.
    [[nodiscard]] QString name() const
    {
        const bool isIPv6 = host.contains(QLatin1Char(':'));
        return (isIPv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
    }
    bool operator==(const Proxy &) const = default;
};

/// How a stream reaches the relay.
struct StreamRoute {
    std::optional<Proxy> proxy; ///< none: straight. A relay on this machine is always reached straight
    base::Secret proxySignIn;   ///< "name:password" (RFC 7617) for the proxy; empty: none
    QByteArray authorities;     ///< certificates (PEM) that are trusted beside the system's own
};

/// Asked before each try.
using RouteFinder = std::function<StreamRoute(const QUrl &relay)>;

/// Why a proxy did not open the way.
struct ProxyTrouble {
    enum class Kind {
        AsksForSignIn,     ///< and none was given
        RefusesSignIn,     ///< the one given is wrong
        UnsupportedSignIn, ///< asks for one that this console can't do: NTLM, Negotiate
        Refuses,           ///< answers that it will not
        NoWay,             ///< it can't reach the relay itself
        Unreachable,       ///< the proxy can't be reached, or does not answer
    };
    Kind kind = Kind::Unreachable;
    QString proxy; ///< Proxy::name()

    bool operator==(const ProxyTrouble &) const = default;
};

} // namespace authlink::client
