// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"
#include "core/verification/rules/correlation.h"

#include "tests/core/verification/print_values.h"
#include "tests/core/verification/rules/inquiry_samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// What asking Incode finds when its webhooks do not come, and news that decides nothing.
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
    SampleVerification sample = required();
    sample.open().wait(8s).receive(session({}, SessionEvent::Started));
    QCOMPARE(inquiryOf(sample.state, sample.context())->from, sample.now + 20s);
    sample.wait(7s).receive(faceFail({}, u"FACE_TOO_DARK"_s, 2));
    QCOMPARE(inquiryOf(sample.state, sample.context())->from, sample.now + 20s);
    sample.wait(60s).take(resend(sample.state, u"ana"_s, {}, sample.context()));
    sample.send().wait(1s).take(onYes(sample.state, {}, {}, sample.context()));
    QCOMPARE(inquiryOf(sample.state, sample.context())->from, sample.now + 20s);
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
        SampleVerification sample = required();
        sample.open();
        if (hasCaptured)
            sample.receive(session({}, SessionEvent::Started));
        answer(sample.wait(21s), said);
        QCOMPARE(sample.lastKinds(), kinds);
        QStringList words;
        if (sample.state.verdict)
            words.append(nameOf(*sample.state.verdict));
        for (const Reason reason : sample.state.reasons)
            words.append(nameOf(reason));
        if (isEnd(sample.state.status))
            words.append(nameOf(sample.state.status));
        QCOMPARE(words.join(u' '), outcome);
        QCOMPARE(sample.state.foundByAsking, sample.state.verdict.has_value());
        if (kinds == list("note")) { // the session is over: bounded by the grace period
            sample.wait(10s).tick();
            QVERIFY(said.overall == RecordStatus::Review ? sample.state.verdict == Verdict::NeedsReview
                                                         : sample.state.status == Status::Checking);
        }
    }
}

void ReconciliationTest::recordBeforeTheYesChangesNothing()
{
    for (const bool landing : {true, false}) {
        SampleVerification sample = required(LinkMode::Session, landing);
        answer(sample, record(RecordStatus::Ok));
        QVERIFY(sample.lastKinds().isEmpty());
    }
    SampleVerification sample = required();
    answer(sample.send(), record(RecordStatus::Ok));
    QVERIFY(sample.lastKinds().isEmpty());
    QVERIFY(onRecord(Verification{}, record(RecordStatus::Ok), SampleVerification().context()).empty());
    QVERIFY(onVerifyAnswer(Verification{}, true, SampleVerification().context()).empty());
}

void ReconciliationTest::bareLinkIsAskedAboutFromTheSending()
{
    const auto bare = [] {
        SampleVerification sample = required(LinkMode::Session, false);
        sample.send();
        return sample;
    };
    SampleVerification passed = bare();
    QVERIFY(inquiryOf(passed.state, passed.context()) && inquiryOf(passed.state, passed.context())->from == passed.now + 20s);
    answer(passed.wait(21s), record(RecordStatus::Absent)); // nobody followed it yet
    QVERIFY(passed.lastKinds().isEmpty());
    QCOMPARE(passed.state.status, Status::Sent);
    answer(passed.wait(5s), record(RecordStatus::Ok));
    QCOMPARE(passed.lastKinds(), list("opened result_received confirmed verdict"));
    QCOMPARE(passed.state.verdict, Verdict::Verified);
    QVERIFY(passed.state.foundByAsking);

    SampleVerification other = bare();
    answer(other.wait(21s), record(RecordStatus::Ok, u"another customer"_s));
    QCOMPARE(other.state.verdict, Verdict::WrongPerson);

    SampleVerification over = bare();
    answer(over.wait(21s), record(RecordStatus::Absent, {}, SessionEvent::Finished));
    QCOMPARE(over.lastKinds(), list("opened note"));
    over.wait(10s).tick();
    QCOMPARE(over.state.status, Status::Checking);

    SampleVerification expired = bare();
    answer(expired.wait(21s), record(RecordStatus::Absent, {}, SessionEvent::Expired));
    QCOMPARE(expired.lastKinds(), list("expired"));
    QCOMPARE(expired.state.status, Status::Expired);

    SampleVerification resent = bare(); // the old link is dead, the new one not there
    resent.wait(61s).take(resend(resent.state, u"ana"_s, {}, resent.context()));
    QVERIFY(!inquiryOf(resent.state, resent.context()));
    answer(resent.wait(21s), record(RecordStatus::Ok));
    QVERIFY(resent.lastKinds().isEmpty());

    SampleVerification isStatic = required(LinkMode::Static, false);
    isStatic.send();
    QVERIFY(!inquiryOf(isStatic.state, isStatic.context()));
}

