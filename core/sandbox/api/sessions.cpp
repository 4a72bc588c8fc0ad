// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/sessions.h"

#include "core/base/secret.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace authlink::sandbox
{

namespace
{

constexpr auto kSessionTokenLife = std::chrono::hours(24 * 90); // facts/incode.md section 4 "Expiry"
constexpr int kPageKeyBits = 128;

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

Sessions::Sessions(base::Clock &clock, base::Random &random, std::chrono::milliseconds life)
    : m_clock(clock),
      m_random(random),
      m_life(life),
      m_alarm(clock.makeAlarm([this] { expire(); }))
{
}

QUrl Sessions::pageOf(const SandboxSession &session) const
{
    QUrl page = m_base;
    page.setPath(QStringLiteral("/session/") + session.pageKey);
    return page;
}

Sessions::Created Sessions::create()
{
    while (m_sessions.size() >= kMaxSessions)
        forgetOldest();
    const QString id = makeVendorId(m_random);
    SandboxSession &session = m_sessions[id];
    session.interviewId = id;
    constexpr quint32 kCodes = 1'000'000;
    session.interviewCode = QStringLiteral("%1").arg(m_random.below(kCodes), 6, 10, QChar(u'0'));
    session.pageKey = base::makeToken(m_random, kPageKeyBits);
    m_byPageKey.insert(session.pageKey, id);
    m_order.push_back(id);
    setLife(session, m_life);
    return {session, renewToken(session)};
}

void Sessions::setLife(SandboxSession &session, std::chrono::milliseconds life)
{
    m_byEnd.erase({session.expires, session.interviewId});
    session.expires = m_clock.now() + life;
    m_byEnd.emplace(session.expires, session.interviewId);
    watch();
}

void Sessions::watch()
{
    if (m_byEnd.empty())
        m_alarm->clear();
    else
        m_alarm->set(m_byEnd.begin()->first);
}

void Sessions::expire()
{
    while (!m_byEnd.empty() && m_byEnd.begin()->first <= m_clock.now()) {
        SandboxSession *session = byInterviewId(m_byEnd.begin()->second);
        m_byEnd.erase(m_byEnd.begin());
        if (session == nullptr || isFinished(session->state))
            continue;
        session->state = SessionState::Expired;
        if (m_expired)
            m_expired(*session);
    }
    watch();
}

QByteArray Sessions::renewToken(SandboxSession &session)
{
    m_byTokenHash.remove(session.tokenHash);
    QByteArray token = makeVendorToken(session.interviewId, m_clock.now() + kSessionTokenLife, m_random);
    session.tokenHash = base::sha256Hex(token);
    m_byTokenHash.insert(session.tokenHash, session.interviewId);
    return token;
}

SandboxSession *Sessions::byInterviewId(const QString &interviewId)
{
    const auto found = m_sessions.find(interviewId);
    return found == m_sessions.end() ? nullptr : &found->second;
}

SandboxSession *Sessions::byToken(const QByteArray &token)
{
    return byInterviewId(m_byTokenHash.value(base::sha256Hex(token)));
}

SandboxSession *Sessions::byPageKey(const QString &key)
{
    return byInterviewId(m_byPageKey.value(key));
}

SandboxSession *Sessions::newestOpen()
{
    for (auto id = m_order.rbegin(); id != m_order.rend(); ++id) {
        SandboxSession *session = byInterviewId(*id);
        if (!isFinished(session->state))
            return session;
    }
    return nullptr;
}

void Sessions::forgetOldest()
{
    const auto oldest = m_sessions.find(m_order.front());
    m_order.pop_front();
    m_byTokenHash.remove(oldest->second.tokenHash);
    m_byPageKey.remove(oldest->second.pageKey);
    m_byEnd.erase({oldest->second.expires, oldest->second.interviewId});
    m_sessions.erase(oldest);
}

QString makeVendorId(base::Random &random)
{
    return QString::fromLatin1(random.bytes(12).toHex());
}

QByteArray makeVendorToken(const QString &subject, base::Instant expires, base::Random &random)
{
    const QJsonObject header{{QStringLiteral("alg"), QStringLiteral("HS256")}};
    const QJsonObject payload{{QStringLiteral("externalUserId"), subject}, {QStringLiteral("exp"), base::toMillis(expires) / 1000}};
    return base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.'
           + base64Url(QJsonDocument(payload).toJson(QJsonDocument::Compact)) + '.' + base64Url(random.bytes(32));
}

} // namespace authlink::sandbox
