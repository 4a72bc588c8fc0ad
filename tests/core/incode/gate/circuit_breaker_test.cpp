// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/circuit_breaker.h"
#include "core/incode/gate/rate_limited_client.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace authlink;
using namespace authlink::incode::gate;
using namespace std::chrono_literals;
using base::Instant;
using std::chrono::milliseconds;
using State = CircuitBreaker::State;

namespace
{

const Instant kZero = base::fromMillis(1'795'000'000'000);

HttpFailure failure(int status, bool unsent = false)
{
    return {.error = {.code = base::ErrorCode::VendorUnavailable, .message = {}, .field = {}, .retryAfter = {}},
            .httpStatus = status,
            .unsent = unsent};
}

} // namespace

/// The pure rules of the gate: how often, how long, and whether Incode is there.
class CircuitBreakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsOnlyWhatCantHaveBeenDoneOrMayBeDoneTwice()
    {
        for (const QByteArray &method : {QByteArray("GET"), QByteArray("POST")}) {
            QCOMPARE(retryOf(method, failure(429)), Retry::WhenAsked);
            QCOMPARE(retryOf(method, failure(0, true)), Retry::Later);
            for (const int refused : {302, 400, 401, 403, 404, 409, 499})
                QCOMPARE(retryOf(method, failure(refused)), Retry::Never);
            HttpFailure invalid = failure(0);
            invalid.error.code = base::ErrorCode::Invalid;
            QCOMPARE(retryOf(method, invalid), Retry::Never);
        }
        for (const int unclear : {0, 200, 500, 502, 503, 504}) {
            QCOMPARE(retryOf("GET", failure(unclear)), Retry::Later);
            QCOMPARE(retryOf("POST", failure(unclear)), Retry::Never);
        }
    }

    void tellsLifeFromItsAbsence()
    {
        QCOMPARE(showsLife(QJsonObject()), std::optional(true));
        for (const int answer : {302, 401, 404, 429})
            QCOMPARE(showsLife(tl::unexpected(failure(answer))), std::optional(true));
        for (const int none : {0, 200, 500, 503})
            QCOMPARE(showsLife(tl::unexpected(failure(none))), std::optional(false));
        HttpFailure invalid = failure(0);
        invalid.error.code = base::ErrorCode::Invalid;
        QCOMPARE(showsLife(tl::unexpected(invalid)), std::optional<bool>());
    }

    void silenceIsLookedIntoOnlyWhileSomebodyWaits()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        QVERIFY(!breaker.probeAt({}));
        breaker.setWatched(true, kZero);
        QCOMPARE(breaker.probeAt({}), std::optional(kZero + kQuiet));
        breaker.callEnded(true, kZero, kZero + 1s);
        QCOMPARE(breaker.probeAt({}), std::optional(kZero + 1s + kQuiet));
        breaker.setWatched(false, kZero + 2s);
        QVERIFY(!breaker.probeAt({}));
        QCOMPARE(breaker.probeAt(kZero + 2s), std::optional(kZero + 2s + kHanging));
    }

    void anUnansweredVendorIsOutWithinEightSeconds()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        breaker.setWatched(true, kZero);
        Instant now = kZero;
        while (breaker.state() == State::Closed) {
            const auto due = breaker.probeAt({});
            QVERIFY(due.has_value());
            now = std::max(now, *due);
            breaker.probeStarted(now);
            QVERIFY(!breaker.probeAt({})); // one at a time
            now += kProbeLimit;
            breaker.probeEnded(false, now);
            QVERIFY(now - kZero <= 8s);
        }
        QCOMPARE(now, kZero + 8s);
        QCOMPARE(breaker.state(), State::Open);
        QCOMPARE(breaker.since(), now);
    }

    void aHiccupIsNoOutage()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        breaker.callEnded(false, kZero, kZero); // refused
        QCOMPARE(breaker.probeAt({}), std::optional(kZero));
        breaker.probeStarted(kZero);
        breaker.probeEnded(false, kZero);
        QCOMPARE(breaker.probeAt({}), std::optional(kZero + kProbeSpacing)); // the second look comes soon, not at once
        breaker.probeStarted(kZero + 1s);
        breaker.probeEnded(true, kZero + 1s);
        QCOMPARE(breaker.state(), State::Closed);
        QVERIFY(!breaker.probeAt({}));
        breaker.callEnded(false, kZero + 2s, kZero + 2s);
        breaker.probeStarted(kZero + 2s);
        breaker.probeEnded(false, kZero + 2s);
        QCOMPARE(breaker.state(), State::Closed); // the failures are not in a row
    }

    void aCallAnsweredDuringAProbeOutweighsIt()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        for (int i = 0; i < 5; ++i) {
            const Instant start = kZero + i * 10s;
            breaker.probeStarted(start);
            breaker.callEnded(true, start, start + 1s);
            breaker.probeEnded(false, start + kProbeLimit);
            QCOMPARE(breaker.state(), State::Closed);
        }
    }

    void failedCallsTripWhateverTheProbesSay()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        Instant now = kZero;
        for (std::size_t i = 1; i < kFailuresToTrip; ++i) {
            breaker.callEnded(false, now, now, i);
            breaker.probeStarted(now);
            breaker.probeEnded(true, now);
            now += 1s;
        }
        QCOMPARE(breaker.state(), State::Closed);
        breaker.callEnded(true, now, now); // not in a row
        for (std::size_t i = 1; i < kFailuresToTrip; ++i) {
            now += 1s;
            breaker.callEnded(false, now, now, i);
        }
        QCOMPARE(breaker.state(), State::Closed);
        breaker.callEnded(false, now + 1s, now + 1s);
        QCOMPARE(breaker.state(), State::Open);
    }

    void oneQuestionThatFailsAgainAndAgainIsNoOutage()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        Instant now = kZero;
        for (int i = 0; i < 20 * kFailuresToTrip; ++i) {
            now += 1s;
            breaker.callEnded(false, now, now, 7);
            breaker.probeStarted(now);
            breaker.probeEnded(true, now);
            QCOMPARE(breaker.state(), State::Closed);
        }
        QCOMPARE(breaker.failedCalls(), 1);
        breaker.callEnded(false, now, now, 7); // what the vendor's own silence means stays as it is
        for (int i = 0; i < kProbesToTrip; ++i) {
            now += 1s;
            breaker.probeStarted(now);
            breaker.probeEnded(false, now);
        }
        QCOMPARE(breaker.state(), State::Open);
    }

    void oldNewsDoesNotCount()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        breaker.callEnded(true, kZero + 5s, kZero + 6s);
        for (int i = 0; i < 20; ++i)
            breaker.callEnded(false, kZero + milliseconds(i), kZero + 30s); // sent before that answer, timed out after it
        QCOMPARE(breaker.state(), State::Closed);
        QCOMPARE(breaker.failedCalls(), 0);
        QVERIFY(!breaker.probeAt({}));
    }

    void comesBackAfterTwoAnswersAndKeepsLookingUntilThen()
    {
        test::SeededRandom random;
        CircuitBreaker breaker(random);
        const auto trip = [&](Instant at) {
            for (int i = 0; i < kFailuresToTrip; ++i)
                breaker.callEnded(false, at, at, static_cast<std::size_t>(i));
            return breaker.state() == State::Open;
        };
        QVERIFY(trip(kZero));
        Instant now = kZero;
        for (int i = 0; i < 50; ++i) {
            const auto due = breaker.probeAt({});
            QVERIFY(due && *due - now >= kProbeBackoff.shortest && *due - now <= kProbeBackoff.longest);
            now = *due;
            breaker.probeStarted(now);
            breaker.probeEnded(false, now);
            QCOMPARE(breaker.state(), State::Open);
        }
        now = *breaker.probeAt({});
        breaker.probeStarted(now);
        breaker.probeEnded(true, now);
        QCOMPARE(breaker.state(), State::HalfOpen);
        breaker.callEnded(false, now - 1s, now); // sent before: tells nothing
        QCOMPARE(breaker.state(), State::HalfOpen);
        QCOMPARE(breaker.probeAt({}), std::optional(now + kProbeSpacing));
        breaker.callEnded(false, now, now + 100ms); // tells
        QCOMPARE(breaker.state(), State::Open);
        now = *breaker.probeAt({});
        breaker.probeStarted(now);
        breaker.probeEnded(true, now);
        now = *breaker.probeAt({});
        breaker.probeStarted(now);
        breaker.probeEnded(true, now);
        QCOMPARE(breaker.state(), State::Closed);
        QVERIFY(!breaker.probeAt({}));
        QVERIFY(trip(now + 1s));                // and it can happen again
        breaker.callEnded(true, now, now + 2s); // a call sent before is answered after all
        QCOMPARE(breaker.state(), State::HalfOpen);
        breaker.callEnded(true, now + 2s, now + 3s);
        QCOMPARE(breaker.state(), State::Closed);
    }
};

QTEST_GUILESS_MAIN(CircuitBreakerTest)
#include "circuit_breaker_test.moc"
