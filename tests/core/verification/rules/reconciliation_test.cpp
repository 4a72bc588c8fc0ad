// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"
#include "core/verification/rules/correlation.h"

#include "tests/core/verification/rules/inquiry_samples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;

/// What asking Incode finds when its webhooks did not come, and news that decide nothing.
class ReconciliationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newsPutTheReconciliationOff();
    void reconciledRecord_data();
    void reconciledRecord();
    void recordBeforeTheYesChangesNothing();
    void bareLinkIsAskedAboutFromTheSending();
    void recordAfterVerdictOrEndChangesNothing();
    void recordThatComesTooLateChangesNothing();
    void passIssuedBeforeTheYesIsEarly();
    void enrolledIdentityDecidesNothing();
    void carriersLastWordIsKept();
};

void ReconciliationTest::newsPutTheReconciliationOff()
{
    Case c = required();
    c.open().wait(8s).receive(session({}, SessionEvent::Started));
    QVERIFY(inquiryOf(c.state, c.context())->from == c.now + 20s);
    c.wait(7s).receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QVERIFY(inquiryOf(c.state, c.context())->from == c.now + 20s);
    c.wait(60s).take(resend(c.state, u"ana"_s, {}, c.context()));
    c.send().wait(1s).take(onYes(c.state, {}, {}, c.context()));
    QVERIFY(inquiryOf(c.state, c.context())->from == c.now + 20s);
}

void ReconciliationTest::reconciledRecord_data()
{
    QTest::addColumn<VendorRecord>("said");
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<QString>("outcome");
    const QString other = u"another customer"_s;
    const QString me(kClaimed);
    const QString none;
    const auto add = [](const char *name, const VendorRecord &said, const char *kinds, const char *outcome) {
        QTest::newRow(name) << said << (qstrlen(kinds) == 0 ? QStringList() : list(kinds)) << QString::fromLatin1(outcome);
    };
    add("passed", record(RecordStatus::Ok), "result_received confirmed verdict", "verified");
    add("passed, over", record(RecordStatus::Ok, me, SessionEvent::Finished), "result_received confirmed verdict", "verified");
    add("passed, another", record(RecordStatus::Ok, other), "result_received verdict", "wrong_person other_customer");
    add("expired", record(RecordStatus::Absent, none, SessionEvent::Expired), "expired", "expired");
    add("nothing yet", record(RecordStatus::Absent, none, SessionEvent::Other), "", "");
    add("nothing known", record(RecordStatus::Absent, none), "", "");
    add("ok, nobody named", record(RecordStatus::Ok, none), "", "");
    add("failing, attempts may be left", record(RecordStatus::Fail, me, SessionEvent::Other), "", "");
    add("failing, life unknown", record(RecordStatus::Fail), "", "");
    add("failed, over", record(RecordStatus::Fail, me, SessionEvent::Finished), "verdict", "inconclusive session_failed");
    add("review, over", record(RecordStatus::Review, me, SessionEvent::Finished), "verdict", "needs_review vendor_review");
    add("review, life unknown", record(RecordStatus::Review), "note", "");
    add("review, at work", record(RecordStatus::Review, me, SessionEvent::Other), "", "");
    add("over, nothing said", record(RecordStatus::Absent, none, SessionEvent::Finished), "note", "");
    add("over, nobody named", record(RecordStatus::Ok, none, SessionEvent::Finished), "note", "");
}

void ReconciliationTest::reconciledRecord()
{
    QFETCH(VendorRecord, said);
    QFETCH(QStringList, kinds);
    QFETCH(QString, outcome);
    for (const bool hasCaptured : {false, true}) {
        Case c = required();
        c.open();
        if (hasCaptured)
            c.receive(session({}, SessionEvent::Started));
        answer(c.wait(21s), said);
        QCOMPARE(c.lastKinds(), kinds);
        QStringList words;
        if (c.state.verdict)
            words.append(nameOf(*c.state.verdict));
        for (const Reason reason : c.state.reasons)
            words.append(nameOf(reason));
        if (isEnd(c.state.status))
            words.append(nameOf(c.state.status));
        QCOMPARE(words.join(u' '), outcome);
        QCOMPARE(c.state.foundByAsking, c.state.verdict.has_value());
        if (kinds == list("note")) { // the session is over: bounded by the grace period
            c.wait(10s).tick();
            QVERIFY(said.overall == RecordStatus::Review ? c.state.verdict == Verdict::NeedsReview : c.state.status == Status::Checking);
        }
    }
}

