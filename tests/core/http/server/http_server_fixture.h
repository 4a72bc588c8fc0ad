// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"
#include "core/http/server/listening/tls_files.h"

#include <QSslConfiguration>

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

/// A server to ask, and what to ask it.
namespace authlink::test
{

inline http::server::ServerLimits shortLimits()
{
    http::server::ServerLimits limits;
    limits.requestDeadline = std::chrono::milliseconds(300);
    limits.idleDeadline = std::chrono::milliseconds(600);
    return limits;
}

inline const QByteArray kGet = "GET /now HTTP/1.1\r\nHost: x\r\n\r\n";
inline const QByteArray kUpgrade =
    "GET /v1/stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

inline QByteArray post(const QByteArray &body, const QByteArray &path = "/now")
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QSslConfiguration testTls()
{
    const QString folder = QStringLiteral(AUTHLINK_FIXTURES "/tls/");
    const auto tls =
        http::server::tlsFromFiles(folder + QStringLiteral("test-only-certificate.pem"), folder + QStringLiteral("test-only-key.pem"));
    if (!tls)
        qFatal("%s", qPrintable(tls.error().message));
    return *tls;
}

/// "/now" is answered at once with the body it got, "/later" when the test says so, "/never" is dropped, "/cut" cut off.
struct Site {
    explicit Site(http::server::ServerLimits limits, const std::optional<QSslConfiguration> &tls = std::nullopt)
        : server(std::move(limits), [this](const http::server::Request &request, const http::server::Responder &responder) {
              requests.append(request);
              if (request.path == "/cut")
                  responder.cut();
              else if (request.path == "/later")
                  waiting.push_back(responder);
              else if (request.path != "/never")
                  responder.respond({.status = 200, .contentType = "text/plain", .body = request.body, .headers = {}, .close = false});
          })
    {
        const auto listening = server.listen(QHostAddress(QHostAddress::LocalHost), 0, tls);
        if (!listening)
            qFatal("can't listen");
    }
    void answerWaiting(const QByteArray &body)
    {
        const http::server::Responder responder = waiting.front();
        waiting.erase(waiting.begin());
        responder.respond({.status = 200, .contentType = "text/plain", .body = body, .headers = {}, .close = false});
    }

    QList<http::server::Request> requests;
    std::vector<http::server::Responder> waiting;
    http::server::HttpServer server;
};

} // namespace authlink::test
