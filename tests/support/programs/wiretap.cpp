// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/wiretap.h"

#include <QMutexLocker>
#include <QRegularExpression>
#include <QTcpSocket>

#include <utility>
#include <vector>

namespace authlink::test
{

Wiretap::Wiretap() : m_server(new QTcpServer)
{
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
    m_server->moveToThread(&m_thread);
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] { bridge(); });
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
}

Wiretap::~Wiretap()
{
    m_thread.quit();
    m_thread.wait();
}

void Wiretap::bridge()
{
    while (QTcpSocket *caller = m_server->nextPendingConnection()) {
        auto *called = new QTcpSocket(caller);
        QObject::connect(caller, &QTcpSocket::readyRead, called, [this, caller, called] {
            const QByteArray bytes = caller->readAll();
            keep(bytes);
            called->write(bytes);
        });
        QObject::connect(called, &QTcpSocket::readyRead, caller, [this, caller, called] {
            const QByteArray bytes = called->readAll();
            keep(bytes);
            caller->write(bytes);
        });
        QObject::connect(called, &QTcpSocket::errorOccurred, caller, &QTcpSocket::disconnectFromHost);
        QObject::connect(called, &QTcpSocket::disconnected, caller, &QTcpSocket::disconnectFromHost);
        QObject::connect(caller, &QTcpSocket::disconnected, caller, &QObject::deleteLater);
        called->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }
}

void Wiretap::keep(const QByteArray &bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_recorded += bytes;
}

QByteArray Wiretap::recorded() const
{
    const QMutexLocker lock(&m_mutex);
    return m_recorded;
}

QMap<QString, QByteArrayList> credentialsIn(const QByteArray &traffic)
{
    const std::vector<std::pair<QString, QString>> kinds{
        {QStringLiteral("vendor token"), QStringLiteral("\"token\"\\s*:\\s*\"([^\"]{16,})\"")},
        {QStringLiteral("interview token"), QStringLiteral("\"interviewToken\"\\s*:\\s*\"([^\"]{16,})\"")},
        {QStringLiteral("OAuth token"), QStringLiteral("\"access_token\"\\s*:\\s*\"([^\"]{16,})\"")},
        {QStringLiteral("hardware id"), QStringLiteral("X-Incode-Hardware-Id:\\s*(\\S{16,})")},
        {QStringLiteral("bearer"), QStringLiteral("Authorization:\\s*Bearer\\s+(\\S{12,})")},
        {QStringLiteral("basic"), QStringLiteral("Authorization:\\s*Basic\\s+(\\S{12,})")},
        {QStringLiteral("landing token"), QStringLiteral("(?:/|%2F)v(?:/|%2F)([A-Za-z0-9_-]{16,})")},
        {QStringLiteral("report token"), QStringLiteral("webhooks(?:/|%2F)message(?:/|%2F)([A-Za-z0-9_-]{16,})")},
        {QStringLiteral("device cookie"), QStringLiteral("authlink_device=([A-Za-z0-9_-]{16,})")},
        {QStringLiteral("capture link"), QStringLiteral("(?:/|%2F)session(?:/|%2F)([A-Za-z0-9_-]{16,})")}};
    const QString text = QString::fromLatin1(traffic);
    QMap<QString, QByteArrayList> found;
    for (const auto &[kind, pattern] : kinds) {
        auto matches = QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).globalMatch(text);
        while (matches.hasNext()) {
            const QByteArray value = matches.next().captured(1).toLatin1();
            if (!found[kind].contains(value))
                found[kind].append(value);
        }
    }
    return found;
}

} // namespace authlink::test