void ReconciliationTest::recordBeforeTheYesChangesNothing()
{
    for (const bool landing : {true, false}) {
        Case c = required(LinkMode::Session, landing);
        answer(c, record(RecordStatus::Ok));
        QVERIFY(c.lastKinds().isEmpty());
    }
    Case c = required();
    answer(c.send(), record(RecordStatus::Ok));
    QVERIFY(c.lastKinds().isEmpty());
    QVERIFY(onRecord(Verification{}, record(RecordStatus::Ok), Case().context()).empty());
    QVERIFY(onVerifyAnswer(Verification{}, true, Case().context()).empty());
}

void ReconciliationTest::bareLinkIsAskedAboutFromTheSending()
{
    const auto bare = [] {
        Case c = required(LinkMode::Session, false);
        c.send();
        return c;
    };
    Case passed = bare();
    QVERIFY(inquiryOf(passed.state, passed.context()) && inquiryOf(passed.state, passed.context())->from == passed.now + 20s);
    answer(passed.wait(21s), record(RecordStatus::Absent)); // nobody followed it yet
    QVERIFY(passed.lastKinds().isEmpty());
    QVERIFY(passed.state.status == Status::Sent);
    answer(passed.wait(5s), record(RecordStatus::Ok));
    QCOMPARE(passed.lastKinds(), list("opened result_received confirmed verdict"));
    QVERIFY(passed.state.verdict == Verdict::Verified);
    QVERIFY(passed.state.foundByAsking);

    Case other = bare();
    answer(other.wait(21s), record(RecordStatus::Ok, u"another customer"_s));
    QVERIFY(other.state.verdict == Verdict::WrongPerson);

    Case over = bare();
    answer(over.wait(21s), record(RecordStatus::Absent, {}, SessionEvent::Finished));
    QCOMPARE(over.lastKinds(), list("opened note"));
    over.wait(10s).tick();
    QVERIFY(over.state.status == Status::Checking);

    Case expired = bare();
    answer(expired.wait(21s), record(RecordStatus::Absent, {}, SessionEvent::Expired));
    QCOMPARE(expired.lastKinds(), list("expired"));
    QVERIFY(expired.state.status == Status::Expired);

    Case resent = bare(); // the old link is dead, the new one not there
    resent.wait(61s).take(resend(resent.state, u"ana"_s, {}, resent.context()));
    QVERIFY(!inquiryOf(resent.state, resent.context()));
    answer(resent.wait(21s), record(RecordStatus::Ok));
    QVERIFY(resent.lastKinds().isEmpty());

    Case isStatic = required(LinkMode::Static, false);
    isStatic.send();
    QVERIFY(!inquiryOf(isStatic.state, isStatic.context()));
}

void ReconciliationTest::recordAfterVerdictOrEndChangesNothing()
{
    Case red = required();
    red.open().receive(session({}, SessionEvent::Failed));
    answer(red, record(RecordStatus::Ok));
    QVERIFY(red.lastKinds().isEmpty());
    QVERIFY(red.state.verdict == Verdict::Inconclusive);

    Case ended = required();
    ended.open().take(cancel(ended.state, u"ana"_s, {}, ended.context()));
    answer(ended, record(RecordStatus::Ok));
    QVERIFY(ended.lastKinds().isEmpty());

    Case replaced = checking();
    replaced = required();
    replaced.open().wait(70s).take(resend(replaced.state, u"ana"_s, {}, replaced.context()));
    answer(replaced, record(RecordStatus::Ok));
    QVERIFY(replaced.lastKinds().isEmpty());
}

