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
    Case c;
    c.open().wait(5s).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList({u"result_received"_s, u"verdict"_s}));
    QVERIFY(c.state.status == Status::Decided);
    QVERIFY(c.state.verdict == Verdict::Verified);
    QVERIFY(c.state.validUntil == c.now + 10min);
    QVERIFY(c.state.decidedAt == c.now);
    QCOMPARE(c.state.attempts, 1);
    QVERIFY(fold(c.record) == c.state);
}

void LifecycleTest::keepsTheSessionGoingWhileAttemptsAreLeft()
{
    Case c;
    c.open().receive(life(SessionEvent::Started));
    QVERIFY(c.state.status == Status::Capturing);
    c.receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QCOMPARE(c.lastKinds(), QStringList(u"attempt_failed"_s));
    QVERIFY(c.state.status == Status::Capturing);
    QVERIFY(c.state.attemptsLeft == 2);
    QVERIFY(!c.state.verdict);
    c.receive(faceFail({}, u"FACE_TOO_DARK"_s, 0));
    QVERIFY(c.state.verdict == Verdict::Inconclusive);
    QVERIFY(c.state.reasons == std::vector{Reason::TooDark});
    QCOMPARE(c.state.attempts, 2);
}

void LifecycleTest::recordsAResultBeforeYesAsEarly()
{
    Case c;
    c.send().wait(5s).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList(u"early_result"_s));
    QVERIFY(c.state.status == Status::Sent);
    c.open();
    QVERIFY(!c.state.verdict);
}

void LifecycleTest::recordsAResultOlderThanYesAsEarly()
{
    Case c;
    c.open();
    Evidence old = pass();
    old.receivedAt = c.now - 1ms;
    c.take(onEvidence(c.state, old, c.context()));
    QCOMPARE(c.lastKinds(), QStringList(u"early_result"_s));
    old.receivedAt = start() - 1h;
    c.take(onEvidence(c.state, old, c.context()));
    QCOMPARE(c.lastKinds(), QStringList(u"early_result"_s));
    QVERIFY(c.state.status == Status::Opened);
}

void LifecycleTest::recordsAResultAfterTheEndAsLate()
{
    Case c;
    c.open().take(cancel(c.state, u"ana"_s, {}, c.context())).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(c.state.status == Status::Cancelled);
    QVERIFY(!c.state.verdict);
}

void LifecycleTest::expiresBeforeItDecidesWhenTheTimerIsLate()
{
    Case c;
    c.open().wait(5min).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList({u"expired"_s, u"late_result"_s}));
    QVERIFY(c.state.status == Status::Expired);
    QVERIFY(!c.state.verdict);
}

void LifecycleTest::contradictedGreenFallsToReview()
{
    for (const Evidence &second : {otherPerson(), faceFail({}, u"SPOOF_DETECTED"_s), faceFail({}, {}),
                                   faceFail({}, u"USER_IS_NOT_RECOGNIZED"_s, 2), faceFail({}, u"FACE_TOO_DARK"_s)}) {
        Case c;
        c.open().receive(pass()).wait(1s).receive(second);
        QCOMPARE(c.lastKinds(), QStringList({u"late_result"_s, u"contradiction"_s}));
        QVERIFY(c.state.verdict == Verdict::NeedsReview);
        QVERIFY(!c.state.reasons.empty());
        QVERIFY(!c.state.validUntil);
        c.receive(pass());
        QCOMPARE(c.lastKinds(), QStringList(u"late_result"_s));
        QVERIFY(c.state.verdict == Verdict::NeedsReview);
    }
    Case failed;
    failed.open().receive(pass()).receive(life(SessionEvent::Failed));
    QVERIFY(failed.state.verdict == Verdict::NeedsReview);
    QVERIFY(failed.state.reasons == std::vector{Reason::SessionFailed});
}

void LifecycleTest::delayedBadPhotoDoesNotContradict()
{
    Case c;
    c.open().receive(pass()).receive(faceFail({}, u"FACE_TOO_DARK"_s, 2)).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(c.state.verdict == Verdict::Verified);
}

void LifecycleTest::nothingTurnsADecidedVerificationGreen()
{
    Case c;
    c.open().receive(otherPerson());
    QVERIFY(c.state.verdict == Verdict::WrongPerson);
    c.wait(1s).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(c.state.verdict == Verdict::WrongPerson);
    const Verification before = c.state;
    c.add(QString(kByRelay), VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = c.now + 1min});
    QVERIFY(c.state.verdict == before.verdict);
    QVERIFY(!c.state.validUntil);
}

