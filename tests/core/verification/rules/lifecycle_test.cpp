// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/lifecycle.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// What webhooks do: docs/domain.md "Time and replay".
class LifecycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesAPassAfterTheCustomersYes();
    void keepsTheSessionGoingWhileAttemptsAreLeft();
    void recordsAResultBeforeYesAsEarly();
    void recordsAResultOlderThanYesAsEarly();
    void recordsAResultAfterTheEndAsLate();
    void expiresBeforeItDecidesWhenTheTimerIsLate();
    void contradictedGreenFallsToReview();
    void delayedBadPhotoDoesNotContradict();
    void nothingTurnsADecidedVerificationGreen();
    void reviewStopsAGreenInAnyOrder();
    void sessionStartDoesNotBypassTheLandingPage();
    void sessionStartOpensWithoutALandingPage();
    void succeededSessionWithoutFaceResultIsInconclusiveAfterGrace();
    void failedSessionWithoutFaceResultIsInconclusive();
    void faceResultWithinGraceDecides();
    void replacedSessionDoesNotSpeakForTheNewOne();
    void resultOfAReplacedSessionNeverDecides();
    void resendKillsAnInvitationBeforeItsSuccessorIsThere();
    void staticResultNeedsTheLinkToBeOut();
    void unknownSessionEventsChangeNothing();
};

namespace
{
Evidence pass()
{
    return facePass({});
}
Evidence otherPerson()
{
    Evidence evidence = facePass({});
    evidence.matchedCustomerId = u"somebody else"_s;
    return evidence;
}
Evidence life(SessionEvent what)
{
    return session({}, what);
}
} // namespace

void LifecycleTest::verifiesAPassAfterTheCustomersYes()
{
    SampleVerification sample;
    sample.open().wait(5s).receive(pass());
    QCOMPARE(sample.lastKinds(), list("result_received verdict"));
    QCOMPARE(sample.state.status, Status::Decided);
    QCOMPARE(sample.state.verdict, Verdict::Verified);
    QCOMPARE(sample.state.validUntil, sample.now + 10min);
    QCOMPARE(sample.state.decidedAt, sample.now);
    QCOMPARE(sample.state.attempts, 1);
    QCOMPARE(fold(sample.record), sample.state);
}

void LifecycleTest::keepsTheSessionGoingWhileAttemptsAreLeft()
{
    SampleVerification sample;
    sample.open().receive(life(SessionEvent::Started));
    QCOMPARE(sample.state.status, Status::Capturing);
    sample.receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QCOMPARE(sample.lastKinds(), list("attempt_failed"));
    QCOMPARE(sample.state.status, Status::Capturing);
    QCOMPARE(sample.state.attemptsLeft, 2);
    QVERIFY(!sample.state.verdict);
    sample.receive(faceFail({}, u"FACE_TOO_DARK"_s, 0));
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
    QCOMPARE(sample.state.reasons, std::vector{Reason::TooDark});
    QCOMPARE(sample.state.attempts, 2);
}

void LifecycleTest::recordsAResultBeforeYesAsEarly()
{
    SampleVerification sample;
    sample.send().wait(5s).receive(pass());
    QCOMPARE(sample.lastKinds(), list("early_result"));
    QCOMPARE(sample.state.status, Status::Sent);
    sample.open();
    QVERIFY(!sample.state.verdict);
}

void LifecycleTest::recordsAResultOlderThanYesAsEarly()
{
    SampleVerification sample;
    sample.open();
    Evidence old = pass();
    old.receivedAt = sample.now - 1ms;
    sample.take(onEvidence(sample.state, old, sample.context()));
    QCOMPARE(sample.lastKinds(), list("early_result"));
    old.receivedAt = start() - 1h;
    sample.take(onEvidence(sample.state, old, sample.context()));
    QCOMPARE(sample.lastKinds(), list("early_result"));
    QCOMPARE(sample.state.status, Status::Opened);
}

void LifecycleTest::recordsAResultAfterTheEndAsLate()
{
    SampleVerification sample;
    sample.open().take(cancel(sample.state, u"ana"_s, {}, sample.context())).receive(pass());
    QCOMPARE(sample.lastKinds(), list("late_result"));
    QCOMPARE(sample.state.status, Status::Cancelled);
    QVERIFY(!sample.state.verdict);
}

void LifecycleTest::expiresBeforeItDecidesWhenTheTimerIsLate()
{
    SampleVerification sample;
    sample.open().wait(5min).receive(pass());
    QCOMPARE(sample.lastKinds(), list("expired late_result"));
    QCOMPARE(sample.state.status, Status::Expired);
    QVERIFY(!sample.state.verdict);
}

