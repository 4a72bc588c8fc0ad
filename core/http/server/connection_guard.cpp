// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/connection_guard.h"

#include "core/base/log.h"
#include "core/http/server/guarded_tcp_server.h"
#include "core/http/server/http_message.h"
#include "core/http/server/web_socket_upgrade.h"

#include <algorithm>
#include <chrono>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

constexpr qint64 kLingerBytes = 4 * 1024 * 1024; // a client that pushes more after its refusal is cut off
constexpr qsizetype kMaxPipelined = 128;
constexpr qint64 kMaxUnreadAnswers = 256 * 1024; // written, but the client does not read

qint64 readBuffer(const ServerLimits &limits)
{
    return limits.headerBytes + limits.bodyBytes + parser::RequestMeter::kChunkOverheadBytes;
}

QString refusalDetail(int status)
{
    switch (status) {
    case 408:
        return u"The request took too long to arrive."_s;
    case 413:
        return u"The body is too large."_s;
    case 431:
        return u"The headers are too large."_s;
    case 503:
        return u"Too much at once; try again."_s;
    default:
        return u"The request is malformed."_s;
    }
}

} // namespace

ConnectionGuard::ConnectionGuard(QTcpSocket &socket, const ServerLimits &limits, GuardedTcpServer &server, const QHostAddress &peer)
    : QObject(&socket),
      m_socket(socket),
      m_limits(limits),
      m_server(server),
      m_peer(peer),
      m_meter({.headerBytes = limits.headerBytes, .bodyBytes = limits.bodyBytes}),
      m_share(server.budget(), this, peer, server.isExempt(peer))
{
    m_socket.setReadBufferSize(readBuffer(limits));
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::beforeServer);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        depart();
        m_socket.deleteLater();
    });
    m_server.waitIn(m_server.lines().fresh, *this);
}

ConnectionGuard::~ConnectionGuard()
{
    depart();
}

void ConnectionGuard::depart()
{
    if (m_phase == Phase::Gone)
        return; // perhaps the server is, too
    m_share.set(0);
    m_unread.leave();
    m_server.forget(*this);
    m_phase = Phase::Gone;
}

void ConnectionGuard::handshakeBegins()
{
    m_phase = Phase::Handshake;
    m_server.waitIn(m_server.lines().arriving, *this);
}

void ConnectionGuard::handshakeDone()
{
    m_phase = Phase::Open;
    m_server.waitIn(m_server.lines().fresh, *this);
}

void ConnectionGuard::attachAfterServer()
{
    if (m_attached)
        return;
    m_attached = true;
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::afterServer);
}

void ConnectionGuard::beforeServer()
{
    if (m_phase != Phase::Open)
        return;
    if (m_attached && !m_detached)
        m_server.lines().unread.enter(*this, m_unread, {});
    meterFresh();
    meetUpgrade();
}

void ConnectionGuard::afterServer()
{
    m_unread.leave();
    m_seen = m_socket.bytesAvailable();
}

void ConnectionGuard::meterFresh()
{
    const qint64 unread = m_socket.bytesAvailable();
    if (unread <= m_seen)
        return;
    const bool wasReceiving = m_meter.midRequest();
    const qsizetype wasComplete = m_meter.completed();
    const QByteArray bytes = m_socket.peek(unread);
    m_meter.feed(QByteArrayView(bytes).sliced(static_cast<qsizetype>(m_seen)));
    m_seen = unread;

    m_share.set(m_meter.bytesUnderWay());
    checkHead();
    if (m_phase != Phase::Open)
        return;
    if (const auto status = m_meter.refusal()) {
        if (*status == parser::RequestMeter::kTooLong && m_tooLong)
            m_tooLong(m_meter.declaredBody());
        refuse(*status);
        return;
    }
    if (m_meter.completed() > kMaxPipelined || m_share.isTooMuchOfItsAddress()) {
        refuse(kBusy);
        return;
    }
    m_server.keepWithinBudget();
    if (m_phase != Phase::Open)
        return;
    // Another one that arrives while an answer is due has its time from the answer on.
    const bool another = !wasReceiving || m_meter.completed() > wasComplete;
    if (m_inFlight == 0 && another && (m_meter.midRequest() || m_meter.completed() > 0))
        m_server.waitIn(m_server.lines().arriving, *this);
    if (m_meter.takeContinue() && m_inFlight == 0)
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
}

