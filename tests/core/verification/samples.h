// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/actions.h"
#include "core/verification/rules/deadlines.h"
#include "core/verification/rules/decision.h"
#include "core/verification/rules/lifecycle.h"

#include <vector>

/// Ready-made evidence, and a verification that tests drive event by event.
namespace authlink::verification::test
{

inline constexpr QLatin1StringView kId("01935000-0000-7000-8000-000000000001");
inline constexpr QLatin1StringView kClaimed("63hshkdfkjhajkafasdf");
inline constexpr QLatin1StringView kInterview("63hsjlkdhfkhahjk1hkj");

inline base::Instant start()
{
    return base::fromMillis(1'795'000'000'000);
}

/// Incode's own sample of the legacy 1:N webhook (tests/fixtures/incode/legacy_1n_pass.json), as evidence.
Evidence legacyPass(base::Instant at);
/// A Face Authentication result of our session: PASS for the claimed customer.
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

/// A verification with its events and a clock of its own. It changes only through the functions under test.
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
    /// Evidence that arrives now and is attributed to this verification.
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
