// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/session_store.h"

#include "core/base/secret.h"
#include "core/sandbox/api/tokens.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

constexpr auto kSessionTokenLife =
    std::chrono::hours(24 * 90); // Incode's default (developer.incode.com/reference/how-to-get-an-session-token)
constexpr int kPageKeyBits = 128;

} // namespace

SessionStore::SessionStore(base::Clock &clock, base::Random &random, std::chrono::milliseconds life)
    : m_clock(clock),
      m_random(random),
      m_life(life),
      m_alarm(clock.makeAlarm([this] { expire(); }))
{
}

QUrl SessionStore::pageOf(const Session &session) const
{
    QUrl page = m_base;
    page.setPath(u"/session/"_s + session.pageKey);
    return page;
}

SessionStore::Created SessionStore::create()
{
    while (m_sessions.size() >= kMaxSessions)
        forgetOldest();
    const QString id = makeVendorId(m_random);
    Session &session = m_sessions[id];
    session.interviewId = id;
    constexpr quint32 kCodes = 1'000'000;
    session.interviewCode = u"%1"_s.arg(m_random.below(kCodes), 6, 10, QChar(u'0'));
    session.pageKey = base::makeToken(m_random, kPageKeyBits);
    m_byPageKey.insert(session.pageKey, id);
    m_order.push_back(id);
    setLife(session, m_life);
    return {session, renewToken(session)};
}

void SessionStore::setLife(Session &session, std::chrono::milliseconds life)
{
    m_byEnd.erase({session.expires, session.interviewId});
    session.expires = m_clock.now() + life;
    m_byEnd.emplace(session.expires, session.interviewId);
    watch();
}

void SessionStore::watch()
{
    if (m_byEnd.empty())
        m_alarm->clear();
    else
        m_alarm->set(m_byEnd.begin()->first);
}

void SessionStore::expire()
{
    while (!m_byEnd.empty() && m_byEnd.begin()->first <= m_clock.now()) {
        Session *session = byInterviewId(m_byEnd.begin()->second);
        m_byEnd.erase(m_byEnd.begin());
        if (session == nullptr || isFinished(session->state))
            continue;
        session->state = SessionState::Expired;
        if (m_expired)
            m_expired(*session);
    }
    watch();
}

QByteArray SessionStore::renewToken(Session &session)
{
    m_byTokenHash.remove(session.tokenHash);
    QByteArray token = makeVendorToken(session.interviewId, m_clock.now() + kSessionTokenLife, m_random);
    session.tokenHash = base::sha256Hex(token);
    m_byTokenHash.insert(session.tokenHash, session.interviewId);
    return token;
}

Session *SessionStore::byInterviewId(const QString &interviewId)
{
    const auto found = m_sessions.find(interviewId);
    return found == m_sessions.end() ? nullptr : &found->second;
}

Session *SessionStore::byToken(const QByteArray &token)
{
    return byInterviewId(m_byTokenHash.value(base::sha256Hex(token)));
}

Session *SessionStore::byPageKey(const QString &key)
{
    return byInterviewId(m_byPageKey.value(key));
}

Session *SessionStore::newestOpen()
{
    for (auto id = m_order.rbegin(); id != m_order.rend(); ++id) {
        Session *session = byInterviewId(*id);
        if (!isFinished(session->state))
            return session;
    }
    return nullptr;
}

void SessionStore::forgetOldest()
{
    const auto oldest = m_sessions.find(m_order.front());
    m_order.pop_front();
    m_byTokenHash.remove(oldest->second.tokenHash);
    m_byPageKey.remove(oldest->second.pageKey);
    m_byEnd.erase({oldest->second.expires, oldest->second.interviewId});
    m_sessions.erase(oldest);
}

} // namespace authlink::sandbox::api
