// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/web_socket_upgrade.h"

#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>
#include <utility>

namespace authlink::http::server
{

namespace
{

constexpr std::chrono::seconds kGoodbye{2};

/// QWebSocket leaves a socket behind that nobody listens to any more: lets it say what it still has to say, and frees it.
void outlive(QTcpSocket &socket)
{
    if (socket.state() == QAbstractSocket::UnconnectedState) {
        socket.deleteLater();
        return;
    }
    QObject::connect(&socket, &QAbstractSocket::disconnected, &socket, &QObject::deleteLater);
    QTimer::singleShot(kGoodbye, &socket, [&socket] {
        socket.abort();
        socket.deleteLater();
    });
}

} // namespace

HeaderList headersOf(QByteArrayView block)
{
    constexpr qsizetype kLineEnd = 2;
    HeaderList headers;
    for (bool requestLine = true;; requestLine = false) {
        const qsizetype end = block.indexOf("\r\n");
        if (end <= 0)
            return headers;
        const QByteArrayView line = block.first(end);
        block = block.sliced(end + kLineEnd);
        const qsizetype colon = line.indexOf(':');
        if (!requestLine && colon > 0)
            headers.append({line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    }
}

void openWebSocket(QTcpSocket &socket, QObject *owner, std::function<void(std::unique_ptr<QWebSocket>)> opened)
{
    auto *handshaker = new QWebSocketServer(QString(), QWebSocketServer::NonSecureMode, owner);
    QObject::connect(handshaker, &QWebSocketServer::newConnection, handshaker, [handshaker, &socket, opened = std::move(opened)] {
        std::unique_ptr<QWebSocket> webSocket(handshaker->nextPendingConnection());
        handshaker->deleteLater();
        if (!webSocket)
            return;
        webSocket->setParent(nullptr);
        QObject::connect(webSocket.get(), &QObject::destroyed, &socket, [&socket] { outlive(socket); });
        opened(std::move(webSocket));
    });
    handshaker->handleConnection(&socket);
}

} // namespace authlink::http::server
