// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/lifecycle.h"

#include "tests/core/verification/samples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;

/// Time and replay rules of domain.md: what evidence and the clock do.
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
    void linkLifeBoundsEveryWaitingStatus();
    void unsentLinkFailsInsteadOfWaitingForEver();
    void verdictValidityClosesTheVerification();
    void greenOfAClockSetBackCloses();
    void waitsForConfirmationWithoutExpiring();
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
    QCOMPARE(sample.lastKinds(), QStringList({u"result_received"_s, u"verdict"_s}));
    QVERIFY(sample.state.status == Status::Decided);
    QVERIFY(sample.state.verdict == Verdict::Verified);
    QVERIFY(sample.state.validUntil == sample.now + 10min);
    QVERIFY(sample.state.decidedAt == sample.now);
    QCOMPARE(sample.state.attempts, 1);
    QVERIFY(fold(sample.record) == sample.state);
}

void LifecycleTest::keepsTheSessionGoingWhileAttemptsAreLeft()
{
    SampleVerification sample;
    sample.open().receive(life(SessionEvent::Started));
    QVERIFY(sample.state.status == Status::Capturing);
    sample.receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QCOMPARE(sample.lastKinds(), QStringList(u"attempt_failed"_s));
    QVERIFY(sample.state.status == Status::Capturing);
    QVERIFY(sample.state.attemptsLeft == 2);
    QVERIFY(!sample.state.verdict);
    sample.receive(faceFail({}, u"FACE_TOO_DARK"_s, 0));
    QVERIFY(sample.state.verdict == Verdict::Inconclusive);
    QVERIFY(sample.state.reasons == std::vector{Reason::TooDark});
    QCOMPARE(sample.state.attempts, 2);
}

void LifecycleTest::recordsAResultBeforeYesAsEarly()
{
    SampleVerification sample;
    sample.send().wait(5s).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList(u"early_result"_s));
    QVERIFY(sample.state.status == Status::Sent);
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
    QCOMPARE(sample.lastKinds(), QStringList(u"early_result"_s));
    old.receivedAt = start() - 1h;
    sample.take(onEvidence(sample.state, old, sample.context()));
    QCOMPARE(sample.lastKinds(), QStringList(u"early_result"_s));
    QVERIFY(sample.state.status == Status::Opened);
}

void LifecycleTest::recordsAResultAfterTheEndAsLate()
{
    SampleVerification sample;
    sample.open().take(cancel(sample.state, u"ana"_s, {}, sample.context())).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(sample.state.status == Status::Cancelled);
    QVERIFY(!sample.state.verdict);
}

void LifecycleTest::expiresBeforeItDecidesWhenTheTimerIsLate()
{
    SampleVerification sample;
    sample.open().wait(5min).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList({u"expired"_s, u"late_result"_s}));
    QVERIFY(sample.state.status == Status::Expired);
    QVERIFY(!sample.state.verdict);
}

void LifecycleTest::contradictedGreenFallsToReview()
{
    for (const Evidence &second : {otherPerson(), faceFail({}, u"SPOOF_DETECTED"_s), faceFail({}, {}),
                                   faceFail({}, u"USER_IS_NOT_RECOGNIZED"_s, 2), faceFail({}, u"FACE_TOO_DARK"_s)}) {
        SampleVerification sample;
        sample.open().receive(pass()).wait(1s).receive(second);
        QCOMPARE(sample.lastKinds(), QStringList({u"late_result"_s, u"contradiction"_s}));
        QVERIFY(sample.state.verdict == Verdict::NeedsReview);
        QVERIFY(!sample.state.reasons.empty());
        QVERIFY(!sample.state.validUntil);
        sample.receive(pass());
        QCOMPARE(sample.lastKinds(), QStringList(u"late_result"_s));
        QVERIFY(sample.state.verdict == Verdict::NeedsReview);
    }
    SampleVerification failed;
    failed.open().receive(pass()).receive(life(SessionEvent::Failed));
    QVERIFY(failed.state.verdict == Verdict::NeedsReview);
    QVERIFY(failed.state.reasons == std::vector{Reason::SessionFailed});
}

void LifecycleTest::delayedBadPhotoDoesNotContradict()
{
    SampleVerification sample;
    sample.open().receive(pass()).receive(faceFail({}, u"FACE_TOO_DARK"_s, 2)).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(sample.state.verdict == Verdict::Verified);
}

void LifecycleTest::nothingTurnsADecidedVerificationGreen()
{
    SampleVerification sample;
    sample.open().receive(otherPerson());
    QVERIFY(sample.state.verdict == Verdict::WrongPerson);
    sample.wait(1s).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(sample.state.verdict == Verdict::WrongPerson);
    const Verification before = sample.state;
    sample.add(QString(kByRelay), VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = sample.now + 1min});
    QVERIFY(sample.state.verdict == before.verdict);
    QVERIFY(!sample.state.validUntil);
}