/// Before the body has come: nobody may make the relay hold one who could not have it served.
void ConnectionGuard::checkHead()
{
    const auto block = m_meter.takeHeadBlock();
    if (!block)
        return;
    m_tooLong = nullptr;
    // Who may not post hears that, however long the body.
    if (m_inFlight > 0 || m_meter.completed() > 0
        || m_meter.refusal().value_or(parser::RequestMeter::kTooLong) != parser::RequestMeter::kTooLong)
        return;
    HeadVerdict verdict = m_server.checkHead(*this, m_meter.headUnderWay(), *block);
    if (verdict.refusal) {
        m_server.countRefused();
        m_share.set(0);
        writeRefusal(verdict.refusal->status, serialize(*verdict.refusal, false, true));
        return;
    }
    m_tooLong = std::move(verdict.tooLong);
    if (verdict.bodyBytes)
        m_meter.limitBody(*verdict.bodyBytes);
}

/// Before Qt's server sees the request: it would cut the connection, and the answer that is due with it.
void ConnectionGuard::meetUpgrade()
{
    const parser::RequestHead *next = m_meter.next();
    if (m_phase != Phase::Open || m_detached || !next || !next->offersWebSocket)
        return;
    if (m_inFlight > 0) { // as any other request before the answer (beginRequest)
        m_closeAfterAnswer = true;
        detachServer();
    } else if (next->webSocket && m_server.takesUpgrade(*next)) {
        takeUpgrade();
    } else {
        ignoreUpgrade();
    }
}

/// Qt's server would hand the connection to a QWebSocketServer that all consoles share (openWebSocket).
void ConnectionGuard::takeUpgrade()
{
    constexpr QByteArrayView kEnd = "\r\n\r\n";
    m_unread.leave();
    takeFromQt(m_socket);
    const QByteArray unread = m_socket.peek(m_limits.headerBytes);
    const qsizetype end = unread.indexOf(kEnd);
    const auto head = beginRequest();
    if (!head || end < 0) {
        m_socket.abort();
        return;
    }
    m_server.askUpgrade(*this, *head, unread.first(end + kEnd.size()));
}

/// RFC 9110 section 7.8: the request is answered as if it offered nothing. Qt's server gets it anew, without the offer. The connection is
/// closed after the answer: a proxy that takes every offer for granted would pass on what comes next unread, as if it were its own.
void ConnectionGuard::ignoreUpgrade()
{
    m_meter.ignoreUpgrade();
    m_unread.leave();
    takeFromQt(m_socket);
    withdrawUpgrade(m_socket, m_limits.headerBytes);
    m_seen = m_socket.bytesAvailable();
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::beforeServer);
    m_attached = false;
    m_server.giveToQt(*this);
    Q_EMIT m_socket.readyRead();
}

void ConnectionGuard::refuse(int status)
{
    m_server.countRefused();
    m_share.set(0);
    // Answers to earlier requests go out first. The connection is closed after them, without an answer to this one.
    if (m_inFlight > 0) {
        m_closeAfterAnswer = true;
        detachServer();
    } else if (m_meter.completed() > 0) {
        m_closeAfterAnswer = true;
    } else {
        writeRefusal(status, serialize(problem(status, refusalDetail(status)), false, true));
    }
}

void ConnectionGuard::writeRefusal(int status, const QByteArray &bytes)
{
    if (const auto heldBack = m_server.refusalLog().admit(std::chrono::steady_clock::now().time_since_epoch()))
        qCInfo(base::lcHttp) << "refused" << status << "from" << m_peer.toString() << "and" << *heldBack << "more since the last such line";
    m_socket.write(bytes);
    linger();
}

std::optional<parser::RequestHead> ConnectionGuard::beginRequest()
{
    if (m_phase != Phase::Open)
        return std::nullopt;
    auto head = m_meter.take();
    // One request at a time: another one before the answer is dropped, and the connection closed. A request that the meter has not
    // passed means that the two parsers read the bytes differently, so that nothing on this connection can be trusted.
    if (!head || m_inFlight > 0 || m_socket.bytesToWrite() > kMaxUnreadAnswers) {
        m_closeAfterAnswer = true;
        detachServer();
        if (m_inFlight == 0)
            m_socket.abort();
        return std::nullopt;
    }
    ++m_inFlight;
    m_place.leave();
    if (head->close || m_closeAfterAnswer) {
        m_closeAfterAnswer = true;
        if (!head->webSocket)
            detachServer();
    }
    return head;
}

