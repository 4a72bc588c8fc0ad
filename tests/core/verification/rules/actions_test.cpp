// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/actions.h"
#include "core/verification/rules/inquiry.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/samples.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// What people do, and how events fold.
class ActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yesOpensOnce();
    void yesOnADeadLinkIsRefused();
    void noEndsAsDeniedAndBeatsALaterPass();
    void noWhileCheckingEndsAsDenied();
    void noAfterAGreenTakesItBack();
    void noIsHeardAsLongAsItMatters();
    void noElsewhereKeepsItFromTurningGreen();
    void noElsewhereAfterAGreenTakesItBack();
    void noByAnOldLinkKeepsTheNewOneFromTurningGreen();
    void noByAnOldLinkAfterAGreenTakesItBack();
    void cancelStopsAWaitingVerification();
    void closeEndsTheCallAndTheValidity();
    void aCallIsNotedWhenNothingIsAwaited();
    void notesOfOlderRelaysAreRead();
    void resendKeepsTheCooldownAndTheMaximum();
    void resendKillsTheOldTokenAndAsksAgain();
    void resendAfterASecondDeviceNeedsNoCooldown();
    void correctedContactNeedsValueAndReason();
    void failedMessageEndsOnlyWhatWasNeverSent();
    void folding_ignoresWhatItHasSeenAndWhatIsNotItsOwn();
    void folding_needsTheBeginning();
};

namespace
{
const QString kAna = u"ana"_s;
}

void ActionsTest::yesOpensOnce()
{
    SampleVerification sample;
    sample.open();
    QCOMPARE(sample.state.status, Status::Opened);
    QCOMPARE(sample.state.openedAt, sample.now);
    QCOMPARE(sample.record.back().by, u"customer"_s);
    const auto again = onYes(sample.state, {}, {}, sample.context());
    QVERIFY(!again && again.error().code == base::ErrorCode::WrongState);
}

void ActionsTest::yesOnADeadLinkIsRefused()
{
    SampleVerification expired;
    expired.send().wait(5min);
    QVERIFY(!onYes(expired.state, {}, {}, expired.context()));
    SampleVerification noLink;
    QVERIFY(!onYes(noLink.state, {}, {}, noLink.context()));
    SampleVerification noLanding(LinkMode::Session, false);
    noLanding.send();
    QVERIFY(!onYes(noLanding.state, {}, {}, noLanding.context()));
    QVERIFY(!onYes(Verification{}, {}, {}, noLanding.context()));
}

void ActionsTest::noEndsAsDeniedAndBeatsALaterPass()
{
    SampleVerification sent;
    sent.send();
    SampleVerification opened;
    opened.open();
    for (SampleVerification *sample : {&sent, &opened}) {
        sample->take(onNo(sample->state, sample->context()));
        QCOMPARE(sample->state.status, Status::Denied);
        sample->receive(facePass({}));
        QCOMPARE(sample->lastKinds(), list("late_result"));
        QVERIFY(!sample->state.verdict);
        QVERIFY(!onNo(sample->state, sample->context()));
    }
}

void ActionsTest::noWhileCheckingEndsAsDenied()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::Required;
    sample.open().receive(facePass({}));
    QCOMPARE(sample.state.status, Status::Checking);
    sample.take(onNo(sample.state, sample.context()));
    QCOMPARE(sample.state.status, Status::Denied);
    sample.take(onRecord(sample.state, {.overall = RecordStatus::Ok, .identityId = QString(kClaimed), .life = {}}, sample.context()));
    QCOMPARE(sample.state.status, Status::Denied);
    QVERIFY(!sample.state.verdict);
}

void ActionsTest::noAfterAGreenTakesItBack()
{
    SampleVerification sample;
    sample.open().receive(facePass({})).take(onNo(sample.state, sample.context()));
    QCOMPARE(sample.lastKinds(), list("note contradiction"));
    QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
    QCOMPARE(sample.state.reasons, std::vector{Reason::CustomerDenied});
    QVERIFY(!sample.state.validUntil);
}