void LifecycleTest::reviewStopsAGreenInAnyOrder()
{
    SampleVerification before;
    before.open().receive(life(SessionEvent::PendingReview)).receive(pass());
    QVERIFY(before.state.verdict == Verdict::NeedsReview);
    QVERIFY(before.state.reasons == std::vector{Reason::VendorReview});

    SampleVerification beforeYes;
    beforeYes.send().receive(life(SessionEvent::PendingReview)).open().receive(pass());
    QVERIFY(beforeYes.state.verdict == Verdict::NeedsReview);

    SampleVerification after;
    after.open().receive(pass()).receive(life(SessionEvent::PendingReview));
    QCOMPARE(after.lastKinds(), QStringList({u"note"_s, u"contradiction"_s}));
    QVERIFY(after.state.verdict == Verdict::NeedsReview);

    SampleVerification without;
    without.open().receive(life(SessionEvent::PendingReview)).wait(10s).tick();
    QVERIFY(without.state.verdict == Verdict::NeedsReview);
}

void LifecycleTest::sessionStartDoesNotBypassTheLandingPage()
{
    for (const SessionEvent what : {SessionEvent::Started, SessionEvent::Progress, SessionEvent::Succeeded, SessionEvent::Failed}) {
        SampleVerification sample;
        sample.send().receive(life(what));
        QCOMPARE(sample.lastKinds(), QStringList(u"note"_s));
        QVERIFY(sample.state.status == Status::Sent);
        sample.receive(pass());
        QVERIFY(!sample.state.verdict);
    }
}

void LifecycleTest::sessionStartOpensWithoutALandingPage()
{
    SampleVerification sample(LinkMode::Session, false);
    sample.send().wait(1s).receive(life(SessionEvent::Started));
    QCOMPARE(sample.lastKinds(), QStringList(u"opened"_s));
    QVERIFY(sample.state.openedAt == sample.now);
    sample.receive(life(SessionEvent::Progress));
    QVERIFY(sample.state.status == Status::Capturing);

    SampleVerification direct(LinkMode::Session, false);
    direct.send().receive(pass());
    QCOMPARE(direct.lastKinds(), QStringList({u"opened"_s, u"result_received"_s, u"verdict"_s}));
    QVERIFY(direct.state.verdict == Verdict::Verified);
}

void LifecycleTest::succeededSessionWithoutFaceResultIsInconclusiveAfterGrace()
{
    for (const SessionEvent what : {SessionEvent::Succeeded, SessionEvent::Finished}) {
        SampleVerification sample;
        sample.open().receive(life(what));
        QVERIFY(!sample.state.verdict);
        QVERIFY(nextDeadline(sample.state, sample.context()) == sample.now + 10s);
        sample.wait(9999ms).tick();
        QVERIFY(sample.lastKinds().isEmpty());
        sample.wait(1ms).tick();
        QVERIFY(sample.state.verdict == Verdict::Inconclusive);
        QVERIFY(sample.state.reasons == std::vector{Reason::Incomplete});
    }
}

void LifecycleTest::failedSessionWithoutFaceResultIsInconclusive()
{
    SampleVerification sample;
    sample.open().receive(life(SessionEvent::Failed));
    QVERIFY(sample.state.verdict == Verdict::Inconclusive);
    QVERIFY(sample.state.reasons == std::vector{Reason::SessionFailed});
}

void LifecycleTest::faceResultWithinGraceDecides()
{
    SampleVerification sample;
    sample.open().receive(life(SessionEvent::Succeeded)).wait(9s).receive(pass());
    QVERIFY(sample.state.verdict == Verdict::Verified);
    QVERIFY(nextDeadline(sample.state, sample.context()) == sample.now + 10min);
}

