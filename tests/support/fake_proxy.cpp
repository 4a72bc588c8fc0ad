// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_proxy.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace authlink::test
{

FakeProxy::FakeProxy()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the fake proxy can't listen");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onRead(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_heads.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

void FakeProxy::onRead(QTcpSocket *socket)
{
    QByteArray &head = m_heads[socket];
    head += socket->readAll();
    if (!head.endsWith("\r\n\r\n"))
        return;
    const QByteArray whole = m_heads.take(socket);
    requests.append(whole);
    if (!isSilent)
        answer(socket, whole);
}

void FakeProxy::answer(QTcpSocket *socket, const QByteArray &head)
{
    if (!refusal.isEmpty()) {
        socket->write(refusal);
        socket->disconnectFromHost();
    } else if (challenges.isEmpty() || (!accepts.isEmpty() && head.contains("\r\nProxy-Authorization: " + accepts))) {
        openWay(socket);
    } else {
        challenge(socket);
    }
}

void FakeProxy::challenge(QTcpSocket *socket)
{
    QByteArray answer = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n";
    for (const QByteArray &scheme : std::as_const(challenges))
        answer += "Proxy-Authenticate: " + scheme + "\r\n";
    answer += closes ? "Connection: close\r\nProxy-Connection: close\r\n" : "Proxy-Connection: keep-alive\r\n";
    socket->write(answer + "\r\nno");
    if (closes)
        socket->disconnectFromHost();
}

void FakeProxy::openWay(QTcpSocket *socket)
{
    auto *other = new QTcpSocket(socket);
    other->setProxy(QNetworkProxy::NoProxy);
    socket->disconnect(this);
    connect(other, &QTcpSocket::connected, socket, [socket] { socket->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
    connect(other, &QTcpSocket::readyRead, socket, [socket, other] { socket->write(other->readAll()); });
    connect(socket, &QTcpSocket::readyRead, other, [socket, other] { other->write(socket->readAll()); });
    connect(other, &QTcpSocket::errorOccurred, socket, &QTcpSocket::disconnectFromHost);
    connect(other, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    other->connectToHost(QHostAddress(QHostAddress::LocalHost), leadsTo);
}

} // namespace authlink::test
