// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "core/http/limits/byte_budget.h"
#include "core/http/parser/request_meter.h"
#include "core/http/server/connection_guard.h"
#include "core/http/server/http_message.h"
#include "core/http/server/server_limits.h"

#include <QHash>
#include <QHostAddress>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

class QSslSocket;

namespace authlink::http::server
{

class ExtraListener;

/// Accepts connections up to the caps and puts a ConnectionGuard before each. Plain TCP, or TLS from the first byte. At the cap, and with
/// nobody who could make room, newcomers wait in the system's own queue for a moment, as after a restart, when all come back at once;
/// only then are they told to try again. What a connection costs here does not depend on how many others there are. One thread.
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

    /// How often one connection was looked at for the sake of others: to make room, or because time had passed.
    [[nodiscard]] quint64 looks() const { return m_looks; }

    /// Has the say over a complete request to upgrade, which is unread in the guard's socket.
    /// @param block its head, request line and all
    using UpgradeHandler = std::function<void(ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block)>;
    /// Which requests to upgrade are not ignored.
    using UpgradeFilter = std::function<bool(const parser::RequestHead &head)>;
    void handleUpgrades(UpgradeFilter filter, UpgradeHandler handler)
    {
        m_upgradeFilter = std::move(filter);
        m_upgradeHandler = std::move(handler);
    }

    /// Judges a head before the body has come. Without it, all may be as long as the limits say.
    using HeadHandler = std::function<HeadVerdict(ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block)>;
    void handleHeads(HeadHandler handler) { m_headHandler = std::move(handler); }

    /// Accepts at one more address. @return why not; empty: it does
    [[nodiscard]] QString listenAlso(const QHostAddress &address, quint16 port);
    /// ADDRESS:PORT of each address, for people.
    [[nodiscard]] QStringList addresses() const;
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    void setExempt(const std::vector<std::pair<QHostAddress, int>> &subnets) { m_limits.exempt = subnets; }

    /// To be called once the HTTP server is bound: its slots then run between the guard's two.
    void watchAfterServer();
    void drain();

    // for ConnectionGuard
    void forget(ConnectionGuard &guard);
    void upgraded(ConnectionGuard &guard);
    [[nodiscard]] GuardLines &lines() { return m_lines; }
    void waitIn(GuardLine &line, ConnectionGuard &guard);
    /// Qt's server gets the guard's socket, which it has not or not any more.
    void giveToQt(ConnectionGuard &guard);
    [[nodiscard]] bool takesUpgrade(const parser::RequestHead &head) const { return m_upgradeFilter && m_upgradeFilter(head); }
    void askUpgrade(ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block) { m_upgradeHandler(guard, head, block); }
    [[nodiscard]] limits::ByteBudget &budget() { return m_budget; }
    void keepWithinBudget();
    [[nodiscard]] HeadVerdict checkHead(ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block) const;
    [[nodiscard]] bool isExempt(const QHostAddress &peer) const;
    void countRefused() { ++m_refused; }
    [[nodiscard]] base::LogThrottle &refusalLog() { return m_refusalLog; }

Q_SIGNALS:
    /// The number of connections that are not upgraded has become zero.
    void emptied();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] bool mayEnter(const QHostAddress &peer);
    [[nodiscard]] ConnectionGuard *whoMakesRoom();
    [[nodiscard]] bool makeRoom();
    void holdIfFull();
    void admitAgain();
    void acceptMore();
    void countAccept();
    void onAcceptError(QAbstractSocket::SocketError error);
    void turnAway(QTcpSocket &socket);
    void startTls(QSslSocket &socket, ConnectionGuard &guard);
    void leave(const QHostAddress &peer);
    void afterLeaving();
    void attachNew();
    void expire(GuardLine &line, std::chrono::nanoseconds after);
    void sweep();

    /// How newcomers are met.
    enum class Door {
        Open,
        Held, ///< full: they wait in the system's queue
        Shut, ///< full for too long: they are turned away
    };

    ServerLimits m_limits;
    std::optional<QSslConfiguration> m_tls;
    std::vector<ExtraListener *> m_extra; // children
    QHash<const QTcpSocket *, ConnectionGuard *> m_guards;
    QHash<QHostAddress, int> m_perAddress;
    QSet<ConnectionGuard *> m_unattached;
    GuardLines m_lines;
    limits::ByteBudget m_budget;
    HeadHandler m_headHandler;
    UpgradeFilter m_upgradeFilter;
    UpgradeHandler m_upgradeHandler;
    Door m_door = Door::Open;
    std::chrono::nanoseconds m_heldSince{0};
    int m_accepts = 0; // in this turn of the event loop
    quint64 m_looks = 0;
    QTimer m_sweeper;
    int m_streams = 0;
    quint64 m_turnedAway = 0;
    quint64 m_refused = 0;
    base::LogThrottle m_refusalLog, m_turnedAwayLog, m_acceptLog;
};

/// IPv4-mapped IPv6 addresses as the IPv4 address they are.
[[nodiscard]] QHostAddress plainAddress(const QHostAddress &address);

} // namespace authlink::http::server
