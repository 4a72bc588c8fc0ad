// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/stream_probe.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

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
        if (message.contains(u"method"_s))
            m_notifications.append(message);
        else
            m_answers.insert(message.value(u"id"_s).toInt(-1), message);
    });
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this] {
        static const QRegularExpression status(u"http status code: (\\d+)"_s);
        if (const auto refused = status.match(m_socket.errorString()); refused.hasMatch()) // an end of the connection follows
            m_refusal = refused.captured(1).toInt();
    });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        m_closeCode = m_socket.closeCode();
        // Qt 6.4 takes 1012 for invalid and says so under a code and a text of its own.
        if (m_closeCode == 1002 && m_socket.closeReason() == u"Invalid close code 1002 detected."_s)
            m_closeCode = 1012;
    });
}

QJsonObject StreamProbe::signIn(const QUrl &stream, const QByteArray &token, qint64 since, const QString &epoch)
{
    m_closeCode = 0;
    m_refusal = 0;
    QNetworkRequest request(stream);
    request.setRawHeader("Authorization", "Bearer " + token);
    m_socket.open(request);
    const auto ended = [this] { return m_closeCode != 0 || m_refusal != 0; };
    if (!QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::ConnectedState || ended(); }, kPatienceMs) || m_refusal != 0)
        return {};
    QJsonObject params{{u"protocol"_s, 1}, {u"client"_s, u"probe-%1"_s.arg(quintptr(this))}};
    if (since >= 0)
        params.insert(u"since"_s, since);
    if (!epoch.isEmpty())
        params.insert(u"epoch"_s, epoch);
    const QJsonObject hello = call(u"hello"_s, params).value(u"result"_s).toObject();
    m_epoch = hello.value(u"epoch"_s).toString();
    return hello;
}

QJsonObject StreamProbe::call(const QString &method, const QJsonObject &params)
{
    const int id = m_nextId++;
    const QJsonObject request{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}};
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(request).toJson(QJsonDocument::Compact)));
    if (!QTest::qWaitFor([this, id] { return m_answers.contains(id) || m_closeCode != 0; }, kPatienceMs))
        return {};
    return m_answers.take(id);
}

QUrl StreamProbe::link(const QString &verificationId)
{
    const auto isReady = [this, &verificationId] {
        for (const QJsonObject &notification : m_notifications) {
            const QJsonObject params = notification.value(u"params"_s).toObject();
            if (params.value(u"event"_s).toObject().value(u"kind"_s) == u"link_ready"_s
                && params.value(u"verification"_s).toObject().value(u"id"_s) == verificationId)
                return true;
        }
        return false;
    };
    if (!QTest::qWaitFor(isReady, kPatienceMs))
        return {};
    const QJsonObject answer = call(u"verification.link"_s, {{u"id"_s, verificationId}});
    return QUrl(answer.value(u"result"_s).toObject().value(u"url"_s).toString());
}

QJsonObject StreamProbe::latest(const QString &verificationId) const
{
    for (auto it = m_notifications.crbegin(); it != m_notifications.crend(); ++it) {
        const QJsonObject verification = it->value(u"params"_s).toObject().value(u"verification"_s).toObject();
        if (verification.value(u"id"_s).toString() == verificationId)
            return verification;
    }
    return {};
}

} // namespace authlink::test
