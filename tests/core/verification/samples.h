// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/actions.h"
#include "core/verification/rules/deadlines.h"
#include "core/verification/rules/decision.h"
#include "core/verification/rules/lifecycle.h"

#include <vector>

/// Ready-made evidence and a verification that can be driven event by event.
namespace authlink::verification::test
{

inline constexpr QLatin1StringView kId("01935000-0000-7000-8000-000000000001");
inline constexpr QLatin1StringView kClaimed("63hshkdfkjhajkafasdf");
inline constexpr QLatin1StringView kInterview("63hsjlkdhfkhahjk1hkj");

inline base::Instant start()
{
    return base::fromMillis(1'795'000'000'000);
}

/// The vendor's sample of the 1:N webhook (facts/incode-authentication-links.txt), normalised.
Evidence legacyPass(base::Instant at);
/// A Face Authentication module PASS for the claimed customer, of our session.
Evidence facePass(base::Instant at);
Evidence faceFail(base::Instant at, const QString &errorName, std::optional<int> attemptsLeft = {});
Evidence session(base::Instant at, SessionEvent event);

Customer sampleCustomer();
Created sampleCreated(LinkMode mode = LinkMode::Session, bool landing = true);

/// Kinds of events, written with spaces between them.
inline QStringList list(const char *kinds)
{
    return QString::fromLatin1(kinds).split(u' ');
}

/// One verification with its record and its own time. Every change goes through the functions under test.
class SampleVerification
{
public:
    explicit SampleVerification(LinkMode mode = LinkMode::Session, bool landing = true);

    /// Created, link ready, message sent.
    SampleVerification &send();
    /// send(), then the customer's Yes three seconds later.
    SampleVerification &open();
    SampleVerification &wait(std::chrono::milliseconds time);
    SampleVerification &add(const QString &by, EventBody body);
    SampleVerification &take(const std::vector<Event> &events);
    SampleVerification &take(const base::Result<std::vector<Event>> &events);
    /// Evidence of this moment, attributed to this verification.
    SampleVerification &receive(Evidence evidence);
    SampleVerification &tick();

    [[nodiscard]] Context context() const { return {.now = now, .policy = policy}; }
    [[nodiscard]] QStringList kinds() const;
    /// The kinds recorded by the last take() or receive().
    [[nodiscard]] QStringList lastKinds() const { return m_lastKinds; }

    Policy policy;
    base::Instant now = start();
    Verification state;
    std::vector<Event> record;

private:
    QStringList m_lastKinds;
    bool m_sent = false;
};

} // namespace authlink::verification::test
