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

enum class SessionState { Created, Started, PendingReview, Succeeded, Failed, Expired };

/// No selfie is taken any more.
[[nodiscard]] constexpr bool isFinished(SessionState state)
{
    return state != SessionState::Created && state != SessionState::Started;
}

/// One authentication session of the simulated vendor.
struct Session {
    QString interviewId; ///< 24 hex digits
    QString interviewCode;
    QByteArray tokenHash; ///< SHA-256 hex of the session token
    QString pageKey;      ///< 128 bits: the capture page's address
    QString externalCustomerId;
    QString language;
    QUrl redirectionUrl; ///< after success
    QString phone;       ///< from /omni/add/phone
    QString loginHint;   ///< a customer id the face is compared with (1:1); empty: with everybody's (1:N)
    base::Instant expires{};
    SessionState state = SessionState::Created;
    int attempts = 0;
    Capture lastCapture = Capture::Pass; ///< meaningless before the first attempt
    QString matchedCustomerId;           ///< of the last attempt, if a face matched
};

/// All sessions, in memory; the oldest is forgotten beyond the limit. A session that nobody finishes expires. One thread. References
/// hold until the next create().
class SessionStore
{
public:
    static constexpr size_t kMaxSessions = 20'000;
    using Expired = std::function<void(const Session &)>;

    /// @param life of a session, unless its maker says otherwise
    SessionStore(base::Clock &clock, base::Random &random, std::chrono::milliseconds life);

    /// Called for each session that expires, from the event loop; not from inside a call of this object.
    void setExpired(Expired expired) { m_expired = std::move(expired); }
    /// Where capture pages are: known once the server listens.
    void setBase(const QUrl &base) { m_base = base; }
    /// The address of a session's capture page.
    [[nodiscard]] QUrl pageOf(const Session &session) const;

    struct Created {
        Session &session;
        QByteArray token; ///< JWT-shaped, under 256 characters; only its hash is kept
    };
    [[nodiscard]] Created create();
    /// Instead of the usual life, counted from now.
    void setLife(Session &session, std::chrono::milliseconds life);
    /// A fresh token for a session that is resumed; the earlier one stops working.
    [[nodiscard]] QByteArray renewToken(Session &session);

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
    std::map<QString, Session> m_sessions;               // nodes stay where they are
    std::deque<QString> m_order;
    QHash<QByteArray, QString> m_byTokenHash;
    QHash<QString, QString> m_byPageKey;
};

} // namespace authlink::sandbox::api
