// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/http_server.h"

#include "core/http/server/connection_guard.h"
#include "core/http/server/guarded_tcp_server.h"
#include "core/http/server/responder.h"

#include <QAbstractHttpServer>
#include <QFile>
#include <QHash>
#include <QHttpServerRequest>
#include <QSslCertificate>
#include <QSslKey>
#include <QWebSocket>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

Request toRequest(const QHttpServerRequest &raw, const parser::RequestHead &head, const ConnectionGuard &guard, bool secure)
{
    Request request;
    request.method = head.method;
    const qsizetype mark = head.target.indexOf('?');
    request.path = mark < 0 ? head.target : head.target.first(mark);
    request.query = mark < 0 ? QByteArray() : head.target.sliced(mark + 1);
    const auto headers = raw.headers();
    request.headers.reserve(headers.size());
    for (const auto &[name, value] : headers)
        request.headers.append({name, value});
    request.body = raw.body();
    request.peer = guard.peer();
    request.secure = secure;
    request.http10 = head.http10;
    request.close = head.close;
    return request;
}

} // namespace

struct HttpServer::Private {
    class Parser;
    using Peer = std::pair<QHostAddress, quint16>; // of the connection, which a WebSocket knows of its socket

    ServerLimits limits;
    Handler handler;
    UpgradeCheck mayUpgrade;
    UpgradeHandler upgraded;
    std::optional<Response> refusal; // of the upgrade being looked at
    struct Upgrade {
        Request request;
        const QObject *socket = nullptr; // only to be compared
    };
    QHash<Peer, Upgrade> upgrading; // the requests behind the WebSockets being opened: many at once after a restart
    bool draining = false;
    std::unique_ptr<Parser> parser;
    GuardedTcpServer *guarded = nullptr; // the parser's child
};

/// Qt's server parses what the guard has let through, and does the WebSocket handshake.
class HttpServer::Private::Parser final : public QAbstractHttpServer
{
public:
    explicit Parser(Private &owner) : m_owner(owner) {}

protected:
    bool handleRequest(const QHttpServerRequest &raw, QTcpSocket *socket) override
    {
        ConnectionGuard *guard = m_owner.guarded->guardOf(socket);
        if (!guard)
            return true;
        const auto head = guard->beginRequest();
        if (!head)
            return true;
        Request request = toRequest(raw, *head, *guard, m_owner.guarded->isTls());
        if (head->webSocket && m_owner.mayUpgrade)
            return upgrade(std::move(request), *guard, *socket);
        request.close = request.close || head->webSocket;
        m_owner.handler(request, Responder(std::make_shared<Responder::Sink>(*guard, request.method == "HEAD")));
        return true;
    }

    void missingHandler(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        ConnectionGuard *guard = m_owner.guarded->guardOf(socket);
        if (!guard)
            return;
        const Response response = m_owner.refusal.value_or(problem(404));
        m_owner.refusal.reset();
        guard->answer(serialize(response, false, true), true);
    }

private:
    bool upgrade(Request request, ConnectionGuard &guard, const QTcpSocket &socket)
    {
        m_owner.refusal = m_owner.mayUpgrade(request);
        if (!m_owner.refusal && m_owner.guarded->streamCount() >= m_owner.limits.streams)
            m_owner.refusal = problem(503, u"Too many streams; try again."_s);
        if (m_owner.refusal)
            return false;
        const Peer peer(socket.peerAddress(), socket.peerPort());
        m_owner.upgrading.insert(peer, {std::move(request), &socket});
        connect(&socket, &QObject::destroyed, this, [this, peer](const QObject *gone) { // where the handshake fails
            const auto known = m_owner.upgrading.constFind(peer);
            if (known != m_owner.upgrading.constEnd() && known->socket == gone)
                m_owner.upgrading.erase(known);
        });
        guard.release();
        return true;
    }

    Private &m_owner;
};

