// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/stream_socket.h"

#include "core/protocol/stream.h"

#include <QNetworkRequest>
#include <QWebSocket>

namespace authlink::client
{

namespace
{

class WebStreamSocket final : public StreamSocket
{
public:
    WebStreamSocket()
    {
        m_socket.setMaxAllowedIncomingFrameSize(static_cast<quint64>(protocol::kMaxToConsole));
        m_socket.setMaxAllowedIncomingMessageSize(static_cast<quint64>(protocol::kMaxToConsole));
        connect(&m_socket, &QWebSocket::connected, this, &StreamSocket::opened);
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
        // The relay sends text frames only. A binary frame is handed on and fails there like any other frame that is not JSON.
        connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &StreamSocket::received);
        connect(&m_socket, &QWebSocket::pong, this, &StreamSocket::alive);
        connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) { onTlsErrors(errors); });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] { finishSoon(); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(&m_socket, &QWebSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) { onError(error); });
#else
        connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
                [this](QAbstractSocket::SocketError error) { onError(error); });
#endif
    }

    ~WebStreamSocket() override
    {
        m_socket.disconnect(this);
    }

    void open(const QUrl &url, const base::Secret &token) override
    {
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + token.reveal().simplified());
        m_socket.open(request);
    }

    void send(const QByteArray &utf8) override
    {
        if (m_socket.isValid())
            m_socket.sendTextMessage(QString::fromUtf8(utf8));
    }

    void ping() override
    {
        if (m_socket.isValid())
            m_socket.ping();
    }

    void leave() override
    {
        m_socket.disconnect(this);
        if (m_socket.isValid()) {
            m_socket.close(QWebSocketProtocol::CloseCodeGoingAway);
            m_socket.flush();
        } else {
            m_socket.abort();
        }
    }

private:
    void onTlsErrors(const QList<QSslError> &errors)
    {
        m_failure = SocketFailure::Tls;
        m_text = errors.isEmpty() ? QString() : errors.first().errorString();
    }

    void onError(QAbstractSocket::SocketError error)
    {
        if (m_failure == SocketFailure::None) {
            const bool tls = error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
                             || error == QAbstractSocket::SslInvalidUserDataError;
            m_failure = tls ? SocketFailure::Tls : SocketFailure::Unreachable;
            m_text = m_socket.errorString();
        }
        finishSoon();
    }

    // error() and disconnected() come in either order, or one without the other (a failed handshake): report the end when both have come.
    void finishSoon()
    {
        QMetaObject::invokeMethod(
            this, [this] { finish(); }, Qt::QueuedConnection);
    }

    void finish()
    {
        if (m_finished)
            return;
        m_finished = true;
        auto code = static_cast<quint16>(m_socket.closeCode());
        // Qt 6.4 takes the registered codes from 1012 upwards for invalid, reports 1002 instead, and says so in the reason; of those,
        // the relay uses only 1012.
        const auto garbled = static_cast<quint16>(QWebSocketProtocol::CloseCodeProtocolError);
        if (code == garbled && m_socket.closeReason().contains(QString::number(garbled)))
            code = static_cast<quint16>(protocol::CloseCode::Restarting);
        SocketEnd how{.failure = m_failure, .code = 0, .text = m_text};
        constexpr quint16 kNormal = 1000;
        constexpr quint16 kNoCode = 1005;
        constexpr quint16 kAbnormal = 1006;
        if (code == static_cast<quint16>(QWebSocketProtocol::CloseCodeTooMuchData)) {
            how.failure = SocketFailure::TooLarge;
        } else if (code != 0 && code != kNoCode && code != kAbnormal && (code != kNormal || m_failure == SocketFailure::None)) {
            how = {.failure = SocketFailure::None, .code = code, .text = m_socket.closeReason()};
        } else if (how.failure == SocketFailure::None) {
            how.failure = SocketFailure::Unreachable;
        }
        Q_EMIT ended(how);
    }

    QWebSocket m_socket;
    SocketFailure m_failure = SocketFailure::None;
    QString m_text;
    bool m_finished = false;
};

} // namespace

std::unique_ptr<StreamSocket> makeWebSocket()
{
    return std::make_unique<WebStreamSocket>();
}

} // namespace authlink::client
