// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_relay.h"

#include <QHostAddress>
#include <QNetworkRequest>

namespace authlink::test
{

FakeRelay::FakeRelay() : m_server(QStringLiteral("fake relay"), QWebSocketServer::NonSecureMode)
{
    hello = [](const protocol::HelloParams &) { return plainHello(); };
    connect(&m_server, &QWebSocketServer::newConnection, this, &FakeRelay::onConnection);
    start();
}

QUrl FakeRelay::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/stream").arg(m_port));
}

void FakeRelay::start()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the fake relay can't listen");
    m_port = m_server.serverPort();
}

void FakeRelay::stop()
{
    m_server.close();
    drop();
}

void FakeRelay::sendRaw(const QString &text)
{
    if (m_socket)
        m_socket->sendTextMessage(text);
}

void FakeRelay::notify(const protocol::VerificationChanged &change)
{
    sendRaw(QString::fromUtf8(protocol::notificationFrame(QLatin1String(protocol::kVerificationChanged), protocol::toJson(change))));
}

void FakeRelay::closeWith(quint16 code)
{
    if (m_socket)
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void FakeRelay::drop()
{
    if (m_socket)
        m_socket->abort();
}

void FakeRelay::answerHeld(const base::Result<QJsonValue> &answer)
{
    const auto held = std::exchange(m_held, {});
    for (const QJsonValue &id : held)
        sendRaw(QString::fromUtf8(answer ? protocol::resultFrame(id, *answer) : protocol::errorFrame(id, answer.error())));
}

protocol::HelloResult FakeRelay::plainHello(qint64 seq)
{
    protocol::HelloResult result;
    result.user = {.name = QStringLiteral("ana"), .displayName = QStringLiteral("Ana"), .role = verification::Role::Agent};
    result.seq = seq;
    result.serverTime = base::fromMillis(1'795'000'000'000);
    result.company = QStringLiteral("Example Bank");
    result.history = protocol::Resync{};
    return result;
}

void FakeRelay::onConnection()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    socket->setParent(this);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QWebSocket::textMessageReceived, this, &FakeRelay::onText);
    ++connections;
    authorization = socket->request().rawHeader("Authorization");
    m_socket = socket;
    m_held.clear();
    if (mood == Mood::RefusesTokens)
        closeWith(static_cast<quint16>(protocol::CloseCode::NotSignedIn));
    if (mood == Mood::DisablesUsers)
        closeWith(static_cast<quint16>(protocol::CloseCode::Disabled));
}

void FakeRelay::onText(const QString &text)
{
    const auto frame = protocol::parseFrame(text.toUtf8());
    const auto *request = frame ? std::get_if<protocol::Request>(&*frame) : nullptr;
    if (!request)
        return;
    if (request->method == QLatin1String(protocol::kHello)) {
        const auto params = protocol::helloParamsFromJson(request->params);
        hellos.append(params.value_or(protocol::HelloParams{}));
        if (mood != Mood::SilentOnHello)
            sendRaw(QString::fromUtf8(protocol::resultFrame(request->id, protocol::toJson(hello(hellos.constLast())))));
        return;
    }
    requests.append(*request);
    const auto answer = answers.value(request->method);
    const auto outcome = answer ? answer(*request) : std::optional<base::Result<QJsonValue>>();
    if (!outcome)
        m_held.append(request->id);
    else
        sendRaw(QString::fromUtf8(*outcome ? protocol::resultFrame(request->id, **outcome)
                                           : protocol::errorFrame(request->id, outcome->error())));
}

} // namespace authlink::test