void ActionsTest::noIsHeardAsLongAsItMatters()
{
    SampleVerification unsent;
    QVERIFY(!isNoHeard(unsent.state, unsent.context()));
    SampleVerification expired;
    expired.send().wait(5min);
    QVERIFY(!isNoHeard(expired.state, expired.context()));

    SampleVerification green;
    green.open().wait(4min).receive(facePass({})).wait(9min); // long after the link's own life
    QVERIFY(isNoHeard(green.state, green.context()));
    green.wait(1min); // its timer has not come yet
    QVERIFY(!isNoHeard(green.state, green.context()));
    QVERIFY(!onNo(green.state, green.context()));

    SampleVerification red;
    red.open().receive(faceFail({}, u"USER_IS_NOT_RECOGNIZED"_s)).wait(59min);
    QVERIFY(isNoHeard(red.state, red.context()));
    red.take(onNo(red.state, red.context()));
    QCOMPARE(red.lastKinds(), list("note"));
    QCOMPARE(red.state.verdict, Verdict::NotRecognized);

    SampleVerification bare(LinkMode::Session, false);
    bare.send();
    QVERIFY(!isNoHeard(bare.state, bare.context()));
}

void ActionsTest::noElsewhereKeepsItFromTurningGreen()
{
    for (const ConfirmMode confirm : {ConfirmMode::Off, ConfirmMode::BestEffort, ConfirmMode::Required}) {
        SampleVerification sample;
        sample.policy.confirm = confirm;
        sample.open().take(onNoElsewhere(sample.state, {.address = u"198.51.100.7"_s, .device = u"Phone"_s}, sample.context()));
        QCOMPARE(sample.lastKinds(), list("second_device note"));
        QCOMPARE(sample.state.status, Status::Opened); // who of the two is the customer is unknown
        QVERIFY(!resend(sample.wait(2min).state, kAna, {}, sample.context()));
        sample.receive(facePass({}));
        if (confirm == ConfirmMode::Required)
            sample.take(
                onRecord(sample.state, {.overall = RecordStatus::Ok, .identityId = QString(kClaimed), .life = {}}, sample.context()));
        else
            sample.wait(20s).tick();
        QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
        QCOMPARE(sample.state.reasons, std::vector{Reason::CustomerDenied});
        QVERIFY(!sample.state.validUntil);
    }
    SampleVerification red;
    red.open().take(onNoElsewhere(red.state, {}, red.context())).receive(faceFail({}, u"USER_IS_NOT_RECOGNIZED"_s));
    QCOMPARE(red.state.verdict, Verdict::NotRecognized); // it makes nothing better either
}

void ActionsTest::noElsewhereAfterAGreenTakesItBack()
{
    SampleVerification sample;
    sample.open().receive(facePass({})).take(onNoElsewhere(sample.state, {}, sample.context()));
    QCOMPARE(sample.lastKinds(), list("second_device note contradiction"));
    QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
    QCOMPARE(sample.state.reasons, std::vector{Reason::CustomerDenied});
}

void ActionsTest::noByAnOldLinkKeepsTheNewOneFromTurningGreen()
{
    for (const bool isNewOneOpen : {false, true}) {
        SampleVerification sample;
        sample.open().wait(70s).take(resend(sample.state, kAna, {}, sample.context()));
        if (isNewOneOpen)
            sample.send().open();
        const Status before = sample.state.status;
        sample.take(onNoByOldLink(sample.state, sample.context()));
        QCOMPARE(sample.lastKinds(), list("note"));
        QCOMPARE(sample.state.status, before); // who of the two is the customer is unknown
        QVERIFY(sample.state.deniedElsewhere);
        QVERIFY(!sample.state.secondDeviceAt); // nobody else followed the new one
        if (!isNewOneOpen)
            sample.send().open();
        sample.receive(facePass({})).wait(20s).tick();
        QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
        QCOMPARE(sample.state.reasons, std::vector{Reason::CustomerDenied});
    }
}

void ActionsTest::noByAnOldLinkAfterAGreenTakesItBack()
{
    SampleVerification sample;
    sample.open().receive(facePass({}));
    QCOMPARE(sample.state.verdict, Verdict::Verified);
    sample.take(onNoByOldLink(sample.state, sample.context()));
    QCOMPARE(sample.lastKinds(), list("note contradiction"));
    QCOMPARE(sample.state.verdict, Verdict::NeedsReview);
    QCOMPARE(sample.state.reasons, std::vector{Reason::CustomerDenied});
    sample.wait(1h).tick();
    QVERIFY(isEnd(sample.state.status));
    QVERIFY(!onNoByOldLink(sample.state, sample.context()));
}

void ActionsTest::cancelStopsAWaitingVerification()
{
    SampleVerification preparing;
    QVERIFY(!cancel(preparing.state, kAna, {}, preparing.context()));
    SampleVerification sample;
    sample.send().take(cancel(sample.state, kAna, u"wrong customer"_s, sample.context()));
    QCOMPARE(sample.state.status, Status::Cancelled);
    const auto again = cancel(sample.state, kAna, {}, sample.context());
    QVERIFY(!again && again.error().code == base::ErrorCode::WrongState);
    SampleVerification decided;
    decided.open().receive(facePass({}));
    QVERIFY(!cancel(decided.state, kAna, {}, decided.context()));
}

