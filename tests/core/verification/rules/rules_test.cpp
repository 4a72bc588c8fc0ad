// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/correlation.h"
#include "core/verification/rules/limits.h"

#include "tests/core/verification/samples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;

/// Correlation and limits of domain.md.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void interviewWeStartedIsExact();
    void ourIdAsExternalCustomerIsExactInAnyState();
    void legacyInterviewIsNeverAKey();
    void keysOfTwoVerificationsAreNeither();
    void staticResultIsClaimedWithinItsWindowOnly();
    void staticWindowBeginsAtSentWithoutLandingPage();
    void twoOpenForOneCustomerAreNeither();
    void failedLegacyResultIsNeverGuessed();
    void sessionModeIsNeverClaimed();
    void otherShapesNeverClaimAStaticLink();
    void secondStaticResultBelongsToTheStandingVerdict();
    void ownRecordIsRefused();
    void startsAMinuteAreLimited();
    void openVerificationsAreLimited();
    void threeFailuresLockTheCustomerUntilLifted();
};

namespace
{
Correlation of(const Evidence &evidence, std::vector<const Verification *> known, base::Instant now)
{
    return correlate(evidence, known, now);
}
} // namespace

void RulesTest::interviewWeStartedIsExact()
{
    Case c;
    c.open();
    Evidence evidence = facePass(c.now);
    evidence.externalCustomerId.clear();
    QVERIFY(of(evidence, {&c.state}, c.now)
            == Correlation({.attribution = Attribution::Exact, .verificationId = QString(kId), .candidates = {}}));
    evidence.interviewId = u"unknown"_s;
    QVERIFY(of(evidence, {&c.state}, c.now) == Correlation{});
    evidence.interviewId.clear();
    Verification noInterview = c.state;
    noInterview.interviewId.clear();
    QVERIFY(of(evidence, {&noInterview}, c.now).attribution == Attribution::None);
}

void RulesTest::ourIdAsExternalCustomerIsExactInAnyState()
{
    Case c;
    c.open().take(close(c.state, u"ana"_s, c.context()));
    Evidence evidence = facePass(c.now);
    evidence.interviewId = u"unknown"_s;
    QVERIFY(of(evidence, {nullptr, &c.state}, c.now + 24h).attribution == Attribution::Exact);
}

void RulesTest::legacyInterviewIsNeverAKey()
{
    Case c; // session mode, and the interview id equals ours
    c.open();
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::None);
}

void RulesTest::keysOfTwoVerificationsAreNeither()
{
    Case c;
    c.open();
    Verification other = c.state;
    other.id = u"other"_s;
    other.interviewId = u"i2"_s;
    Evidence evidence = facePass(c.now);
    evidence.externalCustomerId = other.id;
    const Correlation found = of(evidence, {&c.state, &other}, c.now);
    QVERIFY(found.attribution == Attribution::Ambiguous);
    QVERIFY(found.verificationId.isEmpty());
    QCOMPARE(found.candidates.size(), std::size_t(2));
}

void RulesTest::staticResultIsClaimedWithinItsWindowOnly()
{
    Case c(LinkMode::Static);
    c.send().wait(1s);
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::None); // nobody said Yes
    c.open();
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::Claimed);
    QVERIFY(of(legacyPass(c.now - 1ms), {&c.state}, c.now).attribution == Attribution::None);
    const base::Instant end = c.state.linkExpiresAt.value();
    QVERIFY(of(legacyPass(end - 1ms), {&c.state}, end - 1ms).attribution == Attribution::Claimed);
    QVERIFY(of(legacyPass(end), {&c.state}, end).attribution == Attribution::None);
    Evidence other = legacyPass(c.now);
    other.matchedCustomerId = u"somebody"_s;
    QVERIFY(of(other, {&c.state}, c.now).attribution == Attribution::None);
    c.take(cancel(c.state, u"ana"_s, {}, c.context()));
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::None);
}

void RulesTest::staticWindowBeginsAtSentWithoutLandingPage()
{
    Case c(LinkMode::Static, false);
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::None);
    c.send();
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::Claimed);
    QVERIFY(of(legacyPass(c.now - 1ms), {&c.state}, c.now).attribution == Attribution::None);
}

void RulesTest::twoOpenForOneCustomerAreNeither()
{
    Case c(LinkMode::Static);
    c.open();
    Verification other = c.state;
    other.id = u"other"_s;
    const Correlation found = of(legacyPass(c.now), {&c.state, &other, &c.state}, c.now);
    QVERIFY(found.attribution == Attribution::Ambiguous);
    QVERIFY(found.candidates == std::vector<QString>({QString(kId), other.id}));
}

void RulesTest::failedLegacyResultIsNeverGuessed()
{
    Case c(LinkMode::Static);
    c.open();
    Evidence failed = legacyPass(c.now);
    failed.overall = Overall::Fail;
    failed.faceMatch = Flag::No;
    failed.matchedCustomerId.clear();
    QVERIFY(of(failed, {&c.state}, c.now).attribution == Attribution::None);
    Verification nobody = c.state;
    nobody.customer.customerId.clear();
    QVERIFY(of(failed, {&nobody}, c.now).attribution == Attribution::None);
}

