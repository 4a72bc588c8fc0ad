// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/http_server.h"

#include "core/http/common/listen_text.h"
#include "core/http/server/connection_guard.h"
#include "core/http/server/guarded_tcp_server.h"
#include "core/http/server/responder.h"
#include "core/http/server/web_socket_upgrade.h"

#include <QAbstractHttpServer>
#include <QHash>
#include <QHttpServerRequest>
#include <QPointer>
#include <QWebSocket>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

constexpr auto kFullRetryAfter = "30"; // seconds

/// How long the path of a request target is; the query follows after a '?'.
qsizetype pathSize(QByteArrayView target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target.size() : mark;
}

Request toRequest(HeaderList headers, const parser::RequestHead &head, const ConnectionGuard &guard, bool secure)
{
    Request request;
    request.method = head.method;
    const qsizetype path = pathSize(head.target);
    request.path = head.target.first(path);
    request.query = head.target.mid(path + 1);
    request.headers = std::move(headers);
    request.peer = guard.peer();
    request.secure = secure;
    request.http10 = head.http10;
    request.close = head.close;
    return request;
}

Response tooManyStreams()
{
    Response full = problem(503, u"Too many streams; try again."_s);
    full.headers.emplaceBack("Retry-After", kFullRetryAfter);
    return full;
}

HeaderList headersOf(const QHttpServerRequest &raw)
{
    HeaderList list;
    const auto headers = raw.headers();
    list.reserve(headers.size());
    for (const auto &[name, value] : headers)
        list.append({name, value});
    return list;
}

} // namespace

struct HttpServer::Private {
    class Parser;

    void serve(const Request &request, ConnectionGuard &guard) const
    {
        handler(request, Responder(std::make_shared<Responder::Sink>(guard, request.method == "HEAD")));
    }

    void upgrade(ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block) const
    {
        const Request request = toRequest(headersOf(block), head, guard, guarded->isTls());
        mayUpgrade(request, [this, waiting = QPointer(&guard), size = block.size()](const UpgradeVerdict &verdict) {
            if (waiting && waiting->phase() == ConnectionGuard::Phase::Open)
                conclude(*waiting, size, verdict);
        });
    }

    [[nodiscard]] bool takesUpgrade(const parser::RequestHead &head) const
    {
        return upgradePaths && upgradePaths(QByteArrayView(head.target).first(pathSize(head.target)));
    }

    /// @param size of the request, which lies unread in the socket
    void conclude(ConnectionGuard &guard, qsizetype size, const UpgradeVerdict &verdict) const
    {
        const auto *refusal = std::get_if<Response>(&verdict);
        if (refusal == nullptr && guarded->streamCount() < limits.streams)
            return open(guard, std::get<UpgradeHandler>(verdict));
        guard.socket().skip(size);
        guard.answer(serialize(refusal != nullptr ? *refusal : tooManyStreams(), false, true), true);
    }

    void open(ConnectionGuard &guard, const UpgradeHandler &upgraded) const
    {
        guard.release();
        openWebSocket(guard.socket(), &guard,
                      [frame = static_cast<quint64>(limits.frameBytes), upgraded](std::unique_ptr<QWebSocket> socket) {
                          socket->setMaxAllowedIncomingFrameSize(frame);
                          socket->setMaxAllowedIncomingMessageSize(frame);
                          upgraded(std::move(socket));
                      });
    }

    ServerLimits limits;
    Handler handler;
    UpgradePaths upgradePaths; // none: nowhere
    UpgradeCheck mayUpgrade;
    HeadCheck headCheck;
    bool draining = false;
    std::unique_ptr<Parser> parser;
    GuardedTcpServer *guarded = nullptr; // the parser's child
};

/// Qt's server parses what the guard has let through.
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
        Request request = toRequest(headersOf(raw), *head, *guard, m_owner.guarded->isTls());
        request.body = raw.body();
        m_owner.serve(request, *guard);
        return true;
    }

    /// Qt comes here after a request to upgrade, of which the guard lets it see none.
    void missingHandler(const QHttpServerRequest &, QTcpSocket *socket) override { socket->abort(); }

private:
    Private &m_owner;
};

HttpServer::HttpServer(ServerLimits limits, Handler handler, QObject *parent) : QObject(parent), m_d(std::make_unique<Private>())
{
    m_d->limits = std::move(limits);
    m_d->handler = std::move(handler);
    m_d->parser = std::make_unique<Private::Parser>(*m_d);
}

HttpServer::~HttpServer() = default;

void HttpServer::acceptWebSockets(UpgradePaths paths, UpgradeCheck check)
{
    m_d->upgradePaths = std::move(paths);
    m_d->mayUpgrade = std::move(check);
}

void HttpServer::checkHeads(HeadCheck check)
{
    m_d->headCheck = std::move(check);
}

base::Result<void> HttpServer::listen(const QHostAddress &address, quint16 port, const std::optional<QSslConfiguration> &tls)
{
    const auto refused = [&](const QString &why) {
        return base::fail(base::ErrorCode::Invalid,
                          u"Can't listen on %1: %2. Choose another address in [http] listen."_s.arg(listenText(address, port), why));
    };
    if (m_d->guarded) {
        const QString why = m_d->guarded->listenAlso(address, port);
        return why.isEmpty() ? base::Result<void>() : refused(why);
    }
    auto server = std::make_unique<GuardedTcpServer>(m_d->limits, tls, nullptr);
    if (!server->listen(address, port))
        return refused(server->errorString());
    m_d->guarded = server.release();
    m_d->guarded->handleUpgrades(
        [this](const parser::RequestHead &head) { return m_d->takesUpgrade(head); },
        [this](ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block) { m_d->upgrade(guard, head, block); });
    m_d->guarded->handleHeads([this](ConnectionGuard &guard, const parser::RequestHead &head, QByteArrayView block) {
        return m_d->headCheck ? m_d->headCheck(toRequest(headersOf(block), head, guard, m_d->guarded->isTls())) : HeadVerdict{};
    });
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

QStringList HttpServer::addresses() const
{
    return m_d->guarded ? m_d->guarded->addresses() : QStringList();
}

void HttpServer::setTls(const QSslConfiguration &tls)
{
    if (m_d->guarded)
        m_d->guarded->setTls(tls);
}

void HttpServer::setExempt(std::vector<std::pair<QHostAddress, int>> subnets)
{
    m_d->limits.exempt = std::move(subnets);
    if (m_d->guarded)
        m_d->guarded->setExempt(m_d->limits.exempt);
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

int HttpServer::maxStreams() const
{
    return m_d->limits.streams;
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

quint64 HttpServer::looks() const
{
    return m_d->guarded ? m_d->guarded->looks() : 0;
}

} // namespace authlink::http::server