void ReconciliationTest::recordAfterVerdictOrEndChangesNothing()
{
    SampleVerification red = required();
    red.open().receive(session({}, SessionEvent::Failed));
    answer(red, record(RecordStatus::Ok));
    QVERIFY(red.lastKinds().isEmpty());
    QCOMPARE(red.state.verdict, Verdict::Inconclusive);

    SampleVerification ended = required();
    ended.open().take(cancel(ended.state, u"ana"_s, {}, ended.context()));
    answer(ended, record(RecordStatus::Ok));
    QVERIFY(ended.lastKinds().isEmpty());

    SampleVerification replaced = checking();
    replaced = required();
    replaced.open().wait(70s).take(resend(replaced.state, u"ana"_s, {}, replaced.context()));
    answer(replaced, record(RecordStatus::Ok));
    QVERIFY(replaced.lastKinds().isEmpty());
}

void ReconciliationTest::recordThatComesTooLateChangesNothing()
{
    SampleVerification sample = checking();
    answer(sample.wait(20s), record(RecordStatus::Ok));
    QCOMPARE(sample.lastKinds(), list("verdict"));
    QCOMPARE(sample.state.reasons, std::vector{Reason::Unconfirmed});

    SampleVerification expired = required();
    answer(expired.open().wait(5min), record(RecordStatus::Ok));
    QCOMPARE(expired.lastKinds(), list("expired"));

    SampleVerification legacy = checkingStatic();
    verify(legacy.wait(20s), true);
    QCOMPARE(legacy.state.reasons, std::vector{Reason::Unconfirmed});
}

void ReconciliationTest::passIssuedBeforeTheYesIsEarly()
{
    SampleVerification sample = required(LinkMode::Static);
    sample.open();
    Evidence old = legacyPass({});
    old.issuedAt = sample.now - 61s;
    sample.wait(5s).receive(old);
    QCOMPARE(sample.lastKinds(), list("early_result"));
    QCOMPARE(sample.state.status, Status::Opened);
    old.issuedAt = *sample.state.openedAt - 59s; // clocks differ
    sample.receive(old);
    QCOMPARE(sample.state.status, Status::Checking);

    SampleVerification bare(LinkMode::Static, false);
    bare.send().wait(5s);
    old.issuedAt = bare.now - 2min;
    bare.receive(old);
    QCOMPARE(bare.lastKinds(), list("early_result"));

    SampleVerification against = required(LinkMode::Static); // it can only stop a green
    against.open();
    Evidence bad = legacyPass({});
    bad.spoofAttempt = Flag::Yes;
    bad.issuedAt = against.now - 1h;
    against.receive(bad);
    QCOMPARE(against.state.verdict, Verdict::SpoofSuspected);
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
            SampleVerification sample(mode, landing);
            sample.send();
            Evidence foreign = enrolled;
            foreign.interviewId = u"the enrolment's own"_s;
            QCOMPARE(correlate(foreign, {&sample.state}, sample.now).attribution, Attribution::None);
            const Verification before = sample.state;
            sample.receive(enrolled); // even if it names our session
            QCOMPARE(sample.state, before);
            sample.open();
            const Verification opened = sample.state;
            sample.receive(enrolled);
            QCOMPARE(sample.state, opened);
        }
    }
}

void ReconciliationTest::carriersLastWordIsKept()
{
    SampleVerification sample;
    sample.send().add(QString(kByRelay), MessageReported{u"delivered"_s});
    sample.add(QString(kByRelay), MessageReported{u"undelivered"_s});
    sample.add(QString(kByRelay), MessageReported{u"<b>anything</b>"_s});
    QCOMPARE(sample.state.messageReport, u"undelivered"_s);
    QCOMPARE(protocol::viewOf(sample.state, Role::Agent).messageReport, u"undelivered"_s);
    QVERIFY(!protocol::viewOf(sample.record.back(), Role::Agent).detail.contains("report"_L1));
    QVERIFY(protocol::viewOf(sample.record[sample.record.size() - 2], Role::Agent).detail.contains("report"_L1));
    sample.wait(70s).take(resend(sample.state, u"ana"_s, {}, sample.context()));
    QVERIFY(sample.state.messageReport.isEmpty());
    QVERIFY(protocol::viewOf(sample.state, Role::Agent).messageReport.isEmpty());
}

QTEST_GUILESS_MAIN(ReconciliationTest)
#include "reconciliation_test.moc"