void LifecycleTest::replacedSessionDoesNotSpeakForTheNewOne()
{
    SampleVerification sample;
    sample.open();
    for (const SessionEvent what : {SessionEvent::Failed, SessionEvent::Expired, SessionEvent::Succeeded}) {
        Evidence old = life(what);
        old.interviewId = u"an earlier one"_s;
        sample.receive(old);
        QCOMPARE(sample.lastKinds(), QStringList(u"note"_s));
        QVERIFY(sample.state.status == Status::Opened);
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
    QCOMPARE(sample.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(sample.state.status == Status::Opened);
    Evidence second = pass();
    second.interviewId = u"second interview"_s;
    sample.receive(second);
    QVERIFY(sample.state.verdict == Verdict::Verified);
}

/// Incode's own invitations: between the resend and the new link the old session is still the one on record.
void LifecycleTest::resendKillsAnInvitationBeforeItsSuccessorIsThere()
{
    SampleVerification sample(LinkMode::Session, false);
    sample.send().wait(61s).take(resend(sample.state, u"ana"_s, {}, sample.context()));
    sample.wait(1s).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList({u"early_result"_s}));
    sample.receive(life(SessionEvent::Started));
    QVERIFY(sample.state.status == Status::Sent);
    sample.add(u"relay"_s, LinkReady{.interviewId = u"second"_s, .linkTokenHash = {}, .linkExpiresAt = sample.now + 5min});
    sample.add(u"relay"_s, MessageSent{Channel::Sms});
    Evidence second = pass();
    second.interviewId = u"second"_s;
    sample.wait(1s).receive(second);
    QVERIFY(sample.state.verdict == Verdict::Verified);
}

void LifecycleTest::linkLifeBoundsEveryWaitingStatus()
{
    SampleVerification sent;
    sent.send();
    SampleVerification opened;
    opened.open();
    SampleVerification capturing;
    capturing.open().receive(life(SessionEvent::Started));
    for (SampleVerification *sample : {&sent, &opened, &capturing}) {
        QVERIFY(nextDeadline(sample->state, sample->context()) == start() + 5min);
        sample->now = start() + 5min - 1ms;
        sample->tick();
        QVERIFY(sample->lastKinds().isEmpty());
        sample->wait(1ms).tick();
        QCOMPARE(sample->lastKinds(), QStringList(u"expired"_s));
        QVERIFY(sample->state.status == Status::Expired);
        QVERIFY(sample->state.closedAt == sample->now);
        QVERIFY(!nextDeadline(sample->state, sample->context()));
    }
}

void LifecycleTest::unsentLinkFailsInsteadOfWaitingForEver()
{
    SampleVerification sample;
    QVERIFY(nextDeadline(sample.state, sample.context()) == start() + 5min);
    sample.wait(5min).tick();
    QVERIFY(sample.state.status == Status::SendFailed);
}

void LifecycleTest::verdictValidityClosesTheVerification()
{
    SampleVerification sample;
    sample.open().receive(pass()).wait(10min - 1ms).tick();
    QVERIFY(sample.state.status == Status::Decided);
    sample.wait(1ms).tick();
    QVERIFY(sample.state.status == Status::Closed);
    QVERIFY(std::get<ClosedEvent>(sample.record.back().body).validityEnded);

    SampleVerification red;
    red.open().receive(otherPerson());
    QVERIFY(!nextDeadline(red.state, red.context()));
}

void LifecycleTest::greenOfAClockSetBackCloses()
{
    SampleVerification sample;
    sample.open().wait(5s).receive(pass());
    sample.wait(-59s).tick();
    QVERIFY(sample.state.status == Status::Decided); // clocks of two relays differ a little
    sample.wait(-1h).tick();
    QVERIFY(sample.state.status == Status::Closed);
}

void LifecycleTest::waitsForConfirmationWithoutExpiring()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::Required;
    sample.open().wait(4min + 55s).receive(pass());
    QCOMPARE(sample.lastKinds(), QStringList({u"result_received"_s, u"confirming"_s}));
    QVERIFY(sample.state.status == Status::Checking);
    sample.wait(19s).tick();
    QVERIFY(sample.state.status == Status::Checking);
    sample.wait(1s).tick();
    QVERIFY(sample.state.verdict == Verdict::Inconclusive);
    QVERIFY(sample.state.reasons == std::vector{Reason::Unconfirmed});

    SampleVerification worse;
    worse.policy.confirm = ConfirmMode::Required;
    worse.open().receive(pass()).receive(otherPerson());
    QVERIFY(worse.state.verdict == Verdict::WrongPerson);
}

void LifecycleTest::staticResultNeedsTheLinkToBeOut()
{
    SampleVerification sample(LinkMode::Static, false);
    sample.receive(legacyPass({}));
    QCOMPARE(sample.lastKinds(), QStringList(u"early_result"_s));
    sample.wait(1s).send();
    Evidence old = legacyPass(sample.now - 1ms);
    sample.take(onEvidence(sample.state, old, sample.context()));
    QCOMPARE(sample.lastKinds(), QStringList(u"early_result"_s));
    sample.wait(1s).receive(legacyPass({}));
    QVERIFY(sample.state.verdict == Verdict::Verified);
}

void LifecycleTest::unknownSessionEventsChangeNothing()
{
    SampleVerification sample;
    sample.open();
    const Verification before = sample.state;
    sample.receive(life(SessionEvent::Other)).receive(life(SessionEvent::IdentityEnrolled)).receive(life(SessionEvent::None));
    QVERIFY(sample.state == before);
}

QTEST_GUILESS_MAIN(LifecycleTest)
#include "lifecycle_test.moc"
