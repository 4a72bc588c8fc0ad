// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/parser/request_meter.h"
#include "core/http/server/server_limits.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace authlink::http::server
{

class GuardedTcpServer;

/// Checks what one accepted socket receives. Its slot on readyRead is connected first, so it peeks every byte before the HTTP server
/// reads it: the socket is buffered and the server reads inside a transaction, so nothing is consumed here. A request that breaks
/// a limit is answered here and the connection closed, slowly enough for the client to read why. Child of the socket.
class ConnectionGuard final : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Handshake, ///< TLS under way
        Open,      ///< waiting for, receiving or serving requests
        Lingering, ///< the last answer is out, what still arrives is thrown away
        Upgraded,  ///< a WebSocket's now
        Gone,
    };

    ConnectionGuard(QTcpSocket &socket, const ServerLimits &limits, GuardedTcpServer &server, const QHostAddress &peer);
    ~ConnectionGuard() override;

    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    [[nodiscard]] const QTcpSocket *socket() const { return &m_socket; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    /// No request is arriving, and no answer is due.
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::Open && m_inFlight == 0 && !m_meter.midRequest(); }
    /// How long it has been idle, or has been sending its request.
    [[nodiscard]] std::chrono::nanoseconds waited() const { return std::chrono::nanoseconds(m_since.nsecsElapsed()); }

    /// No answer is due, so that it may be closed in favor of a new connection.
    [[nodiscard]] bool canMakeRoom() const { return m_phase == Phase::Handshake || (m_phase == Phase::Open && m_inFlight == 0); }

    void handshakeBegins();
    void handshakeDone();
    /// Connects the slot that has to run after the HTTP server's own on every readyRead. Once.
    void attachAfterServer();

    /// The HTTP server has a complete request. nullopt: it must be dropped without an answer.
    [[nodiscard]] std::optional<parser::RequestHead> beginRequest();
    /// The answer to the request begun last has to say "Connection: close".
    [[nodiscard]] bool mustClose() const { return m_closeAfterAnswer; }
    /// The whole answer to the request begun last.
    void answer(const QByteArray &bytes, bool close);
    /// The socket belongs to a WebSocket from here on.
    void release();

    /// Closes the connection after the next answer; at once if none is due.
    void drain();
    void makeRoom();
    void sweep();

private:
    void beforeServer();
    void afterServer();
    void meterFresh();
    void releaseCharge();
    void refuse(int status);
    void writeRefusal(int status);
    void detachServer();
    void discard();
    void linger();
    void halfCloseOnceFlushed();
    void closeCleanly();
    void restartIdle();

    QTcpSocket &m_socket;
    const ServerLimits &m_limits;
    GuardedTcpServer &m_server;
    QHostAddress m_peer;
    parser::RequestMeter m_meter;
    Phase m_phase = Phase::Open;
    QDeadlineTimer m_deadline;
    QElapsedTimer m_since;
    qint64 m_seen = 0;      // unread bytes that the meter knows already
    qint64 m_charged = 0;   // of the server's buffer budget
    qint64 m_discarded = 0; // bytes thrown away after the last answer
    int m_inFlight = 0;
    bool m_attached = false;
    bool m_serverRan = true; // false between our slot and the one after the HTTP server's
    bool m_detached = false;
    bool m_closeAfterAnswer = false;
};

} // namespace authlink::http::server
