// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/stream_probe.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QTest>

namespace authlink::test
{

namespace
{
constexpr int kPatienceMs = 10'000;
}

StreamProbe::StreamProbe(QObject *parent) : QObject(parent)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        if (message.contains(QStringLiteral("method")))
            m_notifications.append(message);
        else
            m_answers.insert(message.value(QStringLiteral("id")).toInt(-1), message);
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        m_closeCode = m_socket.closeCode();
        // Qt 6.4 takes 1012 for invalid and says so under a code and a text of its own.
        if (m_closeCode == 1002 && m_socket.closeReason() == QStringLiteral("Invalid close code 1002 detected."))
            m_closeCode = 1012;
    });
}

QJsonObject StreamProbe::signIn(const QUrl &stream, const QByteArray &token, qint64 since)
{
    m_closeCode = 0;
    QNetworkRequest request(stream);
    request.setRawHeader("Authorization", "Bearer " + token);
    m_socket.open(request);
    if (!QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState || m_closeCode != 0; }, kPatienceMs))
        return {};
    QJsonObject params{{QStringLiteral("protocol"), 1}, {QStringLiteral("client"), QStringLiteral("probe-%1").arg(quintptr(this))}};
    if (since >= 0)
        params.insert(QStringLiteral("since"), since);
    return call(QStringLiteral("hello"), params).value(QStringLiteral("result")).toObject();
}

QJsonObject StreamProbe::call(const QString &method, const QJsonObject &params)
{
    const int id = m_nextId++;
    const QJsonObject request{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                              {QStringLiteral("id"), id},
                              {QStringLiteral("method"), method},
                              {QStringLiteral("params"), params}};
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)));
    if (!QTest::qWaitFor([this, id] { return m_answers.contains(id) || m_closeCode != 0; }, kPatienceMs))
        return {};
    return m_answers.take(id);
}

QUrl StreamProbe::link(const QString &verificationId)
{
    const auto isReady = [this, &verificationId] {
        for (const QJsonObject &notification : m_notifications) {
            const QJsonObject params = notification.value(QStringLiteral("params")).toObject();
            if (params.value(QStringLiteral("event")).toObject().value(QStringLiteral("kind")) == QStringLiteral("link_ready")
                && params.value(QStringLiteral("verification")).toObject().value(QStringLiteral("id")) == verificationId)
                return true;
        }
        return false;
    };
    if (!QTest::qWaitFor(isReady, kPatienceMs))
        return {};
    const QJsonObject answer = call(QStringLiteral("verification.link"), {{QStringLiteral("id"), verificationId}});
    return QUrl(answer.value(QStringLiteral("result")).toObject().value(QStringLiteral("url")).toString());
}

QJsonObject StreamProbe::latest(const QString &verificationId) const
{
    for (auto it = m_notifications.crbegin(); it != m_notifications.crend(); ++it) {
        const QJsonObject verification = it->value(QStringLiteral("params")).toObject().value(QStringLiteral("verification")).toObject();
        if (verification.value(QStringLiteral("id")).toString() == verificationId)
            return verification;
    }
    return {};
}

} // namespace authlink::test
