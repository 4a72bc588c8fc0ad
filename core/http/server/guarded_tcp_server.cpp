// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/guarded_tcp_server.h"

#include "core/base/log.h"
#include "core/http/server/connection_guard.h"
#include "core/http/server/http_message.h"

#include <QSslSocket>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

using namespace std::chrono_literals;

constexpr int kBacklog = 1024;
constexpr std::chrono::milliseconds kSlowestSweep = 250ms;
constexpr std::chrono::milliseconds kFastestSweep = 10ms;
constexpr auto kStalled = 1s; // at the cap, a request that has taken this long makes room
constexpr auto kTurnedAwayTime = 2s;

std::chrono::milliseconds sweepInterval(const ServerLimits &limits)
{
    return std::clamp(std::min(limits.requestDeadline, limits.idleDeadline) / 8, kFastestSweep, kSlowestSweep);
}

} // namespace

QHostAddress plainAddress(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(v4) : address;
}

GuardedTcpServer::GuardedTcpServer(const ServerLimits &limits, const std::optional<QSslConfiguration> &tls, QObject *parent)
    : QTcpServer(parent),
      m_limits(limits),
      m_tls(tls)
{
    setListenBacklogSize(kBacklog);
    setMaxPendingConnections(kBacklog);
    m_sweeper.setInterval(sweepInterval(limits));
    connect(&m_sweeper, &QTimer::timeout, this, &GuardedTcpServer::sweep);
}

GuardedTcpServer::~GuardedTcpServer()
{
    // The guards know this object: they go first. A socket that a WebSocket still holds stays; nobody counts it any more.
    const auto guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        delete guard;
}

void GuardedTcpServer::watchAfterServer()
{
    connect(this, &QTcpServer::pendingConnectionAvailable, this, &GuardedTcpServer::attachNew);
    connect(this, &QTcpServer::newConnection, this, &GuardedTcpServer::attachNew);
}

void GuardedTcpServer::attachNew()
{
    // Whichever signal the HTTP server listens to, by the second one it has taken the socket.
    if (hasPendingConnections())
        return;
    for (ConnectionGuard *guard : std::as_const(m_unattached))
        guard->attachAfterServer();
    m_unattached.clear();
}

void GuardedTcpServer::incomingConnection(qintptr descriptor)
{
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const QHostAddress peer = plainAddress(socket->peerAddress());
    if (!mayEnter(peer)) {
        turnAway(*socket);
        return;
    }
    auto *guard = new ConnectionGuard(*socket, m_limits, *this, peer);
    m_guards.insert(socket, guard);
    ++m_perAddress[peer];
    if (!m_sweeper.isActive())
        m_sweeper.start();
    if (m_tls) {
        startTls(static_cast<QSslSocket &>(*socket), *guard);
        return;
    }
    m_unattached.insert(guard);
    addPendingConnection(socket);
}

void GuardedTcpServer::startTls(QSslSocket &socket, ConnectionGuard &guard)
{
    guard.handshakeBegins();
    socket.setSslConfiguration(*m_tls);
    connect(&socket, &QSslSocket::encrypted, &guard, [this, &socket, &guard] {
        guard.handshakeDone();
        m_unattached.insert(&guard);
        addPendingConnection(&socket);
    });
    socket.startServerEncryption();
}

bool GuardedTcpServer::isExempt(const QHostAddress &peer) const
{
    return peer.isLoopback()
           || std::any_of(m_limits.exempt.begin(), m_limits.exempt.end(), [&](const auto &subnet) { return peer.isInSubnet(subnet); });
}

bool GuardedTcpServer::mayEnter(const QHostAddress &peer)
{
    if (m_perAddress.value(peer) >= m_limits.connectionsPerAddress && !isExempt(peer))
        return false;
    return connectionCount() < m_limits.connections || makeRoom();
}

bool GuardedTcpServer::makeRoom()
{
    ConnectionGuard *longest = nullptr;
    for (ConnectionGuard *guard : std::as_const(m_guards)) {
        if (!guard->canMakeRoom())
            continue;
        const bool better = !longest || (guard->isIdle() && !longest->isIdle())
                            || (guard->isIdle() == longest->isIdle() && guard->waited() > longest->waited());
        if (better)
            longest = guard;
    }
    if (!longest || (!longest->isIdle() && longest->waited() < kStalled))
        return false;
    longest->makeRoom();
    return true;
}

void GuardedTcpServer::turnAway(QTcpSocket &socket)
{
    ++m_turnedAway;
    if (const auto heldBack = m_turnedAwayLog.admit(std::chrono::steady_clock::now().time_since_epoch()))
        qCInfo(base::lcHttp) << "turned away: too many connections, and" << *heldBack << "more since the last such line";
    connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
    if (m_tls) {
        socket.abort();
        socket.deleteLater();
        return;
    }
    Response busy = problem(503, u"Too many connections; try again."_s);
    busy.headers.emplaceBack("Retry-After", "5");
    socket.write(serialize(busy, false, true));
    socket.disconnectFromHost();
    QTimer::singleShot(kTurnedAwayTime, &socket, [&socket] { socket.abort(); });
}

void GuardedTcpServer::forget(ConnectionGuard &guard)
{
    if (m_guards.remove(guard.socket()) == 0)
        return;
    m_unattached.remove(&guard);
    if (guard.phase() == ConnectionGuard::Phase::Upgraded)
        --m_streams;
    else
        leave(guard.peer());
    if (m_guards.isEmpty())
        m_sweeper.stop();
    if (connectionCount() == 0)
        Q_EMIT emptied();
}

void GuardedTcpServer::upgraded(ConnectionGuard &guard)
{
    ++m_streams;
    leave(guard.peer());
    if (connectionCount() == 0)
        Q_EMIT emptied();
}

void GuardedTcpServer::leave(const QHostAddress &peer)
{
    const auto count = m_perAddress.find(peer);
    if (count != m_perAddress.end() && --*count <= 0)
        m_perAddress.remove(peer);
}

void GuardedTcpServer::drain()
{
    close();
    const auto guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        guard->drain();
}

void GuardedTcpServer::sweep()
{
    const auto guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        guard->sweep();
}

} // namespace authlink::http::server
