// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/client/route/stream_route.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace authlink::client
{

/// Why a stream ended before or without a close frame of the relay.
enum class SocketFailure {
    None,        ///< closed by a close frame: see the code
    Unreachable, ///< refused, reset, name not found, not a WebSocket, vanished
    Tls,         ///< the certificate or the handshake is not acceptable; never overridden
    TooLarge,    ///< the relay sent more than kMaxToConsole
    Refused,     ///< the relay answered, and opened no stream: see the status
    Proxy,       ///< something on the way to the relay: see the proxy
};

struct SocketEnd {
    SocketFailure failure = SocketFailure::None;
    quint16 code = 0; ///< close code (RFC 6455 section 7.4, protocol::CloseCode); 0 if there was none
    QString text;     ///< for people and logs; untrusted
    int status = 0;   ///< of HTTP, where the relay refused
    std::optional<std::chrono::milliseconds> retryAfter = {}; ///< not before this, where the relay refused and said when
    std::optional<ProxyTrouble> proxy = {};                   ///< where a proxy was the cause
};

/// One WebSocket to the relay, for one connection. Lives in one thread; signals come from its event loop.
class StreamSocket : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Connects, with the token in the Authorization header. Ends in opened() or ended(). Called once. An address that is neither
    /// encrypted nor on this machine ends without a connection; a redirect is not followed.
    virtual void open(const QUrl &url, const base::Secret &token) = 0;
    /// One text frame. Ignored unless open.
    virtual void send(const QByteArray &utf8) = 0;
    /// @param payload at most 125 bytes; the pong brings it back
    virtual void ping(const QByteArray &payload) = 0;
    /// Closes with 1001 (going away). No signal comes afterwards.
    virtual void leave() = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &utf8);
    void pong(const QByteArray &payload);
    void ended(const authlink::client::SocketEnd &how); ///< at most once, last
};

using SocketFactory = std::function<std::unique_ptr<StreamSocket>()>;

/// QWebSocket: system TLS configuration, errors fatal, incoming frames and messages bounded. Straight to the relay.
[[nodiscard]] std::unique_ptr<StreamSocket> makeWebSocket();

/// The same, each by the route found for it.
/// @param clock outlives the sockets
[[nodiscard]] SocketFactory webSockets(RouteFinder routes, base::Clock &clock);

} // namespace authlink::client