void LifecycleTest::contradictedGreenFallsToReview()
{
    for (const Evidence &second : {otherPerson(), faceFail({}, u"SPOOF_DETECTED"_s), faceFail({}, {}),
                                   faceFail({}, u"USER_IS_NOT_RECOGNIZED"_s, 2), faceFail({}, u"FACE_TOO_DARK"_s)}) {
        SampleVerification sample;
        sample.open().receive(pass()).wait(1s).receive(second);
        QCOMPARE(sample.lastKinds(), list("late_result contradiction"));
        QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
        QVERIFY(!sample.state.reasons.empty());
        QVERIFY(!sample.state.validUntil);
        sample.receive(pass());
        QCOMPARE(sample.lastKinds(), list("late_result"));
        QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
    }
    SampleVerification failed;
    failed.open().receive(pass()).receive(life(SessionEvent::Failed));
    QCOMPARE(failed.state.verdict, Verdict::NeedsReview);
    QCOMPARE(failed.state.reasons, std::vector{Reason::SessionFailed});
}

void LifecycleTest::delayedBadPhotoDoesNotContradict()
{
    SampleVerification sample;
    sample.open().receive(pass()).receive(faceFail({}, u"FACE_TOO_DARK"_s, 2)).receive(pass());
    QCOMPARE(sample.lastKinds(), list("late_result"));
    QCOMPARE(sample.state.verdict, Verdict::Verified);
}

void LifecycleTest::nothingTurnsADecidedVerificationGreen()
{
    SampleVerification sample;
    sample.open().receive(otherPerson());
    QCOMPARE(sample.state.verdict, Verdict::WrongPerson);
    sample.wait(1s).receive(pass());
    QCOMPARE(sample.lastKinds(), list("late_result"));
    QCOMPARE(sample.state.verdict, Verdict::WrongPerson);
    const Verification before = sample.state;
    sample.add(QString(kByRelay), VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = sample.now + 1min});
    QCOMPARE(sample.state.verdict, before.verdict);
    QVERIFY(!sample.state.validUntil);
}

void LifecycleTest::reviewStopsAGreenInAnyOrder()
{
    SampleVerification before;
    before.open().receive(life(SessionEvent::PendingReview)).receive(pass());
    QCOMPARE(before.state.verdict, Verdict::NeedsReview);
    QCOMPARE(before.state.reasons, std::vector{Reason::VendorReview});

    SampleVerification beforeYes;
    beforeYes.send().receive(life(SessionEvent::PendingReview)).open().receive(pass());
    QCOMPARE(beforeYes.state.verdict, Verdict::NeedsReview);

    SampleVerification after;
    after.open().receive(pass()).receive(life(SessionEvent::PendingReview));
    QCOMPARE(after.lastKinds(), list("note contradiction"));
    QCOMPARE(after.state.verdict, Verdict::NeedsReview);

    SampleVerification without;
    without.open().receive(life(SessionEvent::PendingReview)).wait(10s).tick();
    QCOMPARE(without.state.verdict, Verdict::NeedsReview);
}

void LifecycleTest::sessionStartDoesNotBypassTheLandingPage()
{
    for (const SessionEvent what : {SessionEvent::Started, SessionEvent::Progress, SessionEvent::Succeeded, SessionEvent::Failed}) {
        SampleVerification sample;
        sample.send().receive(life(what));
        QCOMPARE(sample.lastKinds(), list("note"));
        QCOMPARE(sample.state.status, Status::Sent);
        sample.receive(pass());
        QVERIFY(!sample.state.verdict);
    }
}

void LifecycleTest::sessionStartOpensWithoutALandingPage()
{
    SampleVerification sample(LinkMode::Session, false);
    sample.send().wait(1s).receive(life(SessionEvent::Started));
    QCOMPARE(sample.lastKinds(), list("opened"));
    QCOMPARE(sample.state.openedAt, sample.now);
    sample.receive(life(SessionEvent::Progress));
    QCOMPARE(sample.state.status, Status::Capturing);

    SampleVerification direct(LinkMode::Session, false);
    direct.send().receive(pass());
    QCOMPARE(direct.lastKinds(), list("opened result_received verdict"));
    QCOMPARE(direct.state.verdict, Verdict::Verified);
}

