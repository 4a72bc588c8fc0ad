// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/call_server.h"

#include "app/console/remote/call_lines.h"

#include <QLocalSocket>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

CallServer::CallServer(base::Clock &clock, Handler handler, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_handler(std::move(handler))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &CallServer::onConnection);
}

CallServer::~CallServer()
{
    // They end with the server, and would tell of it.
    for (QLocalSocket *socket : m_server.findChildren<QLocalSocket *>())
        socket->disconnect(this);
}

base::Result<void> CallServer::listen(const QString &path)
{
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return base::fail(base::ErrorCode::Unreachable, m_server.errorString());
    return {};
}

void CallServer::onConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_deadlines.size() >= kMaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(kMaxCallLine + 1);
        std::shared_ptr<base::Alarm> deadline = m_clock.makeAlarm([socket] {
            QMetaObject::invokeMethod(
                socket, [socket] { socket->abort(); }, Qt::QueuedConnection); // which ends this alarm
        });
        deadline->set(m_clock.now() + kDeadline);
        m_deadlines.insert(socket, deadline);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { onRead(*socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] { forget(socket); });
        onRead(*socket);
        if (socket->state() == QLocalSocket::UnconnectedState)
            forget(socket); // it left before we listened
    }
}

void CallServer::onRead(QLocalSocket &socket)
{
    if (!m_deadlines.contains(&socket) || (!socket.canReadLine() && socket.bytesAvailable() <= kMaxCallLine))
        return;
    // Not readLine() to its end: of what comes without an end, no more than this is looked at.
    const auto request = requestFromLine(socket.readLine(kMaxCallLine + 2));
    m_deadlines.remove(&socket); // one request only
    socket.write(answerLine(request.map(m_handler)));
    socket.disconnectFromServer();
}

void CallServer::forget(QLocalSocket *socket)
{
    m_deadlines.remove(socket);
    socket->deleteLater();
}

} // namespace authlink::app
