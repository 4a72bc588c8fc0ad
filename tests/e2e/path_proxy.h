// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace authlink::test
{

/// A reverse proxy as many banks run one: takes what comes below /authlink, passes it on without that path, and knows nothing else.
/// Loopback, any port, one request a connection.
class PathProxy final : public QObject
{
    Q_OBJECT

public:
    explicit PathProxy(QObject *parent = nullptr);

    /// What the outside calls it: http://127.0.0.1:PORT/authlink
    [[nodiscard]] QUrl url() const;
    void passOnTo(quint16 port) { m_target = port; }

private:
    void onConnection();
    void onData(QTcpSocket *client, QByteArray &head);

    QTcpServer m_server;
    quint16 m_target = 0;
};

} // namespace authlink::test
