// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/sandbox/capture_outcome.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace authlink::sandbox::api
{

/// How far a session has come.
enum class SessionState { Created, Started, PendingReview, Succeeded, Failed, Expired };

/// The session takes no further selfie.
[[nodiscard]] constexpr bool isFinished(SessionState state)
{
    return state != SessionState::Created && state != SessionState::Started;
}

/// One authentication session of the simulated vendor.
struct Session {
    QString interviewId; ///< 24 hex digits
    QString interviewCode;
    QByteArray tokenHash; ///< SHA-256 hex of the session token
    QString pageKey;      ///< the secret part of the capture page's address, 128 bits
    QString externalCustomerId;
    QString language;
    QUrl redirectionUrl; ///< where the capture page sends the customer after success; empty: nowhere
    QString phone;       ///< from /omni/add/phone
    QString loginHint;   ///< the customer id whose face it must be (1:1); empty: any enrolled face will do (1:N)
    base::Instant expires{};
    SessionState state = SessionState::Created;
    int attempts = 0;
    Capture lastCapture = Capture::Pass; ///< of the last attempt; means nothing before the first
    QString matchedCustomerId;           ///< of the last attempt, if a face matched
};

/// All sessions, in memory; beyond the limit the oldest is forgotten. A session that nobody finishes in time expires. One thread.
/// References to sessions stay valid until the next create().
class SessionStore
{
public:
    static constexpr size_t kMaxSessions = 20'000;
    using Expired = std::function<void(const Session &)>;

    /// @param life how long a session may take; setLife() changes it for one session
    SessionStore(base::Clock &clock, base::Random &random, std::chrono::milliseconds life);

    /// `expired` is called from the event loop for each session that expires.
    void setExpired(Expired expired) { m_expired = std::move(expired); }
    /// The address of the sandbox, which is known once its server listens.
    void setBase(const QUrl &base) { m_base = base; }
    /// The address of a session's capture page.
    [[nodiscard]] QUrl pageOf(const Session &session) const;

    struct Created {
        Session &session;
        QByteArray token; ///< JWT-shaped, under 256 characters; only its hash is kept
    };
    [[nodiscard]] Created create();
    /// Lets the session expire after this time, counted from now.
    void setLife(Session &session, std::chrono::milliseconds life);
    /// A new token for a session that is resumed; its former token stops working.
    [[nodiscard]] QByteArray renewToken(Session &session);

    // null: there is no such session
    [[nodiscard]] Session *byInterviewId(const QString &interviewId);
    [[nodiscard]] Session *byToken(const QByteArray &token);
    [[nodiscard]] Session *byPageKey(const QString &key);
    [[nodiscard]] Session *newestOpen(); ///< null: none is open

private:
    void forgetOldest();
    void expire();
    void watch();

    base::Clock &m_clock;
    base::Random &m_random;
    std::chrono::milliseconds m_life;
    QUrl m_base;
    Expired m_expired;
    std::unique_ptr<base::Alarm> m_alarm;
    std::set<std::pair<base::Instant, QString>> m_byEnd; ///< sessions that may still expire
    std::map<QString, Session> m_sessions;               ///< by interview id; a map, so that references survive later insertions
    std::deque<QString> m_order;
    QHash<QByteArray, QString> m_byTokenHash;
    QHash<QString, QString> m_byPageKey;
};

} // namespace authlink::sandbox::api
