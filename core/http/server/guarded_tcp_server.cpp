// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/guarded_tcp_server.h"

#include "core/base/log.h"
#include "core/http/common/listen_text.h"
#include "core/http/server/connection_guard.h"
#include "core/http/server/http_message.h"
#include "core/http/server/listening/extra_listener.h"
#ifdef AUTHLINK_SOCKET_BUFFERS
#include "core/http/server/listening/socket_buffers.h"
#endif

#include <QSslSocket>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

using namespace std::chrono_literals;

constexpr int kBacklog = 4096; // what Linux allows unless told otherwise (net.core.somaxconn)
constexpr std::chrono::milliseconds kSlowestSweep = 250ms;
constexpr std::chrono::milliseconds kFastestSweep = 10ms;
constexpr auto kStalled = 1s; // at the cap, who has owed a request for this long makes room
constexpr auto kTurnedAwayTime = 2s;
constexpr auto kLingerTime = 2s; // for a client to read the answer before the connection is cut
constexpr auto kHeldTime = 2s;   // at the cap, newcomers wait for so long before they are turned away
constexpr auto kAcceptAgain = 100ms;
constexpr int kAcceptsPerTurn = 128; // Qt would go on for as long as more come, and serve nobody meanwhile

std::chrono::nanoseconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

std::chrono::milliseconds sweepInterval(const ServerLimits &limits)
{
    return std::clamp(std::min(limits.requestDeadline, limits.idleDeadline) / 8, kFastestSweep, kSlowestSweep);
}