void ActionsTest::closeEndsTheCallAndTheValidity()
{
    SampleVerification sample;
    sample.open().receive(facePass({})).wait(1min).take(close(sample.state, kAna, sample.context()));
    QCOMPARE(sample.state.status, Status::Closed);
    QCOMPARE(sample.state.validUntil, sample.now);
    QCOMPARE(sample.state.closedAt, sample.now);
    QVERIFY(!close(sample.state, kAna, sample.context()));

    SampleVerification waiting;
    waiting.open().take(close(waiting.state, kAna, waiting.context())).receive(facePass({}));
    QCOMPARE(waiting.state.status, Status::Closed);
    QVERIFY(!waiting.state.verdict);
}

void ActionsTest::aCallIsNotedWhenNothingIsAwaited()
{
    const auto note = [](const SampleVerification &sample, const QString &outcome, const QString &text) {
        return noteCall(sample.state, kAna, outcome, text, sample.context());
    };
    SampleVerification sample;
    sample.open();
    QCOMPARE(note(sample, u"done"_s, u"words"_s).error().code, base::ErrorCode::WrongState);
    sample.receive(faceFail(sample.now, u"USER_IS_NOT_RECOGNIZED"_s));
    QCOMPARE(sample.state.status, Status::Decided);
    QCOMPARE(note(sample, {}, {}).error().code, base::ErrorCode::Invalid);

    const Verification before = sample.state;
    sample.take(note(sample, u"done"_s, u"words"_s));
    QCOMPARE(sample.lastKinds(), list("note"));
    QCOMPARE(sample.record.back().by, kAna);
    QCOMPARE(sample.state.outcome, u"done"_s);
    sample.take(note(sample, {}, u"more words"_s));
    QCOMPARE(sample.state.outcome, u"done"_s); // not said again
    sample.take(note(sample, u"fraud"_s, {}));
    QCOMPARE(sample.state.outcome, u"fraud"_s); // the last one counts
    QCOMPARE(sample.state.callNotes, 3);
    QCOMPARE(sample.state.status, before.status); // and nothing else changes
    QCOMPARE(sample.state.verdict, before.verdict);
    QCOMPARE(sample.state.reasons, before.reasons);

    sample.take(close(sample.state, kAna, sample.context()));
    sample.wait(24h - 1ms);
    QVERIFY(note(sample, {}, u"words"_s).has_value());
    sample.wait(1ms);
    QCOMPARE(note(sample, {}, u"words"_s).error().code, base::ErrorCode::WrongState);

    SampleVerification talkative;
    talkative.open().take(onNo(talkative.state, talkative.context()));
    for (int i = 0; i < kMaxCallNotes; ++i)
        talkative.take(note(talkative, {}, u"words"_s));
    QCOMPARE(note(talkative, {}, u"words"_s).error().code, base::ErrorCode::LimitReached);
    QVERIFY(!noteCall(Verification{}, kAna, {}, u"words"_s, talkative.context()));
}

void ActionsTest::notesOfOlderRelaysAreRead()
{
    const auto note = eventBodyFromJson(u"note"_s, {{u"code"_s, u"c"_s}, {u"text"_s, u"t"_s}});
    QVERIFY(note.has_value());
    QCOMPARE(std::get<Note>(*note), (Note{.code = u"c"_s, .text = u"t"_s}));
    SampleVerification sample;
    QJsonObject state = QJsonDocument::fromJson(toJsonText(sample.state)).object();
    for (const char *added : {"outcome", "callNotes"}) {
        QVERIFY(state.contains(QLatin1String(added)));
        state.remove(QLatin1String(added));
    }
    QCOMPARE(verificationFromJson(state).value(), sample.state);
}

void ActionsTest::resendKeepsTheCooldownAndTheMaximum()
{
    SampleVerification sample;
    sample.policy.linkLife = 15min;
    sample.send().wait(30s + 1ms);
    const auto early = resend(sample.state, kAna, {}, sample.context());
    QVERIFY(!early);
    QCOMPARE(early.error().code, base::ErrorCode::LimitReached);
    QCOMPARE(early.error().retryAfter, 30s);
    for (int sends = 2; sends <= 3; ++sends) {
        sample.wait(60s).take(resend(sample.state, kAna, {}, sample.context()));
        QCOMPARE(sample.lastKinds(), list("resent"));
        QVERIFY(!resend(sample.state, kAna, {}, sample.context())); // before the sending is on record, too
        sample.send();
        QCOMPARE(sample.state.sends, sends);
    }
    sample.wait(61s);
    const auto fourth = resend(sample.state, kAna, {}, sample.context());
    QVERIFY(!fourth && fourth.error().code == base::ErrorCode::LimitReached);
}

