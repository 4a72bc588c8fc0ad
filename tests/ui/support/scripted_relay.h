// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/stream_socket.h"
#include "core/protocol/json/json_rpc.h"
#include "core/protocol/messages.h"
#include "tests/support/manual_clock.h"

#include <QHash>
#include <QPointer>

#include <functional>

namespace authlink::test
{

using namespace Qt::Literals::StringLiterals;

/// A relay in memory for tests of the widgets: uses the real protocol over a socket without a network, answers from a small directory, and
/// sends what the test tells it to. One thread.
class ScriptedRelay
{
public:
    explicit ScriptedRelay(ManualClock &clock);

    [[nodiscard]] client::SocketFactory sockets();
    /// The relay is gone: the socket ends, and new ones are refused until back().
    void vanish();
    void back();

    QList<protocol::CustomerView> directory;
    QHash<QString, QString> phones; ///< by account: the whole number, by which the customer is found
    QList<protocol::VerificationView> history;
    protocol::PolicyView policy;
    protocol::UserView user{.name = u"ana"_s, .displayName = u"Ana Ruiz"_s};
    protocol::VendorState vendor = protocol::VendorState::Ok; ///< as hello says; setVendor() tells it too
    std::optional<base::Error> startRefusal;
    int linkRefusals = 0; ///< so many times, a link is not ready yet
    std::optional<base::Error> noteRefusal;
    QString held; ///< calls of this method stay without an answer, too
    bool answerPings = true;
    bool answerStarts = true; ///< false: starts stay without an answer until answerHeldStarts()

    [[nodiscard]] int calls(const char *method) const { return static_cast<int>(m_params.value(QLatin1String(method)).size()); }
    [[nodiscard]] QList<QJsonObject> params(const char *method) const { return m_params.value(QLatin1String(method)); }

    [[nodiscard]] protocol::VerificationView &at(const QString &id);
    [[nodiscard]] QString firstId() const { return m_open.isEmpty() ? QString() : m_open.first().id; }
    /// Applies `change` to a verification and pushes it with an event of this kind.
    void push(const QString &id, const QString &kind, const std::function<void(protocol::VerificationView &)> &change = {},
              const QJsonObject &detail = {}, const QString &by = u"relay"_s);
    void answerHeldStarts();
    void notify(const protocol::Notice &notice);
    void setVendor(protocol::VendorState state);
    /// A verification that is open before the console connects.
    QString addOpen(const protocol::CustomerView &customer);

private:
    class Socket;
    void onOpen(Socket &socket);
    void onFrame(const QByteArray &frame);
    [[nodiscard]] base::Result<QJsonValue> answer(const QString &method, const QJsonObject &params);
    [[nodiscard]] base::Result<QJsonValue> start(const QJsonObject &params);
    [[nodiscard]] QJsonValue hello() const;
    void send(const QByteArray &frame);

    ManualClock &m_clock;
    QPointer<QObject> m_socket;
    bool m_reachable = true;
    qint64 m_seq = 0;
    QList<protocol::Request> m_heldStarts;
    QList<protocol::VerificationView> m_open;
    QHash<QString, QList<protocol::EventView>> m_events;
    QHash<QString, QList<QJsonObject>> m_params;
};

} // namespace authlink::test