QString addressOf(const QTcpServer &server)
{
    return listenText(server.serverAddress(), server.serverPort());
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
      m_tls(tls),
      m_budget({.all = limits.bufferBytes, .address = limits.addressBufferBytes})
{
    setListenBacklogSize(kBacklog);
    setMaxPendingConnections(kBacklog);
    m_sweeper.setInterval(sweepInterval(limits));
    connect(&m_sweeper, &QTimer::timeout, this, &GuardedTcpServer::sweep);
    connect(this, &QTcpServer::acceptError, this, &GuardedTcpServer::onAcceptError);
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
    countAccept();
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
#ifdef AUTHLINK_SOCKET_BUFFERS
    if (!m_tls)
        keepNoEmptyBuffers(*socket);
#endif
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
    holdIfFull();
    if (m_tls) {
        startTls(static_cast<QSslSocket &>(*socket), *guard);
        return;
    }
    giveToQt(*guard);
}

void GuardedTcpServer::giveToQt(ConnectionGuard &guard)
{
    m_unattached.insert(&guard);
    addPendingConnection(&guard.socket());
}

void GuardedTcpServer::startTls(QSslSocket &socket, ConnectionGuard &guard)
{
    guard.handshakeBegins();
    socket.setSslConfiguration(*m_tls);
    connect(&socket, &QSslSocket::encrypted, &guard, [this, &guard] {
        guard.handshakeDone();
        giveToQt(guard);
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

/// The longest idle connection; if none is idle, the one that has owed its request for longest, and for too long.
ConnectionGuard *GuardedTcpServer::whoMakesRoom()
{
    ++m_looks;
    if (!m_lines.idle.isEmpty())
        return &m_lines.idle.first();
    if (m_lines.fresh.isDue(now(), kStalled))
        return &m_lines.fresh.first();
    return m_lines.arriving.isDue(now(), kStalled) ? &m_lines.arriving.first() : nullptr;
}

bool GuardedTcpServer::makeRoom()
{
    ConnectionGuard *longest = whoMakesRoom();
    if (!longest)
        return false;
    longest->makeRoom();
    return true;
}

void GuardedTcpServer::holdIfFull()
{
    if (m_door != Door::Open || connectionCount() < m_limits.connections || whoMakesRoom())
        return;
    m_door = Door::Held;
    m_heldSince = now();
    setMaxPendingConnections(0); // ends the turn in which Qt takes all that wait
}

void GuardedTcpServer::admitAgain()
{
    m_door = Door::Open;
    if (m_accepts < kAcceptsPerTurn)
        acceptMore();
}

void GuardedTcpServer::acceptMore()
{
    setMaxPendingConnections(kBacklog);
    if (isListening())
        resumeAccepting();
}

void GuardedTcpServer::countAccept()
{
    if (m_accepts == 0) {
        QTimer::singleShot(0, this, [this] {
            const bool more = std::exchange(m_accepts, 0) >= kAcceptsPerTurn;
            if (more && m_door != Door::Held)
                acceptMore();
        });
    }
    if (++m_accepts == kAcceptsPerTurn)
        setMaxPendingConnections(0);
}

/// Qt stops accepting for good on any failure of the system's, such as too many open files for the moment.
void GuardedTcpServer::onAcceptError(QAbstractSocket::SocketError error)
{
    if (const auto heldBack = m_acceptLog.admit(now()))
        qCWarning(base::lcHttp) << "can't accept a connection:" << error << errorString() << "and" << *heldBack
                                << "more since the last such line";
    QTimer::singleShot(kAcceptAgain, this, [this] {
        if (isListening())
            resumeAccepting();
    });
}

void GuardedTcpServer::keepWithinBudget()
{
    while (const auto largest = m_budget.whoGivesWay())
        static_cast<ConnectionGuard *>(*largest)->giveWay();
}

HeadVerdict GuardedTcpServer::checkHead(ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block) const
{
    return m_headHandler ? m_headHandler(guard, head, block) : HeadVerdict{};
}

void GuardedTcpServer::waitIn(GuardLine &line, ConnectionGuard &guard)
{
    line.enter(guard, guard.place(), now());
    if (m_door == Door::Held && &line == &m_lines.idle)
        admitAgain();
}

void GuardedTcpServer::turnAway(QTcpSocket &socket)
{
    ++m_turnedAway;
    if (const auto heldBack = m_turnedAwayLog.admit(now()))
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
    if (m_guards.remove(&guard.socket()) == 0)
        return;
    guard.place().leave();
    m_unattached.remove(&guard);
    if (guard.phase() == ConnectionGuard::Phase::Upgraded)
        --m_streams;
    else
        leave(guard.peer());
    afterLeaving();
}

void GuardedTcpServer::upgraded(ConnectionGuard &guard)
{
    ++m_streams;
    leave(guard.peer());
    afterLeaving();
}

void GuardedTcpServer::afterLeaving()
{
    if (m_door == Door::Held && connectionCount() < m_limits.connections)
        admitAgain();
    if (connectionCount() > 0)
        return;
    if (m_door == Door::Open)
        m_sweeper.stop();
    Q_EMIT emptied();
}

void GuardedTcpServer::leave(const QHostAddress &peer)
{
    const auto count = m_perAddress.find(peer);
    if (count != m_perAddress.end() && --*count <= 0)
        m_perAddress.remove(peer);
}

QString GuardedTcpServer::listenAlso(const QHostAddress &address, quint16 port)
{
    auto *extra = new ExtraListener([this](qintptr descriptor) { incomingConnection(descriptor); }, this);
    extra->setListenBacklogSize(kBacklog);
    if (extra->listen(address, port)) {
        m_extra.push_back(extra);
        return {};
    }
    QString why = extra->errorString();
    delete extra;
    return why;
}

QStringList GuardedTcpServer::addresses() const
{
    QStringList all{addressOf(*this)};
    for (const ExtraListener *extra : m_extra)
        all.append(addressOf(*extra));
    return all;
}

void GuardedTcpServer::drain()
{
    close();
    for (ExtraListener *extra : m_extra)
        extra->close();
    const auto guards = m_guards.values();
    for (ConnectionGuard *guard : guards)
        guard->drain();
}

void GuardedTcpServer::expire(GuardLine &line, std::chrono::nanoseconds after)
{
    const auto time = now();
    while (line.isDue(time, after)) {
        ++m_looks;
        ConnectionGuard &guard = line.first();
        guard.place().leave();
        guard.timeIsUp(line);
    }
}

void GuardedTcpServer::sweep()
{
    while (!m_lines.unread.isEmpty()) {
        ++m_looks;
        m_lines.unread.first().wentUnread();
    }
    expire(m_lines.fresh, m_limits.idleDeadline);
    expire(m_lines.idle, m_limits.idleDeadline);
    expire(m_lines.arriving, m_limits.requestDeadline);
    expire(m_lines.lingering, kLingerTime);
    expire(m_lines.closing, m_limits.idleDeadline);
    if (m_door == Door::Held && whoMakesRoom()) {
        admitAgain();
    } else if (m_door == Door::Held && now() - m_heldSince >= kHeldTime) {
        admitAgain();
        m_door = Door::Shut;
    } else if (m_door == Door::Shut) {
        m_door = Door::Open;
    }
}

} // namespace authlink::http::server
