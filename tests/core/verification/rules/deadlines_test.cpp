// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/deadlines.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// What time does: docs/domain.md "Time and replay".
class DeadlinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkLifeBoundsEveryWaitingStatus();
    void unsentLinkFailsInsteadOfWaitingForEver();
    void verdictValidityClosesTheVerification();
    void everyVerdictClosesByItself();
    void verdictOfAClockSetBackCloses();
    void whatIsPendingOfAClockSetBackEnds();
    void aLinkThatLivesTooLongEnds();
    void aConfirmationOfAClockSetBackIsNeverAcceptedOnSilence();
    void checkingWithoutABeginningEnds();
    void waitsForConfirmationWithoutExpiring();
};

namespace
{
Evidence otherPerson()
{
    Evidence evidence = facePass({});
    evidence.matchedCustomerId = u"somebody else"_s;
    return evidence;
}
} // namespace

void DeadlinesTest::linkLifeBoundsEveryWaitingStatus()
{
    SampleVerification sent;
    sent.send();
    SampleVerification opened;
    opened.open();
    SampleVerification capturing;
    capturing.open().receive(session({}, SessionEvent::Started));
    for (SampleVerification *sample : {&sent, &opened, &capturing}) {
        QCOMPARE(nextDeadline(sample->state, sample->context()), start() + 5min);
        sample->now = start() + 5min - 1ms;
        sample->tick();
        QVERIFY(sample->lastKinds().isEmpty());
        sample->wait(1ms).tick();
        QCOMPARE(sample->lastKinds(), list("expired"));
        QCOMPARE(sample->state.status, Status::Expired);
        QCOMPARE(sample->state.closedAt, sample->now);
        QVERIFY(!nextDeadline(sample->state, sample->context()));
    }
}

void DeadlinesTest::unsentLinkFailsInsteadOfWaitingForEver()
{
    SampleVerification sample;
    QCOMPARE(nextDeadline(sample.state, sample.context()), start() + 5min);
    sample.wait(5min).tick();
    QCOMPARE(sample.state.status, Status::SendFailed);
}

void DeadlinesTest::verdictValidityClosesTheVerification()
{
    SampleVerification sample;
    sample.open().receive(facePass({})).wait(10min - 1ms).tick();
    QCOMPARE(sample.state.status, Status::Decided);
    sample.wait(1ms).tick();
    QCOMPARE(sample.state.status, Status::Closed);
    QVERIFY(std::get<ClosedEvent>(sample.record.back().body).validityEnded);

    SampleVerification brief;
    brief.policy.decidedOpen = 5min;
    brief.open().receive(facePass({}));
    QCOMPARE(nextDeadline(brief.state, brief.context()), brief.now + 5min); // the earlier of both
}

void DeadlinesTest::everyVerdictClosesByItself()
{
    SampleVerification red;
    red.open().receive(otherPerson());
    SampleVerification amber;
    amber.open().receive(faceFail({}, u"FACE_TOO_DARK"_s));
    QCOMPARE(amber.state.verdict, Verdict::Inconclusive);
    SampleVerification contradicted;
    contradicted.open().receive(facePass({})).receive(otherPerson());
    QCOMPARE(contradicted.state.verdict, Verdict::NeedsReview);
    SampleVerification denied;
    denied.open().receive(facePass({})).take(onNo(denied.state, denied.context()));
    for (SampleVerification *sample : {&red, &amber, &contradicted, &denied}) {
        const auto verdict = sample->state.verdict;
        QCOMPARE(nextDeadline(sample->state, sample->context()), sample->now + 60min);
        sample->wait(60min - 1ms).tick();
        QCOMPARE(sample->state.status, Status::Decided);
        sample->wait(1ms).tick();
        QCOMPARE(sample->lastKinds(), list("closed"));
        QVERIFY(!std::get<ClosedEvent>(sample->record.back().body).validityEnded);
        QCOMPARE(sample->state.status, Status::Closed);
        QCOMPARE(sample->state.verdict, verdict);
        QVERIFY(!nextDeadline(sample->state, sample->context()));
    }
}