void ConnectionGuard::answer(const QByteArray &bytes, bool close)
{
    if (m_phase != Phase::Open || m_inFlight == 0)
        return;
    --m_inFlight;
    m_socket.write(bytes);
    if (close || m_closeAfterAnswer) {
        if (m_meter.midRequest() || m_meter.refusal() || m_discarded > 0 || m_socket.bytesAvailable() > 0)
            linger();
        else
            closeCleanly();
        return;
    }
    const bool more = m_meter.midRequest() || m_meter.completed() > 0;
    m_server.waitIn(more ? m_server.lines().arriving : m_server.lines().idle, *this);
}

void ConnectionGuard::release()
{
    m_inFlight = 0;
    m_share.set(0);
    m_server.upgraded(*this);
    m_phase = Phase::Upgraded;
    m_place.leave();
    disconnect(&m_socket, &QTcpSocket::readyRead, this, nullptr);
    m_socket.setReadBufferSize(std::max<qint64>(2 * m_limits.frameBytes, m_limits.headerBytes));
}

void ConnectionGuard::drain()
{
    if (m_phase != Phase::Open)
        return;
    m_closeAfterAnswer = true;
    if (m_inFlight == 0 && !m_meter.midRequest() && m_meter.completed() == 0)
        closeCleanly();
}

void ConnectionGuard::makeRoom()
{
    m_socket.flush(); // the last answer may still be here
    m_socket.abort();
}

void ConnectionGuard::detachServer()
{
    if (m_detached)
        return;
    m_detached = true;
    m_unread.leave();
    disconnect(&m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::discard);
    // What is in the buffer now came with the request being handled; a later turn throws it away.
    QMetaObject::invokeMethod(this, &ConnectionGuard::discard, Qt::QueuedConnection);
}

void ConnectionGuard::discard()
{
    if (m_phase == Phase::Gone || m_phase == Phase::Upgraded)
        return;
    if (m_socket.isTransactionStarted())
        m_socket.commitTransaction(); // inside one, reading frees nothing
    m_discarded += m_socket.skip(m_socket.bytesAvailable());
    if (m_discarded > kLingerBytes)
        m_socket.abort();
}

void ConnectionGuard::linger()
{
    m_phase = Phase::Lingering;
    m_server.waitIn(m_server.lines().lingering, *this);
    detachServer();
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &ConnectionGuard::halfCloseOnceFlushed);
    m_socket.flush();
    halfCloseOnceFlushed();
}

void ConnectionGuard::halfCloseOnceFlushed()
{
    // Closing with unread bytes would reset the connection and could take the answer with it: only the sending side is closed.
#ifdef Q_OS_UNIX
    if (m_phase == Phase::Lingering && m_socket.bytesToWrite() == 0 && !m_server.isTls())
        ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
#endif
}

void ConnectionGuard::closeCleanly()
{
    m_phase = Phase::Lingering;
    m_server.waitIn(m_server.lines().closing, *this);
    detachServer();
    m_socket.disconnectFromHost();
}

void ConnectionGuard::timeIsUp(const GuardLine &line)
{
    if (m_socket.state() == QAbstractSocket::UnconnectedState) {
        m_socket.deleteLater();
        return;
    }
    if (m_phase != Phase::Open || &line == &m_server.lines().closing)
        m_socket.abort();
    else if (m_meter.midRequest())
        refuse(408);
    else if (m_socket.bytesToWrite() > 0)
        m_socket.abort();
    else
        closeCleanly();
    // Refused behind a request that Qt's server has not taken up.
    if (m_phase == Phase::Open && m_inFlight == 0 && !m_place.isWaiting())
        m_server.waitIn(m_server.lines().closing, *this);
}

void ConnectionGuard::wentUnread()
{
    m_unread.leave();
    m_socket.abort();
    m_socket.deleteLater();
}

} // namespace authlink::http::server
