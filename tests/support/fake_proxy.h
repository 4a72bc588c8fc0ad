// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace authlink::test
{

/// An HTTP proxy on a port of this machine that opens ways (CONNECT) to one place, whatever is asked for; or not. Single thread.
class FakeProxy final : public QObject
{
    Q_OBJECT

public:
    FakeProxy();

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    quint16 leadsTo = 0;       ///< a port of this machine
    QByteArrayList challenges; ///< values of Proxy-Authenticate; none: everybody may
    QByteArray accepts;        ///< how the Proxy-Authorization begins that opens the way all the same; empty: none does
    QByteArray refusal;        ///< instead of any other answer: bytes as they are
    bool isSilent = false;
    bool closes = true; ///< after a challenge

    QByteArrayList requests; ///< heads

private:
    void onRead(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    void challenge(QTcpSocket *socket);
    void openWay(QTcpSocket *socket);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_heads;
};

} // namespace authlink::test
