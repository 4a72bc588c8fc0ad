// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_client.h"

namespace authlink::test
{

RawClient::RawClient(quint16 port, const QHostAddress &address)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_received += m_socket.readAll(); });
    QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] { m_closed = true; });
    QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &m_socket, [this] { m_closed = true; });
    m_socket.connectToHost(address, port);
}

int RawClient::status() const
{
    return m_received.startsWith("HTTP/1.1 ") ? m_received.sliced(9, qMin<qsizetype>(3, m_received.size() - 9)).toInt() : 0;
}

QByteArray RawClient::header(const QByteArray &name) const
{
    const QByteArray head = m_received.left(m_received.indexOf("\r\n\r\n"));
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(line.indexOf(':')).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(line.indexOf(':') + 1).trimmed();
    }
    return {};
}

QByteArray RawClient::body() const
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : m_received.mid(end + 4, header("Content-Length").toLongLong());
}

bool RawClient::isAnswered() const
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    return end >= 0 && m_received.size() >= end + 4 + header("Content-Length").toLongLong();
}

} // namespace authlink::test