void DeadlinesTest::verdictOfAClockSetBackCloses()
{
    for (const Evidence &evidence : {facePass({}), otherPerson()}) {
        SampleVerification sample;
        sample.open().wait(5s).receive(evidence);
        sample.wait(-59s).tick();
        QCOMPARE(sample.state.status, Status::Decided); // clocks of two relays differ a little
        sample.wait(-1h).tick();
        QCOMPARE(sample.state.status, Status::Closed);
    }
}

void DeadlinesTest::whatIsPendingOfAClockSetBackEnds()
{
    SampleVerification preparing;
    SampleVerification sent;
    sent.send();
    SampleVerification opened;
    opened.open();
    SampleVerification capturing;
    capturing.open().receive(session({}, SessionEvent::Started));
    SampleVerification finished;
    finished.policy.confirm = ConfirmMode::Required;
    finished.open().receive(session({}, SessionEvent::Succeeded));
    SampleVerification checking;
    checking.policy.confirm = ConfirmMode::Required;
    checking.open().receive(facePass({}));
    for (SampleVerification *sample : {&preparing, &sent, &opened, &capturing, &finished, &checking}) {
        const Verification before = sample->state;
        sample->wait(-55s).tick();
        QCOMPARE(sample->state, before); // clocks of two relays differ a little
        sample->wait(-1h);
        SampleVerification late = *sample; // a pass comes before the timer
        late.receive(facePass({}));
        sample->tick();
        for (const SampleVerification *after : {&late, sample})
            QVERIFY(after->state.verdict != Verdict::Verified);
    }
    QCOMPARE(preparing.state.status, Status::SendFailed);
    for (const SampleVerification *sample : {&sent, &opened, &capturing, &finished})
        QCOMPARE(sample->state.status, Status::Expired);
    QCOMPARE(checking.state.verdict, Verdict::Inconclusive);
}

void DeadlinesTest::aLinkThatLivesTooLongEnds()
{
    SampleVerification sample; // the clock was ahead when the link was made, and right again when it was sent
    sample.send();
    sample.state.linkExpiresAt = sample.now + kMaxLinkLife + 1min;
    QCOMPARE(nextDeadline(sample.state, sample.context()), sample.state.linkExpiresAt); // another policy than today's, perhaps
    sample.state.linkExpiresAt = sample.now + kMaxLinkLife + 1min + 1ms;
    QCOMPARE(nextDeadline(sample.state, sample.context()), sample.now);
    sample.tick();
    QCOMPARE(sample.state.status, Status::Expired);
}

void DeadlinesTest::aConfirmationOfAClockSetBackIsNeverAcceptedOnSilence()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::BestEffort;
    sample.open().receive(facePass({}));
    QVERIFY(sample.state.passedBy);
    SampleVerification inTime = sample;
    inTime.wait(20s).tick();
    QCOMPARE(inTime.state.verdict, Verdict::Verified);
    sample.wait(-1h);
    sample.policy.silenceCountsAfter = sample.now; // a restart
    sample.tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
    QCOMPARE(sample.state.reasons, std::vector{Reason::Unconfirmed});
}

void DeadlinesTest::checkingWithoutABeginningEnds()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::Required;
    sample.open().receive(facePass({}));
    sample.state.confirmingAt.reset(); // a record that lacks it
    sample.wait(20s).tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
}

void DeadlinesTest::waitsForConfirmationWithoutExpiring()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::Required;
    sample.open().wait(4min + 55s).receive(facePass({}));
    QCOMPARE(sample.lastKinds(), list("result_received confirming"));
    QCOMPARE(sample.state.status, Status::Checking);
    sample.wait(19s).tick();
    QCOMPARE(sample.state.status, Status::Checking);
    sample.wait(1s).tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
    QCOMPARE(sample.state.reasons, std::vector{Reason::Unconfirmed});

    SampleVerification worse;
    worse.policy.confirm = ConfirmMode::Required;
    worse.open().receive(facePass({})).receive(otherPerson());
    QCOMPARE(worse.state.verdict, Verdict::WrongPerson);
}

QTEST_GUILESS_MAIN(DeadlinesTest)
#include "deadlines_test.moc"
