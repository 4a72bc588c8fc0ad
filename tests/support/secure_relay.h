// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QFile>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

namespace authlink::test
{

/// A file of tests/fixtures/tls.
inline QByteArray tlsFixture(const char *name)
{
    QFile file(QStringLiteral(AUTHLINK_FIXTURES "/tls/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a fixture is missing");
    return file.readAll();
}

/// A relay that takes every stream over TLS and says nothing. A private authority, test-only-authority.pem, has certified it for
/// relay.bank.example and 127.0.0.1.
struct SecureRelay {
    SecureRelay()
    {
        QSslConfiguration tls;
        tls.setLocalCertificate(QSslCertificate(tlsFixture("test-only-relay-certificate.pem")));
        tls.setPrivateKey(QSslKey(tlsFixture("test-only-relay-key.pem"), QSsl::Ec));
        server.setSslConfiguration(tls);
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("the relay can't listen");
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [this] {
            QWebSocket *socket = server.nextPendingConnection();
            socket->setParent(&server);
            authorizations.append(socket->request().rawHeader("Authorization"));
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("wss://127.0.0.1:%1/v1/stream").arg(server.serverPort())); }

    QWebSocketServer server{QStringLiteral("relay"), QWebSocketServer::SecureMode};
    QByteArrayList authorizations; ///< of the streams
};

} // namespace authlink::test
