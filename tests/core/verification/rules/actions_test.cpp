// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/actions.h"

#include "tests/core/verification/samples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;

/// What people do, and how events fold.
class ActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yesOpensOnce();
    void yesOnADeadLinkIsRefused();
    void noEndsAsDeniedAndBeatsALaterPass();
    void noAfterAGreenTakesItBack();
    void cancelStopsAWaitingVerification();
    void closeEndsTheCallAndTheValidity();
    void resendKeepsTheCooldownAndTheMaximum();
    void resendKillsTheOldTokenAndAsksAgain();
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
    Case c;
    c.open();
    QVERIFY(c.state.status == Status::Opened);
    QVERIFY(c.state.openedAt == c.now);
    QCOMPARE(c.record.back().by, u"customer"_s);
    const auto again = onYes(c.state, {}, {}, c.context());
    QVERIFY(!again && again.error().code == base::ErrorCode::WrongState);
}

void ActionsTest::yesOnADeadLinkIsRefused()
{
    Case expired;
    expired.send().wait(5min);
    QVERIFY(!onYes(expired.state, {}, {}, expired.context()));
    Case noLink;
    QVERIFY(!onYes(noLink.state, {}, {}, noLink.context()));
    Case noLanding(LinkMode::Session, false);
    noLanding.send();
    QVERIFY(!onYes(noLanding.state, {}, {}, noLanding.context()));
    QVERIFY(!onYes(Verification{}, {}, {}, noLanding.context()));
}

void ActionsTest::noEndsAsDeniedAndBeatsALaterPass()
{
    Case sent;
    sent.send();
    Case opened;
    opened.open();
    for (Case *c : {&sent, &opened}) {
        c->take(onNo(c->state, c->context()));
        QVERIFY(c->state.status == Status::Denied);
        c->receive(facePass({}));
        QCOMPARE(c->lastKinds(), QStringList(u"late_result"_s));
        QVERIFY(!c->state.verdict);
        QVERIFY(!onNo(c->state, c->context()));
    }
}

void ActionsTest::noAfterAGreenTakesItBack()
{
    Case c;
    c.open().receive(facePass({})).take(onNo(c.state, c.context()));
    QVERIFY(c.state.verdict == Verdict::NeedsReview);
    QVERIFY(!c.state.validUntil);
}

void ActionsTest::cancelStopsAWaitingVerification()
{
    Case preparing;
    QVERIFY(!cancel(preparing.state, kAna, {}, preparing.context()));
    Case c;
    c.send().take(cancel(c.state, kAna, u"wrong customer"_s, c.context()));
    QVERIFY(c.state.status == Status::Cancelled);
    const auto again = cancel(c.state, kAna, {}, c.context());
    QVERIFY(!again && again.error().code == base::ErrorCode::WrongState);
    Case decided;
    decided.open().receive(facePass({}));
    QVERIFY(!cancel(decided.state, kAna, {}, decided.context()));
}

void ActionsTest::closeEndsTheCallAndTheValidity()
{
    Case c;
    c.open().receive(facePass({})).wait(1min).take(close(c.state, kAna, c.context()));
    QVERIFY(c.state.status == Status::Closed);
    QVERIFY(c.state.validUntil == c.now);
    QVERIFY(c.state.closedAt == c.now);
    QVERIFY(!close(c.state, kAna, c.context()));

    Case waiting;
    waiting.open().take(close(waiting.state, kAna, waiting.context())).receive(facePass({}));
    QVERIFY(waiting.state.status == Status::Closed);
    QVERIFY(!waiting.state.verdict);
}

