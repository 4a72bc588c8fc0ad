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
    SampleVerification sample;
    sample.open();
    Evidence evidence = facePass(sample.now);
    evidence.externalCustomerId.clear();
    QVERIFY(of(evidence, {&sample.state}, sample.now)
            == Correlation({.attribution = Attribution::Exact, .verificationId = QString(kId), .candidates = {}}));
    evidence.interviewId = u"unknown"_s;
    QVERIFY(of(evidence, {&sample.state}, sample.now) == Correlation{});
    evidence.interviewId.clear();
    Verification noInterview = sample.state;
    noInterview.interviewId.clear();
    QVERIFY(of(evidence, {&noInterview}, sample.now).attribution == Attribution::None);
}

void RulesTest::ourIdAsExternalCustomerIsExactInAnyState()
{
    SampleVerification sample;
    sample.open().take(close(sample.state, u"ana"_s, sample.context()));
    Evidence evidence = facePass(sample.now);
    evidence.interviewId = u"unknown"_s;
    QVERIFY(of(evidence, {nullptr, &sample.state}, sample.now + 24h).attribution == Attribution::Exact);
}

void RulesTest::legacyInterviewIsNeverAKey()
{
    SampleVerification sample; // session mode, and the interview id equals ours
    sample.open();
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::None);
}

void RulesTest::keysOfTwoVerificationsAreNeither()
{
    SampleVerification sample;
    sample.open();
    Verification other = sample.state;
    other.id = u"other"_s;
    other.interviewId = u"i2"_s;
    Evidence evidence = facePass(sample.now);
    evidence.externalCustomerId = other.id;
    const Correlation found = of(evidence, {&sample.state, &other}, sample.now);
    QVERIFY(found.attribution == Attribution::Ambiguous);
    QVERIFY(found.verificationId.isEmpty());
    QCOMPARE(found.candidates.size(), std::size_t(2));
}

void RulesTest::staticResultIsClaimedWithinItsWindowOnly()
{
    SampleVerification sample(LinkMode::Static);
    sample.send().wait(1s);
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::None); // nobody said Yes
    sample.open();
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::Claimed);
    QVERIFY(of(legacyPass(sample.now - 1ms), {&sample.state}, sample.now).attribution == Attribution::None);
    const base::Instant end = sample.state.linkExpiresAt.value();
    QVERIFY(of(legacyPass(end - 1ms), {&sample.state}, end - 1ms).attribution == Attribution::Claimed);
    QVERIFY(of(legacyPass(end), {&sample.state}, end).attribution == Attribution::None);
    Evidence other = legacyPass(sample.now);
    other.matchedCustomerId = u"somebody"_s;
    QVERIFY(of(other, {&sample.state}, sample.now).attribution == Attribution::None);
    sample.take(cancel(sample.state, u"ana"_s, {}, sample.context()));
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::None);
}

void RulesTest::staticWindowBeginsAtSentWithoutLandingPage()
{
    SampleVerification sample(LinkMode::Static, false);
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::None);
    sample.send();
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::Claimed);
    QVERIFY(of(legacyPass(sample.now - 1ms), {&sample.state}, sample.now).attribution == Attribution::None);
}

void RulesTest::twoOpenForOneCustomerAreNeither()
{
    SampleVerification sample(LinkMode::Static);
    sample.open();
    Verification other = sample.state;
    other.id = u"other"_s;
    const Correlation found = of(legacyPass(sample.now), {&sample.state, &other, &sample.state}, sample.now);
    QVERIFY(found.attribution == Attribution::Ambiguous);
    QVERIFY(found.candidates == std::vector<QString>({QString(kId), other.id}));
}

void RulesTest::failedLegacyResultIsNeverGuessed()
{
    SampleVerification sample(LinkMode::Static);
    sample.open();
    Evidence failed = legacyPass(sample.now);
    failed.overall = Overall::Fail;
    failed.faceMatch = Flag::No;
    failed.matchedCustomerId.clear();
    QVERIFY(of(failed, {&sample.state}, sample.now).attribution == Attribution::None);
    Verification nobody = sample.state;
    nobody.customer.customerId.clear();
    QVERIFY(of(failed, {&nobody}, sample.now).attribution == Attribution::None);
}

void RulesTest::sessionModeIsNeverClaimed()
{
    SampleVerification sample;
    sample.open();
    Evidence evidence = facePass(sample.now);
    evidence.interviewId = u"unknown"_s;
    evidence.externalCustomerId.clear();
    QVERIFY(of(evidence, {&sample.state}, sample.now).attribution == Attribution::None);
}

void RulesTest::otherShapesNeverClaimAStaticLink()
{
    SampleVerification sample(LinkMode::Static);
    sample.open();
    // interviewId, customerId and PASS: enough for a green in the Face Authentication shape, which need not state faceMatch or spoof.
    Evidence bare = facePass(sample.now);
    bare.interviewId = u"of-somebody"_s;
    bare.externalCustomerId.clear();
    QVERIFY(of(bare, {&sample.state}, sample.now).attribution == Attribution::None);
    bare.source = Source::Score;
    QVERIFY(of(bare, {&sample.state}, sample.now).attribution == Attribution::None);

    Evidence oneToOne = legacyPass(sample.now); // a login elsewhere, not this link
    oneToOne.source = Source::LegacyOneToOne;
    QVERIFY(of(oneToOne, {&sample.state}, sample.now).attribution == Attribution::None);
    oneToOne.overall = Overall::Fail;
    oneToOne.faceMatch = Flag::No;
    QVERIFY(of(oneToOne, {&sample.state}, sample.now).attribution == Attribution::Claimed);
}

void RulesTest::secondStaticResultBelongsToTheStandingVerdict()
{
    SampleVerification sample(LinkMode::Static);
    sample.open().receive(legacyPass({})).wait(1s);
    QVERIFY(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution == Attribution::Claimed);
    SampleVerification next(LinkMode::Static);
    next.wait(1s).open();
    next.state.id = u"next"_s;
    QCOMPARE(of(legacyPass(next.now), {&sample.state, &next.state}, next.now).verificationId, next.state.id);
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
