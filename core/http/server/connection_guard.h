// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/waiting_line.h"
#include "core/http/limits/byte_budget.h"
#include "core/http/parser/request_meter.h"
#include "core/http/server/server_limits.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace authlink::http::server
{

class ConnectionGuard;
class GuardedTcpServer;

using GuardLine = base::WaitingLine<ConnectionGuard>;

/// What a connection waits for, each in a line of its own, as all of a line may wait equally long (GuardedTcpServer::waitIn). A connection
/// whose request is being answered waits in none.
struct GuardLines {
    GuardLine fresh;     ///< for the first request; it may be there already, and unread
    GuardLine idle;      ///< for another request
    GuardLine arriving;  ///< for the rest of a request, or of the TLS handshake
    GuardLine lingering; ///< for the client to read the last answer
    GuardLine closing;   ///< for the connection to be closed
    GuardLine unread;    ///< for Qt's server to read what came; empty between two turns of the event loop
};

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
    [[nodiscard]] QTcpSocket &socket() const { return m_socket; }
    [[nodiscard]] Phase phase() const { return m_phase; }

    /// Where it waits in GuardLines, for the server.
    [[nodiscard]] GuardLine::Place &place() { return m_place; }

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
    /// It has waited in `line` for as long as it may, and is in none now.
    void timeIsUp(const GuardLine &line);
    /// Qt's server did not read what came: on bytes that it can't read, it leaves the connection open and deaf.
    void wentUnread();
    /// It holds the most of what is too much.
    void giveWay() { refuse(kBusy); }

private:
    static constexpr int kBusy = 503;

    void beforeServer();
    void afterServer();
    void meterFresh();
    void meetUpgrade();
    void takeUpgrade();
    void ignoreUpgrade();
    void depart();
    void checkHead();
    void refuse(int status);
    void writeRefusal(int status, const QByteArray &bytes);
    void detachServer();
    void discard();
    void linger();
    void halfCloseOnceFlushed();
    void closeCleanly();

    QTcpSocket &m_socket;
    const ServerLimits &m_limits;
    GuardedTcpServer &m_server;
    QHostAddress m_peer;
    parser::RequestMeter m_meter;
    limits::ByteBudget::Share m_share; // of what all may hold
    Phase m_phase = Phase::Open;
    GuardLine::Place m_place;              // in one of the lines of those who wait
    GuardLine::Place m_unread;             // in the line of those whom Qt's server has to read
    std::function<void(qint64)> m_tooLong; // of the head under way (HeadVerdict)
    qint64 m_seen = 0;                     // unread bytes that the meter knows already
    qint64 m_discarded = 0;                // bytes thrown away after the last answer
    int m_inFlight = 0;
    bool m_attached = false;
    bool m_detached = false;
    bool m_closeAfterAnswer = false;
};

} // namespace authlink::http::server
