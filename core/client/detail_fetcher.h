// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/connection/relay_calls.h"
#include "core/client/connection/relay_connection.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <chrono>
#include <memory>

namespace authlink::client
{

/// Gets verifications with their timelines from the relay: as many with one call as the relay takes, one call at a time. What could not be
/// had is asked for again, also on the next connection. One thread.
class DetailFetcher final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kRecheckAfter{5'000};

    /// Everything referred to outlives it.
    DetailFetcher(RelayConnection &connection, RelayCalls &calls, base::Clock &clock, QObject *parent = nullptr);
    ~DetailFetcher() override;

    void want(const QString &id);
    /// Before those that wait already: somebody looks at it.
    void wantFirst(const QString &id);
    void forget(const QString &id);
    [[nodiscard]] bool wants(const QString &id) const { return m_wanted.contains(id); }

    /// The connection is live.
    void resume();
    /// The connection is lost.
    void pause();

Q_SIGNALS:
    void arrived(const authlink::protocol::VerificationDetail &detail);
    /// The relay has none with this id that this user may see.
    void gone(const QString &id);

private:
    void ask();
    void askForOne(const QString &id);
    void onOne(const QString &id, const base::Result<protocol::VerificationDetail> &detail);
    void onSeveral(const base::Result<protocol::VerificationDetails> &details);
    void tell(const protocol::VerificationDetails &answer);
    void retryLater();

    RelayConnection &m_connection;
    RelayCalls &m_calls;
    base::Clock &m_clock;
    QSet<QString> m_wanted; ///< those of the two lists below; what was forgotten may still be in them
    QStringList m_waiting;
    QStringList m_asked; ///< by the call under way
    CallHandle m_call;
    bool m_rests = false; ///< until the alarm
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::client