void ReconciliationTest::recordThatComesTooLateChangesNothing()
{
    Case c = checking();
    answer(c.wait(20s), record(RecordStatus::Ok));
    QCOMPARE(c.lastKinds(), list("verdict"));
    QVERIFY(c.state.reasons == std::vector{Reason::Unconfirmed});

    Case expired = required();
    answer(expired.open().wait(5min), record(RecordStatus::Ok));
    QCOMPARE(expired.lastKinds(), list("expired"));

    Case legacy = checkingStatic();
    verify(legacy.wait(20s), true);
    QVERIFY(legacy.state.reasons == std::vector{Reason::Unconfirmed});
}

void ReconciliationTest::passIssuedBeforeTheYesIsEarly()
{
    Case c = required(LinkMode::Static);
    c.open();
    Evidence old = legacyPass({});
    old.issuedAt = c.now - 61s;
    c.wait(5s).receive(old);
    QCOMPARE(c.lastKinds(), list("early_result"));
    QVERIFY(c.state.status == Status::Opened);
    old.issuedAt = *c.state.openedAt - 59s; // clocks differ
    c.receive(old);
    QVERIFY(c.state.status == Status::Checking);

    Case bare(LinkMode::Static, false);
    bare.send().wait(5s);
    old.issuedAt = bare.now - 2min;
    bare.receive(old);
    QCOMPARE(bare.lastKinds(), list("early_result"));

    Case against = required(LinkMode::Static); // it can only stop a green
    against.open();
    Evidence bad = legacyPass({});
    bad.spoofAttempt = Flag::Yes;
    bad.issuedAt = against.now - 1h;
    against.receive(bad);
    QVERIFY(against.state.verdict == Verdict::SpoofSuspected);
}

void ReconciliationTest::enrolledIdentityDecidesNothing()
{
    Evidence enrolled = session(start(), SessionEvent::IdentityEnrolled);
    enrolled.matchedCustomerId = QString(kClaimed);
    enrolled.externalCustomerId = u"4711"_s;
    enrolled.overall = Overall::Pass;
    QVERIFY(!isResult(enrolled));
    for (const LinkMode mode : {LinkMode::Session, LinkMode::Static}) {
        for (const bool landing : {true, false}) {
            Case c(mode, landing);
            c.send();
            Evidence foreign = enrolled;
            foreign.interviewId = u"the enrolment's own"_s;
            QVERIFY(correlate(foreign, {&c.state}, c.now).attribution == Attribution::None);
            const Verification before = c.state;
            c.receive(enrolled); // even if it names our session
            QVERIFY(c.state == before);
            c.open();
            const Verification opened = c.state;
            c.receive(enrolled);
            QVERIFY(c.state == opened);
        }
    }
}

void ReconciliationTest::carriersLastWordIsKept()
{
    Case c;
    c.send().add(QString(kByRelay), MessageReported{u"delivered"_s});
    c.add(QString(kByRelay), MessageReported{u"undelivered"_s});
    c.add(QString(kByRelay), MessageReported{u"<b>anything</b>"_s});
    QCOMPARE(c.state.messageReport, u"undelivered"_s);
    QCOMPARE(protocol::viewOf(c.state, Role::Agent).messageReport, u"undelivered"_s);
    QVERIFY(!protocol::viewOf(c.record.back(), Role::Agent).detail.contains("report"_L1));
    QVERIFY(protocol::viewOf(c.record[c.record.size() - 2], Role::Agent).detail.contains("report"_L1));
    c.wait(70s).take(resend(c.state, u"ana"_s, {}, c.context()));
    QVERIFY(c.state.messageReport.isEmpty());
    QVERIFY(protocol::viewOf(c.state, Role::Agent).messageReport.isEmpty());
}

QTEST_GUILESS_MAIN(ReconciliationTest)
#include "reconciliation_test.moc"
