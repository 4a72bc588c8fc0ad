// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/http/server/server_limits.h"

#include <QHash>
#include <QHostAddress>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <optional>

class QSslSocket;

namespace authlink::http::server
{

class ConnectionGuard;

/// Accepts connections up to the caps and puts a ConnectionGuard before each. Plain TCP, or TLS from the first byte.
class GuardedTcpServer final : public QTcpServer
{
    Q_OBJECT

public:
    GuardedTcpServer(const ServerLimits &limits, const std::optional<QSslConfiguration> &tls, QObject *parent);
    ~GuardedTcpServer() override;

    [[nodiscard]] bool isTls() const { return m_tls.has_value(); }
    [[nodiscard]] ConnectionGuard *guardOf(const QTcpSocket *socket) const { return m_guards.value(socket); }
    [[nodiscard]] int connectionCount() const { return static_cast<int>(m_guards.size()) - m_streams; }
    [[nodiscard]] int streamCount() const { return m_streams; }
    [[nodiscard]] quint64 turnedAway() const { return m_turnedAway; }
    [[nodiscard]] quint64 refusedRequests() const { return m_refused; }

    /// To be called once the HTTP server is bound: its slots then run between the guard's two.
    void watchAfterServer();
    void drain();

    // for ConnectionGuard
    void forget(ConnectionGuard &guard);
    void upgraded(ConnectionGuard &guard);
    void charge(qint64 bytes) { m_buffered += bytes; }
    [[nodiscard]] bool isOverBudget() const { return m_buffered > m_limits.bufferBytes; }
    void countRefused() { ++m_refused; }
    [[nodiscard]] base::LogThrottle &refusalLog() { return m_refusalLog; }

Q_SIGNALS:
    /// The number of connections that are not upgraded has become zero.
    void emptied();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] bool mayEnter(const QHostAddress &peer);
    [[nodiscard]] bool isExempt(const QHostAddress &peer) const;
    [[nodiscard]] bool makeRoom();
    void turnAway(QTcpSocket &socket);
    void startTls(QSslSocket &socket, ConnectionGuard &guard);
    void leave(const QHostAddress &peer);
    void attachNew();
    void sweep();

    const ServerLimits m_limits;
    std::optional<QSslConfiguration> m_tls;
    QHash<const QTcpSocket *, ConnectionGuard *> m_guards;
    QHash<QHostAddress, int> m_perAddress;
    QSet<ConnectionGuard *> m_unattached;
    QTimer m_sweeper;
    int m_streams = 0;
    qint64 m_buffered = 0;
    quint64 m_turnedAway = 0;
    quint64 m_refused = 0;
    base::LogThrottle m_refusalLog, m_turnedAwayLog;
};

/// IPv4-mapped IPv6 addresses as the IPv4 address they are.
[[nodiscard]] QHostAddress plainAddress(const QHostAddress &address);

} // namespace authlink::http::server