void LifecycleTest::reviewStopsAGreenInAnyOrder()
{
    Case before;
    before.open().receive(life(SessionEvent::PendingReview)).receive(pass());
    QVERIFY(before.state.verdict == Verdict::NeedsReview);
    QVERIFY(before.state.reasons == std::vector{Reason::VendorReview});

    Case beforeYes;
    beforeYes.send().receive(life(SessionEvent::PendingReview)).open().receive(pass());
    QVERIFY(beforeYes.state.verdict == Verdict::NeedsReview);

    Case after;
    after.open().receive(pass()).receive(life(SessionEvent::PendingReview));
    QCOMPARE(after.lastKinds(), QStringList({u"note"_s, u"contradiction"_s}));
    QVERIFY(after.state.verdict == Verdict::NeedsReview);

    Case without;
    without.open().receive(life(SessionEvent::PendingReview)).wait(10s).tick();
    QVERIFY(without.state.verdict == Verdict::NeedsReview);
}

void LifecycleTest::sessionStartDoesNotBypassTheLandingPage()
{
    for (const SessionEvent what : {SessionEvent::Started, SessionEvent::Progress, SessionEvent::Succeeded, SessionEvent::Failed}) {
        Case c;
        c.send().receive(life(what));
        QCOMPARE(c.lastKinds(), QStringList(u"note"_s));
        QVERIFY(c.state.status == Status::Sent);
        c.receive(pass());
        QVERIFY(!c.state.verdict);
    }
}

void LifecycleTest::sessionStartOpensWithoutALandingPage()
{
    Case c(LinkMode::Session, false);
    c.send().wait(1s).receive(life(SessionEvent::Started));
    QCOMPARE(c.lastKinds(), QStringList(u"opened"_s));
    QVERIFY(c.state.openedAt == c.now);
    c.receive(life(SessionEvent::Progress));
    QVERIFY(c.state.status == Status::Capturing);

    Case direct(LinkMode::Session, false);
    direct.send().receive(pass());
    QCOMPARE(direct.lastKinds(), QStringList({u"opened"_s, u"result_received"_s, u"verdict"_s}));
    QVERIFY(direct.state.verdict == Verdict::Verified);
}

void LifecycleTest::succeededSessionWithoutFaceResultIsInconclusiveAfterGrace()
{
    for (const SessionEvent what : {SessionEvent::Succeeded, SessionEvent::Finished}) {
        Case c;
        c.open().receive(life(what));
        QVERIFY(!c.state.verdict);
        QVERIFY(nextDeadline(c.state, c.context()) == c.now + 10s);
        c.wait(9999ms).tick();
        QVERIFY(c.lastKinds().isEmpty());
        c.wait(1ms).tick();
        QVERIFY(c.state.verdict == Verdict::Inconclusive);
        QVERIFY(c.state.reasons == std::vector{Reason::Incomplete});
    }
}

void LifecycleTest::failedSessionWithoutFaceResultIsInconclusive()
{
    Case c;
    c.open().receive(life(SessionEvent::Failed));
    QVERIFY(c.state.verdict == Verdict::Inconclusive);
    QVERIFY(c.state.reasons == std::vector{Reason::SessionFailed});
}

void LifecycleTest::faceResultWithinGraceDecides()
{
    Case c;
    c.open().receive(life(SessionEvent::Succeeded)).wait(9s).receive(pass());
    QVERIFY(c.state.verdict == Verdict::Verified);
    QVERIFY(nextDeadline(c.state, c.context()) == c.now + 10min);
}

void LifecycleTest::replacedSessionDoesNotSpeakForTheNewOne()
{
    Case c;
    c.open();
    for (const SessionEvent what : {SessionEvent::Failed, SessionEvent::Expired, SessionEvent::Succeeded}) {
        Evidence old = life(what);
        old.interviewId = u"an earlier one"_s;
        c.receive(old);
        QCOMPARE(c.lastKinds(), QStringList(u"note"_s));
        QVERIFY(c.state.status == Status::Opened);
        QVERIFY(!c.state.sessionFinishedAt);
    }
}

void LifecycleTest::resultOfAReplacedSessionNeverDecides()
{
    Case c;
    c.open().wait(70s).take(resend(c.state, u"ana"_s, {}, c.context()));
    c.add(QString(kByRelay),
          LinkReady{.interviewId = u"second interview"_s, .linkTokenHash = u"bb"_s, .linkExpiresAt = c.now + c.policy.linkLife});
    c.add(QString(kByRelay), MessageSent{.channel = c.state.channel});
    c.wait(3s).take(onYes(c.state, {}, {}, c.context()));
    // The first link is dead, but a browser that followed it still holds its capture page; our id comes along in both sessions.
    c.wait(1s).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList(u"late_result"_s));
    QVERIFY(c.state.status == Status::Opened);
    Evidence second = pass();
    second.interviewId = u"second interview"_s;
    c.receive(second);
    QVERIFY(c.state.verdict == Verdict::Verified);
}

