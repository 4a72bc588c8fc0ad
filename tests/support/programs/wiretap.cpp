// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/wiretap.h"

#include <QMutexLocker>
#include <QRegularExpression>
#include <QTcpSocket>

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

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
    const std::vector<std::pair<QString, QString>> kinds{{u"vendor token"_s, u"\"token\"\\s*:\\s*\"([^\"]{16,})\""_s},
                                                         {u"interview token"_s, u"\"interviewToken\"\\s*:\\s*\"([^\"]{16,})\""_s},
                                                         {u"OAuth token"_s, u"\"access_token\"\\s*:\\s*\"([^\"]{16,})\""_s},
                                                         {u"hardware id"_s, u"X-Incode-Hardware-Id:\\s*(\\S{16,})"_s},
                                                         {u"bearer"_s, u"Authorization:\\s*Bearer\\s+(\\S{12,})"_s},
                                                         {u"basic"_s, u"Authorization:\\s*Basic\\s+(\\S{12,})"_s},
                                                         {u"landing token"_s, u"(?:/|%2F)v(?:/|%2F)([A-Za-z0-9_-]{16,})"_s},
                                                         {u"report token"_s, u"webhooks(?:/|%2F)message(?:/|%2F)([A-Za-z0-9_-]{16,})"_s},
                                                         {u"device cookie"_s, u"authlink_device=([A-Za-z0-9_-]{16,})"_s},
                                                         {u"capture link"_s, u"(?:/|%2F)session(?:/|%2F)([A-Za-z0-9_-]{16,})"_s}};
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
