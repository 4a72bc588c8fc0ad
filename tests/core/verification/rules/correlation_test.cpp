// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/correlation.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Which verification a webhook is about: docs/domain.md "Correlation".
class CorrelationTest : public QObject
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
};

namespace
{
Correlation of(const Evidence &evidence, std::vector<const Verification *> known, base::Instant now)
{
    return correlate(evidence, known, now);
}
} // namespace

void CorrelationTest::interviewWeStartedIsExact()
{
    SampleVerification sample;
    sample.open();
    Evidence evidence = facePass(sample.now);
    evidence.externalCustomerId.clear();
    QCOMPARE(of(evidence, {&sample.state}, sample.now),
             Correlation({.attribution = Attribution::Exact, .verificationId = QString(kId), .candidates = {}}));
    evidence.interviewId = u"unknown"_s;
    QCOMPARE(of(evidence, {&sample.state}, sample.now), Correlation{});
    evidence.interviewId.clear();
    Verification noInterview = sample.state;
    noInterview.interviewId.clear();
    QCOMPARE(of(evidence, {&noInterview}, sample.now).attribution, Attribution::None);
}

void CorrelationTest::ourIdAsExternalCustomerIsExactInAnyState()
{
    SampleVerification sample;
    sample.open().take(close(sample.state, u"ana"_s, sample.context()));
    Evidence evidence = facePass(sample.now);
    evidence.interviewId = u"unknown"_s;
    QCOMPARE(of(evidence, {nullptr, &sample.state}, sample.now + 24h).attribution, Attribution::Exact);
}

void CorrelationTest::legacyInterviewIsNeverAKey()
{
    SampleVerification sample; // session mode, and the interview id equals ours
    sample.open();
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::None);
}

void CorrelationTest::keysOfTwoVerificationsAreNeither()
{
    SampleVerification sample;
    sample.open();
    Verification other = sample.state;
    other.id = u"other"_s;
    other.interviewId = u"i2"_s;
    Evidence evidence = facePass(sample.now);
    evidence.externalCustomerId = other.id;
    const Correlation found = of(evidence, {&sample.state, &other}, sample.now);
    QCOMPARE(found.attribution, Attribution::Ambiguous);
    QVERIFY(found.verificationId.isEmpty());
    QCOMPARE(found.candidates.size(), std::size_t(2));
}

void CorrelationTest::staticResultIsClaimedWithinItsWindowOnly()
{
    SampleVerification sample(LinkMode::Static);
    sample.send().wait(1s);
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::None); // nobody said Yes
    sample.open();
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::Claimed);
    QCOMPARE(of(legacyPass(sample.now - 1ms), {&sample.state}, sample.now).attribution, Attribution::None);
    const base::Instant end = sample.state.linkExpiresAt.value();
    QCOMPARE(of(legacyPass(end - 1ms), {&sample.state}, end - 1ms).attribution, Attribution::Claimed);
    QCOMPARE(of(legacyPass(end), {&sample.state}, end).attribution, Attribution::None);
    Evidence other = legacyPass(sample.now);
    other.matchedCustomerId = u"somebody"_s;
    QCOMPARE(of(other, {&sample.state}, sample.now).attribution, Attribution::None);
    sample.take(cancel(sample.state, u"ana"_s, {}, sample.context()));
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::None);
}

void CorrelationTest::staticWindowBeginsAtSentWithoutLandingPage()
{
    SampleVerification sample(LinkMode::Static, false);
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::None);
    sample.send();
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::Claimed);
    QCOMPARE(of(legacyPass(sample.now - 1ms), {&sample.state}, sample.now).attribution, Attribution::None);
}

void CorrelationTest::twoOpenForOneCustomerAreNeither()
{
    SampleVerification sample(LinkMode::Static);
    sample.open();
    Verification other = sample.state;
    other.id = u"other"_s;
    const Correlation found = of(legacyPass(sample.now), {&sample.state, &other, &sample.state}, sample.now);
    QCOMPARE(found.attribution, Attribution::Ambiguous);
    QCOMPARE(found.candidates, std::vector<QString>({QString(kId), other.id}));
}

void CorrelationTest::failedLegacyResultIsNeverGuessed()
{
    SampleVerification sample(LinkMode::Static);
    sample.open();
    Evidence failed = legacyPass(sample.now);
    failed.overall = Overall::Fail;
    failed.faceMatch = Flag::No;
    failed.matchedCustomerId.clear();
    QCOMPARE(of(failed, {&sample.state}, sample.now).attribution, Attribution::None);
    Verification nobody = sample.state;
    nobody.customer.customerId.clear();
    QCOMPARE(of(failed, {&nobody}, sample.now).attribution, Attribution::None);
}

void CorrelationTest::sessionModeIsNeverClaimed()
{
    SampleVerification sample;
    sample.open();
    Evidence evidence = facePass(sample.now);
    evidence.interviewId = u"unknown"_s;
    evidence.externalCustomerId.clear();
    QCOMPARE(of(evidence, {&sample.state}, sample.now).attribution, Attribution::None);
}

void CorrelationTest::otherShapesNeverClaimAStaticLink()
{
    SampleVerification sample(LinkMode::Static);
    sample.open();
    // interviewId, customerId and PASS: enough for a green in the Face Authentication shape, which need not state faceMatch or spoof.
    Evidence bare = facePass(sample.now);
    bare.interviewId = u"of-somebody"_s;
    bare.externalCustomerId.clear();
    QCOMPARE(of(bare, {&sample.state}, sample.now).attribution, Attribution::None);
    bare.source = Source::Score;
    QCOMPARE(of(bare, {&sample.state}, sample.now).attribution, Attribution::None);

    Evidence oneToOne = legacyPass(sample.now); // a login elsewhere, not this link
    oneToOne.source = Source::LegacyOneToOne;
    QCOMPARE(of(oneToOne, {&sample.state}, sample.now).attribution, Attribution::None);
    oneToOne.overall = Overall::Fail;
    oneToOne.faceMatch = Flag::No;
    QCOMPARE(of(oneToOne, {&sample.state}, sample.now).attribution, Attribution::Claimed);
}

void CorrelationTest::secondStaticResultBelongsToTheStandingVerdict()
{
    SampleVerification sample(LinkMode::Static);
    sample.open().receive(legacyPass({})).wait(1s);
    QCOMPARE(of(legacyPass(sample.now), {&sample.state}, sample.now).attribution, Attribution::Claimed);
    SampleVerification next(LinkMode::Static);
    next.wait(1s).open();
    next.state.id = u"next"_s;
    QCOMPARE(of(legacyPass(next.now), {&sample.state, &next.state}, next.now).verificationId, next.state.id);
}

QTEST_GUILESS_MAIN(CorrelationTest)
#include "correlation_test.moc"
