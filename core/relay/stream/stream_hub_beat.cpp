// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_hub.h"

#include <QTimer>

/// What the hub does without being asked: whether consoles are still there, and their users may be.
namespace authlink::relay::stream
{

using protocol::CloseCode;

void StreamHub::expect(StreamSession *session)
{
    if (m_pings.isEmpty()) // else it is set
        m_alarm->set(base::Instant(m_pings.next()));
    m_pings.add(session);
    m_newcomers.push_back({.session = session, .until = m_clock.now() + m_limits.helloDeadline});
}

void StreamHub::onBeat()
{
    if (m_slotsOfThisTurn == 0)
        QTimer::singleShot(0, this, [this] { m_slotsOfThisTurn = 0; });
    const base::Instant now = m_clock.now();
    // A clock that jumps (a machine that slept, a test) must not count as silence: nobody is pinged twice in a turn of the event loop.
    const auto due = m_pings.takeDue(now.time_since_epoch(), PingWheel<StreamSession>::kSlots - m_slotsOfThisTurn);
    m_slotsOfThisTurn += due.slots;
    dismissTheSilent(now);
    std::vector<QPointer<StreamSession>> pinged;
    for (StreamSession *session : due.items) {
        if (session->ping())
            pinged.emplace_back(session);
    }
    lookAtUsersOf(std::move(pinged));
    if (!m_pings.isEmpty())
        m_alarm->set(base::Instant(m_pings.next()));
}

void StreamHub::dismissTheSilent(base::Instant now)
{
    for (; !m_newcomers.empty() && m_newcomers.front().until <= now; m_newcomers.pop_front()) {
        StreamSession *session = m_newcomers.front().session;
        if (session && !session->hasSaidHello())
            session->close(CloseCode::NoHello, QStringLiteral("no hello"));
    }
}

void StreamHub::lookAtUsersOf(std::vector<QPointer<StreamSession>> sessions)
{
    if (sessions.empty())
        return;
    QStringList names;
    for (const StreamSession *session : sessions)
        names += session->user().name;
    m_store.ask(
        store::Lane::Lookup, this,
        [names](const store::Reader &reader) -> base::Result<std::vector<std::optional<store::User>>> {
            std::vector<std::optional<store::User>> users;
            for (const QString &name : names) {
                auto user = reader.user(name);
                if (!user)
                    return base::fail(user.error());
                users.push_back(std::move(*user));
            }
            return users;
        },
        [this, sessions = std::move(sessions)](const base::Result<std::vector<std::optional<store::User>>> &users) {
            for (std::size_t i = 0; users && i < sessions.size(); ++i) { // what can't be known now is asked in the next round
                if (sessions[i] && m_byUser.contains(sessions[i]->user().name, sessions[i]))
                    isWelcome(sessions[i], (*users)[i]);
            }
        });
}

} // namespace authlink::relay::stream
