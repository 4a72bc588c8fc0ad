// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/session_log.h"

#include "core/base/log.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace authlink::relay::stream
{

bool isExpired(const store::User &user, base::Instant now, std::chrono::seconds tokenLife)
{
    return tokenLife > std::chrono::seconds(0) && now - user.tokenAt >= tokenLife;
}

SessionLog::SessionLog(store::Store &store, base::Clock &clock)
    : m_store(store),
      m_clock(clock),
      m_start(clock.now()),
      m_alarm(clock.makeAlarm([this] { writeBatch(); }))
{
    m_alarm->set(m_start + kPause);
}

void SessionLog::signedIn(const void *connection, const QString &user, const QString &client, const QString &address)
{
    const store::UserSession session{.user = user, .client = client, .address = address, .signedInAt = m_clock.now(), .endedAt = {}};
    m_connected.insert(connection, session);
    add(session);
}

void SessionLog::ended(const void *connection)
{
    const auto found = m_connected.constFind(connection);
    if (found == m_connected.constEnd())
        return;
    store::UserSession session = *found;
    m_connected.erase(found);
    session.endedAt = m_clock.now();
    add(session);
}

void SessionLog::add(const store::UserSession &session)
{
    m_unwritten.push_back(session);
    if (!std::exchange(m_alarmed, true))
        m_alarm->set(m_clock.now() + kPause);
}

void SessionLog::flush()
{
    while (!m_unwritten.empty())
        writeBatch();
}

void SessionLog::writeBatch()
{
    store::Transaction transaction;
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_unwritten.size(), kMaxBatch));
    std::move(m_unwritten.begin(), m_unwritten.begin() + count, std::back_inserter(transaction.sessions));
    m_unwritten.erase(m_unwritten.begin(), m_unwritten.begin() + count);
    if (!std::exchange(m_earlierRunEnded, true))
        transaction.sessionsEndBefore = m_start;
    m_alarmed = !m_unwritten.empty();
    if (m_alarmed)
        m_alarm->set(m_clock.now() + kPause);
    m_store.commit(std::move(transaction), [count](const base::Result<store::Receipt> &written) {
        if (!written)
            qCInfo(base::lcStream) << count << "sign-ins and ends of sessions could not be written down";
    });
}

} // namespace authlink::relay::stream
