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

constexpr QByteArrayView kLineEnd = "\r\n";

/// A head without the fields that offer another protocol.
QByteArray withoutUpgrade(QByteArrayView head)
{
    constexpr QByteArrayView kUpgrade = "Upgrade:";
    QByteArray rest;
    rest.reserve(head.size());
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf(kLineEnd);
        const QByteArrayView line = end < 0 ? head : head.first(end + kLineEnd.size());
        if (line.size() < kUpgrade.size() || line.first(kUpgrade.size()).compare(kUpgrade, Qt::CaseInsensitive) != 0)
            rest += line;
        head = head.sliced(line.size());
    }
    return rest;
}

} // namespace

void takeFromQt(QTcpSocket &socket)
{
    if (socket.isTransactionStarted())
        socket.rollbackTransaction();
    QObject::disconnect(&socket, &QTcpSocket::readyRead, nullptr, nullptr);
    // It frees what it keeps of a connection when the socket is destroyed. QWebSocket would cut that tie.
    QObject::disconnect(&socket, &QTcpSocket::disconnected, &socket, nullptr);
    Q_EMIT socket.destroyed(&socket);
    QObject::disconnect(&socket, &QObject::destroyed, &socket, nullptr);
}

void withdrawUpgrade(QTcpSocket &socket, qint64 headerBytes)
{
    const qsizetype end = socket.peek(headerBytes).indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = socket.read(end + 2 * kLineEnd.size());
    const QByteArray rest = withoutUpgrade(head);
    for (auto c = rest.crbegin(); c != rest.crend(); ++c)
        socket.ungetChar(*c);
}

HeaderList headersOf(QByteArrayView block)
{
    HeaderList headers;
    for (bool requestLine = true;; requestLine = false) {
        const qsizetype end = block.indexOf(kLineEnd);
        if (end <= 0)
            return headers;
        const QByteArrayView line = block.first(end);
        block = block.sliced(end + kLineEnd.size());
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
