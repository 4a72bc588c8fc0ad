// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_session.h"

#include "core/base/log.h"

#include <QTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::stream
{

using protocol::CloseCode;

namespace
{
constexpr std::chrono::seconds kGoodbye{2}; // how long a peer may take to agree to a close
}

StreamSession::StreamSession(std::unique_ptr<QWebSocket> socket, store::User user, base::Clock &clock, StreamLimits limits, QObject *parent)
    : QObject(parent),
      m_socket(std::move(socket)),
      m_user(std::move(user)),
      m_clock(clock),
      m_limits(limits),
      m_patience(base::TokenRate::perSecond(limits.patiencePerSecond, limits.patience))
{
    m_socket->setParent(nullptr);
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(limits.hardFrameBytes));
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(limits.hardFrameBytes));
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &StreamSession::onText);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        if (bytes.size() > protocol::kMaxToRelay)
            close(CloseCode::TooLarge, u"message too large"_s);
        else
            Q_EMIT received({}); // no call is binary: the hub answers that it can't read it
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_unanswered = 0; });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &StreamSession::leave);
}

StreamSession::~StreamSession()
{
    if (m_socket)
        m_socket->disconnect(this); // a dying socket speaks
}

void StreamSession::goLive(const QString &client)
{
    m_live = true;
    m_client = client;
}

void StreamSession::onText(const QString &text)
{
    const QByteArray frame = text.toUtf8();
    if (frame.size() > protocol::kMaxToRelay)
        return close(CloseCode::TooLarge, u"message too large"_s);
    Q_EMIT received(frame);
}

bool StreamSession::charge(int frames)
{
    if (m_gone)
        return false;
    if (m_patience.take(m_clock.now().time_since_epoch(), frames))
        return true;
    close(CloseCode::TooFast, u"too many calls"_s);
    return false;
}

bool StreamSession::ping()
{
    if (m_gone)
        return false;
    if (m_unanswered >= m_limits.missedPings) {
        qCInfo(base::lcStream) << "console of" << m_user.name << "is silent";
        m_socket->abort(); // nobody there to say goodbye to
        leave();
        return false;
    }
    ++m_unanswered;
    m_socket->ping();
    return true;
}

void StreamSession::send(const QByteArray &frame)
{
    if (m_gone)
        return;
    if (m_holds)
        return hold(frame, false);
    if (m_socket->bytesToWrite() + frame.size() > m_limits.unsentBytes)
        return dropSlow();
    m_socket->sendTextMessage(QString::fromUtf8(frame));
}

void StreamSession::sendNews(const QByteArray &frame)
{
    if (m_holds && !m_gone)
        hold(frame, true);
    else
        send(frame);
}

void StreamSession::hold()
{
    m_holds = true;
}

void StreamSession::hold(const QByteArray &frame, bool isNews)
{
    m_heldBytes += frame.size();
    if (m_heldBytes > m_limits.unsentBytes)
        return dropSlow();
    m_held.push_back({.frame = frame, .isNews = isNews});
}

void StreamSession::sendFirst(const std::vector<QByteArray> &first, bool withNews)
{
    m_holds = false;
    m_heldBytes = 0;
    for (const QByteArray &frame : first)
        send(frame);
    const auto held = std::exchange(m_held, {});
    for (const Held &each : held) {
        if (withNews || !each.isNews)
            send(each.frame);
    }
}

/// It resumes by sequence.
void StreamSession::dropSlow()
{
    qCWarning(base::lcStream) << "console of" << m_user.name << "does not read; dropped";
    m_socket->abort();
    leave();
}

void StreamSession::close(CloseCode code, const QString &reason)
{
    if (m_gone)
        return;
    qCInfo(base::lcStream) << "closing the stream of" << m_user.name << "with" << static_cast<int>(code) << reason;
    m_gone = true;
    m_socket->disconnect(this);
    dismiss(std::move(m_socket), code, reason, parent());
    Q_EMIT gone();
}

void StreamSession::leave()
{
    if (m_gone)
        return;
    m_gone = true;
    m_socket->disconnect(this);
    m_socket.release()->deleteLater(); // we may be inside one of its signals
    Q_EMIT gone();
}

void StreamSession::dismiss(std::unique_ptr<QWebSocket> socket, CloseCode code, const QString &reason, QObject *owner)
{
    QWebSocket *leaving = socket.release();
    leaving->setParent(owner);
    connect(leaving, &QWebSocket::disconnected, leaving, &QObject::deleteLater);
    QTimer::singleShot(kGoodbye, leaving, [leaving] {
        leaving->abort();
        leaving->deleteLater();
    });
    leaving->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

} // namespace authlink::relay::stream
