// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/call_request.h"

#include <QHash>
#include <QLocalServer>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class QLocalSocket;

namespace authlink::app
{

/// Listens for requests of programs of the same user on this computer: one line, one answer, and the connection is closed
/// (docs/integration-guide.md "The local socket"). Main thread.
class CallServer final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<client::CallOutcome(const client::CallRequest &)>;

    static constexpr std::chrono::seconds kDeadline{2}; ///< for a request, from its connection on
    static constexpr int kMaxConnections = 8;           ///< at once; more are closed

    /// @param handler gets checked requests only
    CallServer(base::Clock &clock, Handler handler, QObject *parent = nullptr);
    ~CallServer() override;

    /// Takes what an earlier console left behind: call it only with the place of InstancePlace in hand.
    /// @param path a file of a folder that is the user's own; on Windows the name of a pipe
    /// Errors: Unreachable.
    [[nodiscard]] base::Result<void> listen(const QString &path);

private:
    void onConnection();
    void onRead(QLocalSocket &socket);
    void forget(QLocalSocket *socket);

    base::Clock &m_clock;
    Handler m_handler;
    QLocalServer m_server;
    QHash<QLocalSocket *, std::shared_ptr<base::Alarm>> m_deadlines; ///< of those that have no answer yet
};

} // namespace authlink::app
