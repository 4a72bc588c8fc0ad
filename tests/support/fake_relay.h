// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/call_params.h"
#include "core/protocol/json/json_rpc.h"
#include "core/protocol/messages.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <optional>

namespace authlink::test
{

/// The relay's end of the stream over a real WebSocket on port 0; says what the test tells it to. Single thread.
class FakeRelay final : public QObject
{
    Q_OBJECT

public:
    /// The answer to a call; nullopt: hold it (see answerHeld()).
    using Answer = std::function<std::optional<base::Result<QJsonValue>>(const protocol::Request &)>;
    using Hello = std::function<protocol::HelloResult(const protocol::HelloParams &)>;

    FakeRelay();

    [[nodiscard]] QUrl url() const;
    /// Stops listening and drops everybody; the port stays its own for start().
    void stop();
    void start();

    Hello hello; ///< default: resync with nothing open, seq 0
    QHash<QString, Answer> answers;
    enum class Mood { Normal, SilentOnHello, RefusesTokens, DisablesUsers };
    Mood mood = Mood::Normal;
    std::optional<base::Error> helloRefusal; ///< answers hello, if set

    /// To the newest console.
    void sendRaw(const QString &text);
    void notify(const protocol::VerificationChanged &change);
    void closeWith(quint16 code);
    void drop();
    void answerHeld(const base::Result<QJsonValue> &answer);

    QList<protocol::HelloParams> hellos;
    QList<protocol::Request> requests; ///< all but hello
    QByteArray authorization;          ///< of the newest console
    int connections = 0;

    [[nodiscard]] static protocol::HelloResult plainHello(qint64 seq = 0);

private:
    void onConnection();
    void onText(const QString &text);

    QWebSocketServer m_server;
    quint16 m_port = 0;
    QPointer<QWebSocket> m_socket;
    QList<QJsonValue> m_held;
};

} // namespace authlink::test