void LifecycleTest::succeededSessionWithoutFaceResultIsInconclusiveAfterGrace()
{
    for (const SessionEvent what : {SessionEvent::Succeeded, SessionEvent::Finished}) {
        SampleVerification sample;
        sample.open().receive(life(what));
        QVERIFY(!sample.state.verdict);
        QCOMPARE(nextDeadline(sample.state, sample.context()), sample.now + 10s);
        sample.wait(9999ms).tick();
        QVERIFY(sample.lastKinds().isEmpty());
        sample.wait(1ms).tick();
        QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
        QCOMPARE(sample.state.reasons, std::vector{Reason::Incomplete});
    }
}

void LifecycleTest::failedSessionWithoutFaceResultIsInconclusive()
{
    SampleVerification sample;
    sample.open().receive(life(SessionEvent::Failed));
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
    QCOMPARE(sample.state.reasons, std::vector{Reason::SessionFailed});
}

void LifecycleTest::faceResultWithinGraceDecides()
{
    SampleVerification sample;
    sample.open().receive(life(SessionEvent::Succeeded)).wait(9s).receive(pass());
    QCOMPARE(sample.state.verdict, Verdict::Verified);
    QCOMPARE(nextDeadline(sample.state, sample.context()), sample.now + 10min);
}

void LifecycleTest::replacedSessionDoesNotSpeakForTheNewOne()
{
    SampleVerification sample;
    sample.open();
    for (const SessionEvent what : {SessionEvent::Failed, SessionEvent::Expired, SessionEvent::Succeeded}) {
        Evidence old = life(what);
        old.interviewId = u"an earlier one"_s;
        sample.receive(old);
        QCOMPARE(sample.lastKinds(), list("note"));
        QCOMPARE(sample.state.status, Status::Opened);
        QVERIFY(!sample.state.sessionFinishedAt);
    }
}

void LifecycleTest::resultOfAReplacedSessionNeverDecides()
{
    SampleVerification sample;
    sample.open().wait(70s).take(resend(sample.state, u"ana"_s, {}, sample.context()));
    sample.add(
        QString(kByRelay),
        LinkReady{.interviewId = u"second interview"_s, .linkTokenHash = u"bb"_s, .linkExpiresAt = sample.now + sample.policy.linkLife});
    sample.add(QString(kByRelay), MessageSent{.channel = sample.state.channel});
    sample.wait(3s).take(onYes(sample.state, {}, {}, sample.context()));
    // The first link is dead, but a browser that followed it still holds its capture page; our id comes along in both sessions.
    sample.wait(1s).receive(pass());
    QCOMPARE(sample.lastKinds(), list("late_result"));
    QCOMPARE(sample.state.status, Status::Opened);
    Evidence second = pass();
    second.interviewId = u"second interview"_s;
    sample.receive(second);
    QCOMPARE(sample.state.verdict, Verdict::Verified);
}

/// Without a landing page: between the resend and the new link, the old session is still the recorded one.
void LifecycleTest::resendKillsAnInvitationBeforeItsSuccessorIsThere()
{
    SampleVerification sample(LinkMode::Session, false);
    sample.send().wait(61s).take(resend(sample.state, u"ana"_s, {}, sample.context()));
    sample.wait(1s).receive(pass());
    QCOMPARE(sample.lastKinds(), list("early_result"));
    sample.receive(life(SessionEvent::Started));
    QCOMPARE(sample.state.status, Status::Sent);
    sample.add(u"relay"_s, LinkReady{.interviewId = u"second"_s, .linkTokenHash = {}, .linkExpiresAt = sample.now + 5min});
    sample.add(u"relay"_s, MessageSent{Channel::Sms});
    Evidence second = pass();
    second.interviewId = u"second"_s;
    sample.wait(1s).receive(second);
    QCOMPARE(sample.state.verdict, Verdict::Verified);
}

void LifecycleTest::staticResultNeedsTheLinkToBeOut()
{
    SampleVerification sample(LinkMode::Static, false);
    sample.receive(legacyPass({}));
    QCOMPARE(sample.lastKinds(), list("early_result"));
    sample.wait(1s).send();
    Evidence old = legacyPass(sample.now - 1ms);
    sample.take(onEvidence(sample.state, old, sample.context()));
    QCOMPARE(sample.lastKinds(), list("early_result"));
    sample.wait(1s).receive(legacyPass({}));
    QCOMPARE(sample.state.verdict, Verdict::Verified);
}

void LifecycleTest::unknownSessionEventsChangeNothing()
{
    SampleVerification sample;
    sample.open();
    const Verification before = sample.state;
    sample.receive(life(SessionEvent::Other)).receive(life(SessionEvent::IdentityEnrolled)).receive(life(SessionEvent::None));
    QCOMPARE(sample.state, before);
}

QTEST_GUILESS_MAIN(LifecycleTest)
#include "lifecycle_test.moc"
