// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace authlink::relay::stream
{

/// Whether a user's sign-in token is too old (policy.token_days).
/// @param tokenLife 0: tokens are good for ever
[[nodiscard]] bool isExpired(const store::User &user, base::Instant now, std::chrono::seconds tokenLife);

/// Writes down who signed in from where and until when, for `authlink-relay user sessions`. In batches, a little later: thousands of
/// consoles come back at once when a relay was restarted, and nobody waits for this. What can't be written is lost. One thread.
class SessionLog
{
public:
    static constexpr std::chrono::seconds kPause{1};
    static constexpr std::size_t kMaxBatch = 200; ///< sign-ins of one commit, so that no other commit waits long

    /// Store and clock outlive it. The sessions that an earlier run left open end with the first batch.
    SessionLog(store::Store &store, base::Clock &clock);

    /// @param connection names this connection until ended(); @param client what the console calls itself
    void signedIn(const void *connection, const QString &user, const QString &client, const QString &address);
    /// A connection that never signed in is ignored.
    void ended(const void *connection);
    /// Writes what is left, e.g. before the relay stops.
    void flush();

private:
    void add(const store::UserSession &session);
    void writeBatch();

    store::Store &m_store;
    base::Clock &m_clock;
    base::Instant m_start;
    bool m_earlierRunEnded = false;
    QHash<const void *, store::UserSession> m_connected;
    std::vector<store::UserSession> m_unwritten; ///< in order
    bool m_alarmed = true;
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::relay::stream