HttpServer::HttpServer(ServerLimits limits, Handler handler, QObject *parent) : QObject(parent), m_d(std::make_unique<Private>())
{
    m_d->limits = std::move(limits);
    m_d->handler = std::move(handler);
    m_d->parser = std::make_unique<Private::Parser>(*m_d);
    connect(m_d->parser.get(), &QAbstractHttpServer::newWebSocketConnection, this, [this] {
        while (auto socket = m_d->parser->nextPendingWebSocketConnection()) {
            // Opened only with the request that asked for it: a guess could give one client the stream of another.
            const auto upgrade = m_d->upgrading.constFind({socket->peerAddress(), socket->peerPort()});
            if (upgrade == m_d->upgrading.constEnd())
                continue;
            const Request asked = upgrade->request;
            m_d->upgrading.erase(upgrade);
            const auto frame = static_cast<quint64>(m_d->limits.frameBytes);
            socket->setMaxAllowedIncomingFrameSize(frame);
            socket->setMaxAllowedIncomingMessageSize(frame);
            m_d->upgraded(std::move(socket), asked);
        }
    });
}

HttpServer::~HttpServer() = default;

void HttpServer::acceptWebSockets(UpgradeCheck check, UpgradeHandler handler)
{
    m_d->mayUpgrade = std::move(check);
    m_d->upgraded = std::move(handler);
}

base::Result<void> HttpServer::listen(const QHostAddress &address, quint16 port, const std::optional<QSslConfiguration> &tls)
{
    if (m_d->guarded)
        return base::fail(base::ErrorCode::WrongState, u"The HTTP server listens already."_s);
    auto server = std::make_unique<GuardedTcpServer>(m_d->limits, tls, nullptr);
    if (!server->listen(address, port)) {
        return base::fail(base::ErrorCode::Invalid, u"Can't listen on %1 port %2: %3. Choose another address in [http] listen."_s.arg(
                                                        address.toString(), QString::number(port), server->errorString()));
    }
    m_d->guarded = server.release();
    m_d->parser->bind(m_d->guarded); // takes ownership
    m_d->guarded->watchAfterServer();
    connect(m_d->guarded, &GuardedTcpServer::emptied, this, [this] {
        if (std::exchange(m_d->draining, false))
            Q_EMIT drained();
    });
    return {};
}

quint16 HttpServer::port() const
{
    return m_d->guarded && m_d->guarded->isListening() ? m_d->guarded->serverPort() : quint16(0);
}

void HttpServer::drain()
{
    m_d->draining = true;
    if (m_d->guarded)
        m_d->guarded->drain();
    if (connectionCount() == 0 && std::exchange(m_d->draining, false))
        Q_EMIT drained();
}

int HttpServer::connectionCount() const
{
    return m_d->guarded ? m_d->guarded->connectionCount() : 0;
}

int HttpServer::streamCount() const
{
    return m_d->guarded ? m_d->guarded->streamCount() : 0;
}

quint64 HttpServer::turnedAway() const
{
    return m_d->guarded ? m_d->guarded->turnedAway() : 0;
}

quint64 HttpServer::refusedRequests() const
{
    return m_d->guarded ? m_d->guarded->refusedRequests() : 0;
}

base::Result<QSslConfiguration> tlsFromFiles(const QString &certificateFile, const QString &keyFile)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificateFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (chain.isEmpty())
        return base::fail(base::invalid(u"tls_certificate"_s, u"No PEM certificate in %1."_s.arg(certificateFile)));
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::invalid(u"tls_key"_s, u"Can't read %1."_s.arg(keyFile)));
    const QByteArray pem = file.readAll();
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (key.isNull())
            continue;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // the server's side: clients show no certificate
        return configuration;
    }
    return base::fail(base::invalid(u"tls_key"_s, u"No unencrypted PEM key in %1."_s.arg(keyFile)));
}

} // namespace authlink::http::server
