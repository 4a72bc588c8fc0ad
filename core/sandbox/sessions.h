// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>

#include <deque>
#include <map>

namespace authlink::sandbox
{

enum class SessionState { Created, Started, Succeeded, Failed };

[[nodiscard]] constexpr bool isFinished(SessionState state)
{
    return state == SessionState::Succeeded || state == SessionState::Failed;
}

/// One authentication session of the simulated vendor.
struct SandboxSession {
    QString interviewId; ///< 24 hex digits
    QString interviewCode;
    QByteArray tokenHash; ///< SHA-256 hex of the session token
    QString pageKey;      ///< 128 bits: the capture page's address
    QString externalCustomerId;
    QString language;
    QUrl redirectionUrl; ///< after success
    QString phone;       ///< from /omni/add/phone
    SessionState state = SessionState::Created;
    int attempts = 0;
    QString matchedCustomerId; ///< of the last attempt, if a face matched
};

/// All sessions, in memory; the oldest is forgotten beyond the limit. One thread. References hold until the next create().
class Sessions
{
public:
    static constexpr size_t kMaximum = 20'000;

    Sessions(base::Clock &clock, base::Random &random) : m_clock(clock), m_random(random) {}

    struct Created {
        SandboxSession &session;
        QByteArray token; ///< JWT-shaped, under 256 characters; only its hash is kept
    };
    [[nodiscard]] Created create();
    /// A fresh token for a session that is resumed; the earlier one stops working.
    [[nodiscard]] QByteArray renewToken(SandboxSession &session);

    [[nodiscard]] SandboxSession *byInterviewId(const QString &interviewId);
    [[nodiscard]] SandboxSession *byToken(const QByteArray &token);
    [[nodiscard]] SandboxSession *byPageKey(const QString &key);

private:
    void forgetOldest();

    base::Clock &m_clock;
    base::Random &m_random;
    std::map<QString, SandboxSession> m_sessions; // nodes stay where they are
    std::deque<QString> m_order;
    QHash<QByteArray, QString> m_byTokenHash;
    QHash<QString, QString> m_byPageKey;
};

/// 24 lower-case hex digits, the look of the vendor's ids.
[[nodiscard]] QString makeVendorId(base::Random &random);
/// Three base64url parts with dots: looks like a JWT, is one to nobody.
[[nodiscard]] QByteArray makeVendorToken(const QString &subject, base::Instant expires, base::Random &random);

} // namespace authlink::sandbox
