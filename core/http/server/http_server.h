// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/server/http_message.h"
#include "core/http/server/server_limits.h"

#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

class QWebSocket;

namespace authlink::http::server
{

/// The right and the duty to answer one request, once. A handle: copies mean the same answer. If every copy goes without an
/// answer, the client gets 500. Answering after the client has gone is harmless. Same thread as the server.
class Responder
{
public:
    class Sink;
    explicit Responder(std::shared_ptr<Sink> sink) : m_sink(std::move(sink)) {}
    /// Only the first call counts.
    void respond(const Response &response) const;
    /// Instead of an answer: the connection is cut, as by a broken network. Only for servers that simulate one.
    void cut() const;

private:
    std::shared_ptr<Sink> m_sink;
};

/// An HTTP/1.1 server whose clients are hostile: bounded in bytes, time and number, and never mixing up answers.
/// Pipelined requests are served in order, or the connection closes after an answer. Qt's own server parses; the guard in
/// front of it checks the framing first (request_meter.h). One thread.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const Request &, const Responder &)>;
    using UpgradeHandler = std::function<void(std::unique_ptr<QWebSocket>)>;
    /// Who takes the WebSocket over, or why none may be opened here.
    using UpgradeVerdict = std::variant<UpgradeHandler, Response>;
    /// Gives its verdict once, now or later. Until then the client waits, for as long as it likes to.
    using UpgradeCheck = std::function<void(const Request &, std::function<void(UpgradeVerdict)>)>;

    HttpServer(ServerLimits limits, Handler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Whether requests to upgrade are taken at a path, which is raw as in Request.
    using UpgradePaths = std::function<bool(QByteArrayView path)>;

    /// Takes requests to upgrade to WebSocket where `paths` says so. Every other offer is ignored, without this all are (RFC 9110 section
    /// 7.8): the handler answers the request as any other, and the connection is closed.
    void acceptWebSockets(UpgradePaths paths, UpgradeCheck check);

    /// Judges every request by its head, `body` still empty, unless the body came with it; the handler then has the whole to judge.
    using HeadCheck = std::function<HeadVerdict(const Request &)>;
    void checkHeads(HeadCheck check);

    /// May be called for several addresses, which share all limits. QHostAddress::Any is IPv4 and IPv6.
    /// @param port 0: any free one
    /// @param tls absent: plain TCP. The first address decides for all.
    /// Errors: Invalid (the address can't be had).
    [[nodiscard]] base::Result<void> listen(const QHostAddress &address, quint16 port,
                                            const std::optional<QSslConfiguration> &tls = std::nullopt);
    [[nodiscard]] quint16 port() const; ///< of the first address; 0: not listening
    /// ADDRESS:PORT of each, for people.
    [[nodiscard]] QStringList addresses() const;
    /// For handshakes from now on.
    void setTls(const QSslConfiguration &tls);
    /// Subnets without a cap per address, from now on (ServerLimits::exempt).
    void setExempt(std::vector<std::pair<QHostAddress, int>> subnets);
    /// Stops accepting; idle connections close, requests under way are answered. drained() follows, at once if there are none.
    void drain();

    [[nodiscard]] int connectionCount() const; ///< open, not upgraded
    [[nodiscard]] int streamCount() const;     ///< upgraded and still open
    /// No further WebSocket is opened now: who would have one hears 503, whatever the verdict.
    [[nodiscard]] bool isFull() const { return streamCount() >= maxStreams(); }
    /// Connections turned away for a cap, and requests refused by the guard, since the start.
    [[nodiscard]] quint64 turnedAway() const;
    [[nodiscard]] quint64 refusedRequests() const;
    /// How often one connection was looked at for the sake of others since the start: to make room, or because time had passed.
    [[nodiscard]] quint64 looks() const;

Q_SIGNALS:
    void drained();

private:
    [[nodiscard]] int maxStreams() const;

    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::http::server