void ActionsTest::resendKillsTheOldTokenAndAsksAgain()
{
    SampleVerification sample;
    sample.open().receive(faceFail({}, u"FACE_TOO_DARK"_s, 1)).wait(70s).take(resend(sample.state, kAna, {}, sample.context()));
    QCOMPARE(sample.state.status, Status::Sent);
    QVERIFY(sample.state.linkTokenHash.isEmpty());
    QVERIFY(!sample.state.openedAt);
    QVERIFY(!sample.state.attemptsLeft);
    sample.add(QString(kByRelay), LinkReady{.interviewId = u"i2"_s, .linkTokenHash = u"bb"_s, .linkExpiresAt = sample.now + 5min});
    sample.add(QString(kByRelay), MessageSent{});
    QCOMPARE(nextDeadline(sample.state, sample.context()), sample.now + 5min);
    sample.wait(1s).receive(facePass({})); // of the first link: nobody has said Yes to the second
    QCOMPARE(sample.lastKinds(), list("early_result"));
    Evidence second = facePass({});
    second.interviewId = u"i2"_s;
    sample.open().receive(second);
    QCOMPARE(sample.state.verdict, Verdict::Verified);
}

void ActionsTest::resendAfterASecondDeviceNeedsNoCooldown()
{
    SampleVerification sample;
    sample.open().wait(1s).add(QString(kByCustomer), SecondDevice{});
    sample.take(resend(sample.state, kAna, {}, sample.context()));
    QCOMPARE(sample.lastKinds(), list("resent"));
    sample.send(); // the second device was that of the old link
    const auto again = resend(sample.state, kAna, {}, sample.context());
    QVERIFY(!again && again.error().code == base::ErrorCode::LimitReached);
}

void ActionsTest::correctedContactNeedsValueAndReason()
{
    SampleVerification sample;
    sample.send().wait(61s);
    const auto noValue = resend(sample.state, kAna, ContactOverride{.value = {}, .reason = u"r"_s}, sample.context());
    QVERIFY(!noValue && noValue.error().code == base::ErrorCode::Invalid);
    const auto noReason = resend(sample.state, kAna, ContactOverride{.value = u"+1"_s, .reason = u" "_s}, sample.context());
    QVERIFY(!noReason && noReason.error().field == u"reason"_s);
    const ContactOverride contact{.value = u"+14155550199"_s, .reason = u"new phone"_s};
    sample.take(resend(sample.state, kAna, contact, sample.context()));
    QCOMPARE(sample.lastKinds(), list("resent corrected"));
    QCOMPARE(sample.state.contactOverride, std::optional(contact));
}

void ActionsTest::failedMessageEndsOnlyWhatWasNeverSent()
{
    SampleVerification never;
    never.add(QString(kByRelay), MessageFailed{u"gateway"_s});
    QCOMPARE(never.state.status, Status::SendFailed);
    SampleVerification sent;
    sent.send().add(QString(kByRelay), MessageFailed{u"gateway"_s});
    QCOMPARE(sent.state.status, Status::Sent);
}

void ActionsTest::folding_ignoresWhatItHasSeenAndWhatIsNotItsOwn()
{
    SampleVerification sample;
    sample.open().receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QCOMPARE(sample.state.lastSeq, static_cast<qint64>(sample.record.size()));
    Verification again = sample.state;
    for (const Event &event : sample.record)
        again = apply(std::move(again), event);
    QCOMPARE(again, sample.state);
    Event foreign = sample.record.back();
    foreign.seq = 99;
    foreign.verificationId = u"another"_s;
    QCOMPARE(apply(sample.state, foreign), sample.state);
}

void ActionsTest::folding_needsTheBeginning()
{
    SampleVerification sample;
    sample.open();
    const std::vector<Event> tail(sample.record.begin() + 1, sample.record.end());
    QCOMPARE(fold(tail), Verification{});
    QCOMPARE(fold({}), Verification{});
}

QTEST_GUILESS_MAIN(ActionsTest)
#include "actions_test.moc"
