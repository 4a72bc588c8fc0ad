// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/stream_socket.h"

#include "core/base/time.h"
#include "core/client/route/proxy_check.h"
#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"
#include "core/protocol/stream.h"

#include <QAbstractSocket>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslConfiguration>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace authlink::client
{

namespace
{

constexpr qint64 kMaxAnswer = 16 * 1024;

/// The answer to an upgrade, as far as it matters here.
struct UpgradeAnswer {
    int status = 0;
    bool isProblem = false; ///< application/problem+json: the relay's own words, not those of something in between
    std::optional<std::chrono::milliseconds> retryAfter;
};

/// @param head status line and headers, perhaps with more behind; the status is 0 if it can't be read
UpgradeAnswer readAnswer(QByteArrayView head)
{
    constexpr QByteArrayView kVersion = "HTTP/1.1 ";
    constexpr qsizetype kStatusDigits = 3;
    UpgradeAnswer answer;
    QByteArray retryAfter, date;
    for (bool statusLine = true;; statusLine = false) {
        const qsizetype end = head.indexOf("\r\n");
        if (end <= 0)
            break;
        const QByteArrayView line = head.first(end);
        head = head.sliced(end + 2);
        if (statusLine) {
            if (line.startsWith(kVersion))
                answer.status = line.sliced(kVersion.size()).first(std::min(kStatusDigits, line.size() - kVersion.size())).toInt();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
        const QByteArrayView value = line.sliced(colon + 1).trimmed();
        if (name.compare("Retry-After", Qt::CaseInsensitive) == 0)
            retryAfter = value.toByteArray();
        else if (name.compare("Date", Qt::CaseInsensitive) == 0)
            date = value.toByteArray();
        else if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            answer.isProblem = value.startsWith("application/problem+json");
    }
    // A date is counted from the answer's own: this machine's clock may be set to anything. Without one it asks for the longest wait.
    answer.retryAfter = http::readRetryAfter(retryAfter, date, base::Instant{});
    return answer;
}

/// The last place before the wire: whoever let the address in, a token goes out encrypted or stays on this machine.
bool mayCarryToken(const QUrl &url)
{
    return url.scheme() == QLatin1StringView("wss") || http::isThisMachine(url.host());
}

/// @param signIn how the check has found that it goes
QNetworkProxy qtProxy(const StreamRoute &route, ProxyCheck::SignIn signIn)
{
    const bool isHttp = route.proxy->kind == Proxy::Kind::Http;
    QNetworkProxy proxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, route.proxy->host, route.proxy->port);
    const QByteArray written = route.proxySignIn.reveal();
    if (signIn == ProxyCheck::SignIn::Basic) {
        proxy.setRawHeader("Proxy-Authorization", "Basic " + written.toBase64());
    } else if ((signIn == ProxyCheck::SignIn::Digest || !isHttp) && !written.isEmpty()) {
        const qsizetype colon = written.indexOf(':');
        proxy.setUser(QString::fromUtf8(written.left(colon)));
        proxy.setPassword(QString::fromUtf8(written.mid(colon + 1)));
    }
    return proxy;
}

/// nullopt: the proxy is not the cause.
std::optional<ProxyTrouble::Kind> troubleOf(QAbstractSocket::SocketError error, bool signedIn)
{
    switch (error) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return signedIn ? ProxyTrouble::Kind::RefusesSignIn : ProxyTrouble::Kind::AsksForSignIn;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
        return ProxyTrouble::Kind::Unreachable;
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyProtocolError:
        return ProxyTrouble::Kind::Refuses;
    default:
        return std::nullopt;
    }
}

class WebStreamSocket final : public StreamSocket
{
public:
    /// @param clock may be missing where no route has a proxy
    explicit WebStreamSocket(RouteFinder routes = {}, base::Clock *clock = nullptr) : m_routes(std::move(routes)), m_clock(clock)
    {
        m_socket.setMaxAllowedIncomingFrameSize(static_cast<quint64>(protocol::kMaxToConsole));
        m_socket.setMaxAllowedIncomingMessageSize(static_cast<quint64>(protocol::kMaxToConsole));
        connect(&m_socket, &QWebSocket::connected, this, [this] {
            if (m_transport)
                m_transport->commitTransaction();
            m_transport.clear();
            Q_EMIT opened();
        });
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
        // The relay sends text frames only. A binary frame is handed on and fails there like any other frame that is not JSON.
        connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &StreamSocket::received);
        connect(&m_socket, &QWebSocket::pong, this, [this](quint64, const QByteArray &payload) { Q_EMIT pong(payload); });
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
        if (!mayCarryToken(url)) {
            m_failure = SocketFailure::Unreachable;
            m_text = QStringLiteral("an address that is not encrypted");
            return finishSoon();
        }
        m_request.setUrl(url);
        m_request.setRawHeader("Authorization", "Bearer " + token.reveal().simplified());
        if (m_routes)
            m_route = m_routes(url);
        if (http::isThisMachine(url.host()))
            m_route.proxy.reset();
        trust();
        if (!m_route.proxy || m_route.proxy->kind != Proxy::Kind::Http)
            return goOn(ProxyCheck::SignIn::None);
        m_check = std::make_unique<ProxyCheck>(*m_clock, m_route, url);
        connect(m_check.get(), &ProxyCheck::passed, this, &WebStreamSocket::goOn);
        connect(m_check.get(), &ProxyCheck::stopped, this, [this](const ProxyTrouble &trouble) {
            m_failure = SocketFailure::Proxy;
            m_proxyTrouble = trouble;
            finishSoon();
        });
        m_check->start();
    }

    void send(const QByteArray &utf8) override
    {
        if (m_socket.isValid())
            m_socket.sendTextMessage(QString::fromUtf8(utf8));
    }

    void ping(const QByteArray &payload) override
    {
        if (m_socket.isValid())
            m_socket.ping(payload);
    }

    void leave() override
    {
        m_check.reset();
        m_socket.disconnect(this);
        if (m_socket.isValid()) {
            m_socket.close(QWebSocketProtocol::CloseCodeGoingAway);
            m_socket.flush();
        } else {
            m_socket.abort();
        }
    }

private:
    void trust()
    {
        const QList<QSslCertificate> authorities = QSslCertificate::fromData(m_route.authorities, QSsl::Pem);
        if (authorities.isEmpty())
            return; // the system's, which Qt looks up one by one as it needs them
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + authorities);
        m_socket.setSslConfiguration(tls);
    }

    void goOn(ProxyCheck::SignIn signIn)
    {
        m_socket.setProxy(m_route.proxy ? qtProxy(m_route, signIn) : QNetworkProxy(QNetworkProxy::NoProxy));
        m_socket.open(m_request);
        // QWebSocket reads the whole answer and tells little of a refusal. Within a transaction what it has read can be read again.
        m_transport = m_socket.findChild<QAbstractSocket *>(QString(), Qt::FindDirectChildrenOnly);
        if (m_transport && m_transport->state() == QAbstractSocket::ConnectedState)
            m_transport->startTransaction();
        else if (m_transport)
            connect(m_transport, &QAbstractSocket::connected, m_transport,
                    [transport = m_transport.get()] { transport->startTransaction(); });
    }

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
            const auto kind = m_route.proxy ? troubleOf(error, !m_route.proxySignIn.isEmpty()) : std::nullopt;
            if (kind) {
                m_failure = SocketFailure::Proxy;
                m_proxyTrouble = ProxyTrouble{.kind = *kind, .proxy = m_route.proxy->name()};
            } else if (!tls) {
                readRefusal();
            }
        }
        finishSoon();
    }

    void readRefusal()
    {
        if (!m_transport || !m_transport->isTransactionStarted())
            return;
        m_transport->rollbackTransaction();
        const UpgradeAnswer answer = readAnswer(m_transport->peek(kMaxAnswer));
        m_transport.clear();
        if (!answer.isProblem)
            return;
        m_failure = SocketFailure::Refused;
        m_status = answer.status;
        m_retryAfter = answer.retryAfter;
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
        SocketEnd how{
            .failure = m_failure, .code = 0, .text = m_text, .status = m_status, .retryAfter = m_retryAfter, .proxy = m_proxyTrouble};
        constexpr quint16 kNormal = 1000;
        constexpr quint16 kNoCode = 1005;
        constexpr quint16 kAbnormal = 1006;
        if (code == static_cast<quint16>(QWebSocketProtocol::CloseCodeTooMuchData)) {
            how.failure = SocketFailure::TooLarge;
        } else if (how.failure == SocketFailure::Proxy) {
            how.code = 0; // it never came as far as to a relay
        } else if (how.failure != SocketFailure::Refused && code != 0 && code != kNoCode && code != kAbnormal
                   && (code != kNormal || m_failure == SocketFailure::None)) {
            how = {.failure = SocketFailure::None, .code = code, .text = m_socket.closeReason(), .status = 0, .retryAfter = {}};
        } else if (how.failure == SocketFailure::None) {
            how.failure = SocketFailure::Unreachable;
        }
        Q_EMIT ended(how);
    }

    RouteFinder m_routes;
    base::Clock *m_clock;
    StreamRoute m_route;
    QNetworkRequest m_request; ///< holds the token, as long as this socket
    std::unique_ptr<ProxyCheck> m_check;
    QWebSocket m_socket;
    QPointer<QAbstractSocket> m_transport; ///< below m_socket, until the relay has accepted or refused
    SocketFailure m_failure = SocketFailure::None;
    int m_status = 0;
    std::optional<std::chrono::milliseconds> m_retryAfter;
    std::optional<ProxyTrouble> m_proxyTrouble;
    QString m_text;
    bool m_finished = false;
};

} // namespace

std::unique_ptr<StreamSocket> makeWebSocket()
{
    return std::make_unique<WebStreamSocket>();
}

SocketFactory webSockets(RouteFinder routes, base::Clock &clock)
{
    return [routes = std::move(routes), &clock] { return std::make_unique<WebStreamSocket>(routes, &clock); };
}

} // namespace authlink::client
