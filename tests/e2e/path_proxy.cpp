// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/path_proxy.h"

#include <QTcpSocket>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

PathProxy::PathProxy(QObject *parent) : QObject(parent)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy");
    connect(&m_server, &QTcpServer::newConnection, this, &PathProxy::onConnection);
}

QUrl PathProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1/authlink"_s.arg(m_server.serverPort()));
}

void PathProxy::onConnection()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        const auto head = std::make_shared<QByteArray>();
        connect(client, &QTcpSocket::readyRead, this, [this, client, head] { onData(client, *head); });
    }
}

void PathProxy::onData(QTcpSocket *client, QByteArray &head)
{
    head += client->readAll();
    if (!head.contains("\r\n\r\n")) // the forms of the page have no body
        return;
    const qsizetype path = head.indexOf(" /authlink/");
    if (path < 0 || path > head.indexOf("\r\n")) {
        client->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    head.remove(path + 1, qstrlen("/authlink"));
    head.insert(head.indexOf("\r\n") + 2, "Connection: close\r\n");
    auto *relay = new QTcpSocket(client);
    connect(relay, &QTcpSocket::readyRead, client, [client, relay] { client->write(relay->readAll()); });
    connect(relay, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    relay->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    relay->write(head);
    head.clear();
}

} // namespace authlink::test