void ActionsTest::resendKeepsTheCooldownAndTheMaximum()
{
    Case c;
    c.policy.linkLife = 15min;
    c.send().wait(30s + 1ms);
    const auto early = resend(c.state, kAna, {}, c.context());
    QVERIFY(!early);
    QVERIFY(early.error().code == base::ErrorCode::LimitReached);
    QVERIFY(early.error().retryAfter == 30s);
    for (int sends = 2; sends <= 3; ++sends) {
        c.wait(60s).take(resend(c.state, kAna, {}, c.context()));
        QCOMPARE(c.lastKinds(), QStringList(u"resent"_s));
        QVERIFY(!resend(c.state, kAna, {}, c.context())); // before the sending is on record, too
        c.send();
        QCOMPARE(c.state.sends, sends);
    }
    c.wait(61s);
    const auto fourth = resend(c.state, kAna, {}, c.context());
    QVERIFY(!fourth && fourth.error().code == base::ErrorCode::LimitReached);
}

void ActionsTest::resendKillsTheOldTokenAndAsksAgain()
{
    Case c;
    c.open().receive(faceFail({}, u"FACE_TOO_DARK"_s, 1)).wait(70s).take(resend(c.state, kAna, {}, c.context()));
    QVERIFY(c.state.status == Status::Sent);
    QVERIFY(c.state.linkTokenHash.isEmpty());
    QVERIFY(!c.state.openedAt);
    QVERIFY(!c.state.attemptsLeft);
    c.add(QString(kByRelay), LinkReady{.interviewId = u"i2"_s, .linkTokenHash = u"bb"_s, .linkExpiresAt = c.now + 5min});
    c.add(QString(kByRelay), MessageSent{});
    QVERIFY(nextDeadline(c.state, c.context()) == c.now + 5min);
    c.wait(1s).receive(facePass({})); // of the first link: nobody has said Yes to the second
    QCOMPARE(c.lastKinds(), QStringList(u"early_result"_s));
    Evidence second = facePass({});
    second.interviewId = u"i2"_s;
    c.open().receive(second);
    QVERIFY(c.state.verdict == Verdict::Verified);
}

void ActionsTest::correctedContactNeedsValueAndReason()
{
    Case c;
    c.send().wait(61s);
    const auto noValue = resend(c.state, kAna, ContactOverride{.value = {}, .reason = u"r"_s}, c.context());
    QVERIFY(!noValue && noValue.error().code == base::ErrorCode::Invalid);
    const auto noReason = resend(c.state, kAna, ContactOverride{.value = u"+1"_s, .reason = u" "_s}, c.context());
    QVERIFY(!noReason && noReason.error().field == u"reason"_s);
    const ContactOverride contact{.value = u"+14155550199"_s, .reason = u"new phone"_s};
    c.take(resend(c.state, kAna, contact, c.context()));
    QCOMPARE(c.lastKinds(), QStringList({u"resent"_s, u"corrected"_s}));
    QCOMPARE(c.state.contactOverride, std::optional(contact));
}

void ActionsTest::failedMessageEndsOnlyWhatWasNeverSent()
{
    Case never;
    never.add(QString(kByRelay), MessageFailed{u"gateway"_s});
    QVERIFY(never.state.status == Status::SendFailed);
    Case sent;
    sent.send().add(QString(kByRelay), MessageFailed{u"gateway"_s});
    QVERIFY(sent.state.status == Status::Sent);
}

void ActionsTest::folding_ignoresWhatItHasSeenAndWhatIsNotItsOwn()
{
    Case c;
    c.open().receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QVERIFY(c.state.lastSeq == static_cast<qint64>(c.record.size()));
    Verification again = c.state;
    for (const Event &event : c.record)
        again = apply(std::move(again), event);
    QVERIFY(again == c.state);
    Event foreign = c.record.back();
    foreign.seq = 99;
    foreign.verificationId = u"another"_s;
    QVERIFY(apply(c.state, foreign) == c.state);
}

void ActionsTest::folding_needsTheBeginning()
{
    Case c;
    c.open();
    const std::vector<Event> tail(c.record.begin() + 1, c.record.end());
    QVERIFY(fold(tail) == Verification{});
    QVERIFY(fold({}) == Verification{});
}

QTEST_GUILESS_MAIN(ActionsTest)
#include "actions_test.moc"
