// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"

#include <QtGlobal>

#include <functional>
#include <memory>

class QObject;
class QTcpSocket;
class QWebSocket;

namespace authlink::http::server
{

/// The headers of a block that parseHead has passed: request line and all, up to and including the empty line.
[[nodiscard]] HeaderList headersOf(QByteArrayView block);

/// Qt's HTTP server forgets the connection. What it has read of a request that is not complete for it lies unread in `socket` again.
void takeFromQt(QTcpSocket &socket);

/// Takes the Upgrade fields out of the head of the request that lies unread in `socket`, outside a transaction.
/// @param headerBytes no head is longer
void withdrawUpgrade(QTcpSocket &socket, qint64 headerBytes);

/// Answers a request to upgrade, which is complete and unread in `socket`, and hands over the WebSocket; nothing is handed over where the
/// handshake fails. Each has a handshaker of its own: a QWebSocketServer looks through every connection it ever made to find the one
/// that speaks or leaves, so that the consoles of a shared one would cost their number squared.
/// @param owner of the handshaker; a child of the socket
void openWebSocket(QTcpSocket &socket, QObject *owner, std::function<void(std::unique_ptr<QWebSocket>)> opened);

} // namespace authlink::http::server