/// Incode's own invitations: between the resend and the new link the old session is still the one on record.
void LifecycleTest::resendKillsAnInvitationBeforeItsSuccessorIsThere()
{
    Case c(LinkMode::Session, false);
    c.send().wait(61s).take(resend(c.state, u"ana"_s, {}, c.context()));
    c.wait(1s).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList({u"early_result"_s}));
    c.receive(life(SessionEvent::Started));
    QVERIFY(c.state.status == Status::Sent);
    c.add(u"relay"_s, LinkReady{.interviewId = u"second"_s, .linkTokenHash = {}, .linkExpiresAt = c.now + 5min});
    c.add(u"relay"_s, MessageSent{Channel::Sms});
    Evidence second = pass();
    second.interviewId = u"second"_s;
    c.wait(1s).receive(second);
    QVERIFY(c.state.verdict == Verdict::Verified);
}

void LifecycleTest::linkLifeBoundsEveryWaitingStatus()
{
    Case sent;
    sent.send();
    Case opened;
    opened.open();
    Case capturing;
    capturing.open().receive(life(SessionEvent::Started));
    for (Case *c : {&sent, &opened, &capturing}) {
        QVERIFY(nextDeadline(c->state, c->context()) == start() + 5min);
        c->now = start() + 5min - 1ms;
        c->tick();
        QVERIFY(c->lastKinds().isEmpty());
        c->wait(1ms).tick();
        QCOMPARE(c->lastKinds(), QStringList(u"expired"_s));
        QVERIFY(c->state.status == Status::Expired);
        QVERIFY(c->state.closedAt == c->now);
        QVERIFY(!nextDeadline(c->state, c->context()));
    }
}

void LifecycleTest::unsentLinkFailsInsteadOfWaitingForEver()
{
    Case c;
    QVERIFY(nextDeadline(c.state, c.context()) == start() + 5min);
    c.wait(5min).tick();
    QVERIFY(c.state.status == Status::SendFailed);
}

void LifecycleTest::verdictValidityClosesTheVerification()
{
    Case c;
    c.open().receive(pass()).wait(10min - 1ms).tick();
    QVERIFY(c.state.status == Status::Decided);
    c.wait(1ms).tick();
    QVERIFY(c.state.status == Status::Closed);
    QVERIFY(std::get<ClosedEvent>(c.record.back().body).validityEnded);

    Case red;
    red.open().receive(otherPerson());
    QVERIFY(!nextDeadline(red.state, red.context()));
}

void LifecycleTest::greenOfAClockSetBackCloses()
{
    Case c;
    c.open().wait(5s).receive(pass());
    c.wait(-59s).tick();
    QVERIFY(c.state.status == Status::Decided); // clocks of two relays differ a little
    c.wait(-1h).tick();
    QVERIFY(c.state.status == Status::Closed);
}

void LifecycleTest::waitsForConfirmationWithoutExpiring()
{
    Case c;
    c.policy.confirm = ConfirmMode::Required;
    c.open().wait(4min + 55s).receive(pass());
    QCOMPARE(c.lastKinds(), QStringList({u"result_received"_s, u"confirming"_s}));
    QVERIFY(c.state.status == Status::Checking);
    c.wait(19s).tick();
    QVERIFY(c.state.status == Status::Checking);
    c.wait(1s).tick();
    QVERIFY(c.state.verdict == Verdict::Inconclusive);
    QVERIFY(c.state.reasons == std::vector{Reason::Unconfirmed});

    Case worse;
    worse.policy.confirm = ConfirmMode::Required;
    worse.open().receive(pass()).receive(otherPerson());
    QVERIFY(worse.state.verdict == Verdict::WrongPerson);
}

void LifecycleTest::staticResultNeedsTheLinkToBeOut()
{
    Case c(LinkMode::Static, false);
    c.receive(legacyPass({}));
    QCOMPARE(c.lastKinds(), QStringList(u"early_result"_s));
    c.wait(1s).send();
    Evidence old = legacyPass(c.now - 1ms);
    c.take(onEvidence(c.state, old, c.context()));
    QCOMPARE(c.lastKinds(), QStringList(u"early_result"_s));
    c.wait(1s).receive(legacyPass({}));
    QVERIFY(c.state.verdict == Verdict::Verified);
}

void LifecycleTest::unknownSessionEventsChangeNothing()
{
    Case c;
    c.open();
    const Verification before = c.state;
    c.receive(life(SessionEvent::Other)).receive(life(SessionEvent::IdentityEnrolled)).receive(life(SessionEvent::None));
    QVERIFY(c.state == before);
}

QTEST_GUILESS_MAIN(LifecycleTest)
#include "lifecycle_test.moc"