void RulesTest::sessionModeIsNeverClaimed()
{
    Case c;
    c.open();
    Evidence evidence = facePass(c.now);
    evidence.interviewId = u"unknown"_s;
    evidence.externalCustomerId.clear();
    QVERIFY(of(evidence, {&c.state}, c.now).attribution == Attribution::None);
}

void RulesTest::otherShapesNeverClaimAStaticLink()
{
    Case c(LinkMode::Static);
    c.open();
    // interviewId, customerId and PASS: enough for a green in the Face Authentication shape, which need not state faceMatch or spoof.
    Evidence bare = facePass(c.now);
    bare.interviewId = u"of-somebody"_s;
    bare.externalCustomerId.clear();
    QVERIFY(of(bare, {&c.state}, c.now).attribution == Attribution::None);
    bare.source = Source::Score;
    QVERIFY(of(bare, {&c.state}, c.now).attribution == Attribution::None);

    Evidence oneToOne = legacyPass(c.now); // a login elsewhere, not this link
    oneToOne.source = Source::LegacyOneToOne;
    QVERIFY(of(oneToOne, {&c.state}, c.now).attribution == Attribution::None);
    oneToOne.overall = Overall::Fail;
    oneToOne.faceMatch = Flag::No;
    QVERIFY(of(oneToOne, {&c.state}, c.now).attribution == Attribution::Claimed);
}

void RulesTest::secondStaticResultBelongsToTheStandingVerdict()
{
    Case c(LinkMode::Static);
    c.open().receive(legacyPass({})).wait(1s);
    QVERIFY(of(legacyPass(c.now), {&c.state}, c.now).attribution == Attribution::Claimed);
    Case next(LinkMode::Static);
    next.wait(1s).open();
    next.state.id = u"next"_s;
    QCOMPARE(of(legacyPass(next.now), {&c.state, &next.state}, next.now).verificationId, next.state.id);
}

namespace
{
base::Result<void> tryStart(const StartHistory &history, const QString &agentAccount = {})
{
    return mayStart({.name = u"ana"_s, .displayName = {}}, agentAccount, sampleCustomer(), history, start(), Policy{});
}
} // namespace

void RulesTest::ownRecordIsRefused()
{
    QVERIFY(tryStart({}));
    QVERIFY(tryStart({}, u"1"_s));
    const auto own = tryStart({}, u" 4711"_s);
    QVERIFY(!own && own.error().code == base::ErrorCode::NotAllowed);
}

void RulesTest::startsAMinuteAreLimited()
{
    StartHistory history;
    for (int i = 0; i < 9; ++i)
        history.agentStarts.push_back(start() - std::chrono::seconds(i));
    history.agentStarts.push_back(start() - 60s); // just out of the window
    QVERIFY(tryStart(history));
    history.agentStarts.push_back(start() - 50s);
    const auto limited = tryStart(history);
    QVERIFY(!limited && limited.error().code == base::ErrorCode::LimitReached);
    QVERIFY(limited.error().retryAfter == 10s);
}

void RulesTest::openVerificationsAreLimited()
{
    StartHistory history;
    history.agentOpen = 4;
    QVERIFY(tryStart(history));
    history.agentOpen = 5;
    const auto limited = tryStart(history);
    QVERIFY(!limited && limited.error().code == base::ErrorCode::LimitReached);
    QVERIFY(!limited.error().message.isEmpty());
}

void RulesTest::threeFailuresLockTheCustomerUntilLifted()
{
    StartHistory history;
    history.customerFailures = {start() - 5min, start() - 64min};
    QVERIFY(tryStart(history));
    history.customerFailures.push_back(start() - 40min);
    const auto locked = tryStart(history);
    QVERIFY(!locked && locked.error().code == base::ErrorCode::Locked);
    QVERIFY(locked.error().retryAfter == 10min);
    history.lockLiftedAt = start() - 1min;
    QVERIFY(tryStart(history));
    history.lockLiftedAt.reset();
    QVERIFY(!lockedUntil(history.customerFailures, {}, start() + 10min, Policy{}));
    history.customerFailures[1] = start() - 66min; // the first is out of the window of the third
    QVERIFY(tryStart(history));

    QVERIFY(countsAsFailure(Verdict::WrongPerson) && countsAsFailure(Verdict::NotRecognized));
    QVERIFY(countsAsFailure(Verdict::SpoofSuspected) && countsAsFailure(Verdict::Blocklisted));
    QVERIFY(!countsAsFailure(Verdict::Verified) && !countsAsFailure(Verdict::Inconclusive));
    QVERIFY(!countsAsFailure(Verdict::NotEnrolled) && !countsAsFailure(Verdict::NeedsReview));
}

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
