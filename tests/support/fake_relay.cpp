// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_relay.h"

#include "tests/support/stream_fixtures.h"

#include <QHostAddress>
#include <QNetworkRequest>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

FakeRelay::FakeRelay() : m_server(u"fake relay"_s, QWebSocketServer::NonSecureMode)
{
    hello = [](const protocol::HelloParams &) { return plainHello(); };
    connect(&m_server, &QWebSocketServer::newConnection, this, &FakeRelay::onConnection);
    start();
}

QUrl FakeRelay::url() const
{
    return QUrl(u"ws://127.0.0.1:%1/v1/stream"_s.arg(m_port));
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
    sendRaw(QString::fromUtf8(protocol::notificationFrame(change)));
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
    result.user = {.name = u"ana"_s, .displayName = u"Ana"_s, .role = verification::Role::Agent};
    result.seq = seq;
    result.serverTime = kStart;
    result.company = u"Example Bank"_s;
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
    if (request->method == protocol::kHello) {
        const auto params = protocol::helloParamsFromJson(request->params);
        hellos.append(params.value_or(protocol::HelloParams{}));
        if (helloRefusal)
            sendRaw(QString::fromUtf8(protocol::errorFrame(request->id, *helloRefusal)));
        else if (mood != Mood::SilentOnHello)
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
