// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/rules/inquiry_samples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;

/// What Incode's own answers do to a result that waits for them: rows 13 to 16 of the table, docs/decisions/007.
class InquiryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void owesAnInquiryOnlyWhileOneCanDecide();
    void recordDecidesWhileChecking_data();
    void recordDecidesWhileChecking();
    void absentRecordIsAskedForAgain();
    void reviewWebhookWhileCheckingStopsTheGreen();
    void finishedSessionStartsTheConfirmation();
    void finishedSessionOutlivesItsLink();
    void bestEffortAcceptsSilenceOnly();
    void bestEffortNeedsSomebodyWhoAsked();
    void bestEffortNeverAcceptsAFinishedSessionAlone();
    void legacyConfirmationDecides();
    void legacyAnswerCountsForStaticLinksOnly();
    void expiredWebhookWhileCheckingLeavesItToTheRecord();
    void passOfAReplacedSessionNeverWaitsForTheNewOne();
    void recordsOfOlderRelaysAreRead();
};

void InquiryTest::owesAnInquiryOnlyWhileOneCanDecide()
{
    Case c = required();
    QVERIFY(!inquiryOf(c.state, c.context()));
    c.send();
    QVERIFY(!inquiryOf(c.state, c.context()));
    c.open();
    QVERIFY((inquiryOf(c.state, c.context()) == Inquiry{.kind = InquiryKind::Reconcile, .from = c.now + 20s}));
    c.wait(5s).receive(facePass({}));
    QVERIFY((inquiryOf(c.state, c.context()) == Inquiry{.kind = InquiryKind::Confirm, .from = c.now}));
    answer(c, record(RecordStatus::Ok));
    QVERIFY(!inquiryOf(c.state, c.context()));

    Case fixed = required(LinkMode::Static);
    fixed.open();
    QVERIFY(!inquiryOf(fixed.state, fixed.context())); // a static link has no session to ask about
    fixed.receive(legacyPass({}));
    QVERIFY((inquiryOf(fixed.state, fixed.context())
             == Inquiry{.kind = InquiryKind::Confirm, .means = InquiryMeans::LegacyProof, .from = fixed.now}));

    Case unproven = required(LinkMode::Static); // a session's result, tied to a static link by our id: nothing to ask about
    unproven.open().receive(facePass({}));
    QVERIFY(unproven.state.status == Status::Checking);
    QVERIFY(!inquiryOf(unproven.state, unproven.context()));
}

void InquiryTest::recordDecidesWhileChecking_data()
{
    QTest::addColumn<VendorRecord>("said");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QList<Reason>>("reasons");
    const QString other = u"another customer"_s;
    QTest::newRow("ok, this identity") << record(RecordStatus::Ok) << Verdict::Verified << QList<Reason>{};
    QTest::newRow("ok, ids are trimmed") << record(RecordStatus::Ok, u' ' + QString(kClaimed)) << Verdict::Verified << QList<Reason>{};
    QTest::newRow("ok, expired since") << record(RecordStatus::Ok, QString(kClaimed), SessionEvent::Expired) << Verdict::Verified
                                       << QList<Reason>{};
    QTest::newRow("review") << record(RecordStatus::Review) << Verdict::NeedsReview << QList{Reason::VendorReview};
    QTest::newRow("review of another") << record(RecordStatus::Review, other) << Verdict::NeedsReview << QList{Reason::VendorReview};
    QTest::newRow("ok, another identity") << record(RecordStatus::Ok, other) << Verdict::WrongPerson << QList{Reason::OtherCustomer};
    QTest::newRow("fail, another identity") << record(RecordStatus::Fail, other) << Verdict::WrongPerson << QList{Reason::OtherCustomer};
    QTest::newRow("no status, another identity")
        << record(RecordStatus::Absent, other) << Verdict::WrongPerson << QList{Reason::OtherCustomer};
    QTest::newRow("ok, no identity") << record(RecordStatus::Ok, QString()) << Verdict::Inconclusive << QList{Reason::NotConfirmed};
    QTest::newRow("ok, blank identity") << record(RecordStatus::Ok, u"  "_s) << Verdict::Inconclusive << QList{Reason::NotConfirmed};
    QTest::newRow("fail") << record(RecordStatus::Fail) << Verdict::Inconclusive << QList{Reason::NotConfirmed};
    QTest::newRow("fail, no identity") << record(RecordStatus::Fail, QString()) << Verdict::Inconclusive << QList{Reason::NotConfirmed};
}

void InquiryTest::recordDecidesWhileChecking()
{
    QFETCH(VendorRecord, said);
    QFETCH(Verdict, verdict);
    QFETCH(QList<Reason>, reasons);
    Case c = checking();
    answer(c.wait(1s), said);
    QVERIFY(c.state.verdict == verdict);
    QVERIFY((c.state.reasons == std::vector<Reason>(reasons.begin(), reasons.end())));
    QVERIFY(!c.state.foundByAsking);
    const bool isGreen = verdict == Verdict::Verified;
    QCOMPARE(c.lastKinds(), isGreen ? list("confirmed verdict") : list("verdict"));
    QVERIFY(c.state.validUntil == (isGreen ? std::optional(c.now + 10min) : std::nullopt));
}

void InquiryTest::absentRecordIsAskedForAgain()
{
    Case c = checking();
    answer(c.wait(1s), record(RecordStatus::Absent));
    answer(c.wait(1s), record(RecordStatus::Absent, QString()));
    QVERIFY(c.lastKinds().isEmpty());
    QVERIFY(inquiryOf(c.state, c.context()));
    c.wait(18s).tick();
    QVERIFY(c.state.verdict == Verdict::Inconclusive);
    QVERIFY(c.state.reasons == std::vector{Reason::Unconfirmed});
}

void InquiryTest::reviewWebhookWhileCheckingStopsTheGreen()
{
    Case asked = checking();
    asked.receive(session({}, SessionEvent::PendingReview));
    QVERIFY(asked.state.status == Status::Checking);
    answer(asked, record(RecordStatus::Ok));
    QVERIFY(asked.state.verdict == Verdict::NeedsReview);

    for (const ConfirmMode mode : {ConfirmMode::Required, ConfirmMode::BestEffort}) {
        Case silent = checking();
        silent.policy.confirm = mode;
        silent.receive(session({}, SessionEvent::PendingReview)).wait(20s).tick();
        QVERIFY(silent.state.verdict == Verdict::NeedsReview);
        QVERIFY(silent.state.reasons == std::vector{Reason::VendorReview});
    }

    Case legacy = checkingStatic();
    legacy.receive(session({}, SessionEvent::PendingReview));
    verify(legacy, true);
    QVERIFY(legacy.state.verdict == Verdict::NeedsReview);
}

void InquiryTest::finishedSessionStartsTheConfirmation()
{
    for (const ConfirmMode mode : {ConfirmMode::Required, ConfirmMode::BestEffort}) {
        Case c;
        c.policy.confirm = mode;
        c.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick();
        QCOMPARE(c.lastKinds(), list("confirming"));
        QVERIFY(nextDeadline(c.state, c.context()) == c.now + 20s);
        answer(c.wait(2s), record(RecordStatus::Ok));
        QCOMPARE(c.lastKinds(), list("result_received confirmed verdict"));
        QVERIFY(c.state.verdict == Verdict::Verified);
        QVERIFY(c.state.foundByAsking);
    }
    Case review = required();
    review.open().receive(session({}, SessionEvent::PendingReview)).wait(10s).tick();
    QVERIFY(review.state.verdict == Verdict::NeedsReview);
    // The answer may come before the timer of the same moment.
    Case late = required();
    late.open().receive(session({}, SessionEvent::Succeeded)).wait(11s);
    answer(late, record(RecordStatus::Fail));
    QCOMPARE(late.lastKinds(), list("confirming verdict"));
    QVERIFY(late.state.reasons == std::vector{Reason::NotConfirmed});
}

void InquiryTest::finishedSessionOutlivesItsLink()
{
    Case c = required();
    c.send().wait(4min + 50s).take(onYes(c.state, {}, {}, c.context()));
    c.wait(5s).receive(session({}, SessionEvent::Succeeded));
    c.wait(6s).tick(); // the link's life ends here
    QVERIFY(c.state.status == Status::Opened);
    c.wait(4s).tick();
    QVERIFY(c.state.status == Status::Checking);
    answer(c, record(RecordStatus::Ok));
    QVERIFY(c.state.verdict == Verdict::Verified);
}

void InquiryTest::bestEffortAcceptsSilenceOnly()
{
    Case silent = checking();
    silent.policy.confirm = ConfirmMode::BestEffort;
    silent.wait(20s).tick();
    QCOMPARE(silent.lastKinds(), list("note verdict"));
    QVERIFY(silent.state.verdict == Verdict::Verified);
    QVERIFY(silent.state.validUntil == silent.now + 10min);
    QCOMPARE(std::get<Note>(silent.record[silent.record.size() - 2].body).code, QString(kNoteUnconfirmedAccepted));

    Case empty = checking();
    empty.policy.confirm = ConfirmMode::BestEffort;
    answer(empty.wait(1s), record(RecordStatus::Absent, QString()));
    QCOMPARE(empty.lastKinds(), list("note"));
    answer(empty.wait(1s), record(RecordStatus::Absent, QString()));
    QVERIFY(empty.lastKinds().isEmpty());
    QVERIFY(inquiryOf(empty.state, empty.context()));
    empty.wait(18s).tick();
    QVERIFY(empty.state.reasons == std::vector{Reason::Unconfirmed});

    Case no = checking();
    no.policy.confirm = ConfirmMode::BestEffort;
    answer(no, record(RecordStatus::Fail));
    QVERIFY(no.state.reasons == std::vector{Reason::NotConfirmed});

    Case legacy = checkingStatic();
    legacy.policy.confirm = ConfirmMode::BestEffort;
    legacy.wait(20s).tick();
    QVERIFY(legacy.state.verdict == Verdict::Verified);
}

void InquiryTest::bestEffortNeedsSomebodyWhoAsked()
{
    Case down = checking(); // the relay was down: its silence is not Incode's
    down.policy.confirm = ConfirmMode::BestEffort;
    down.wait(1h).tick();
    QVERIFY(down.state.reasons == std::vector{Reason::Unconfirmed});

    Case unproven(LinkMode::Static); // there is nothing to ask about
    unproven.policy.confirm = ConfirmMode::BestEffort;
    unproven.open().receive(facePass({})).wait(20s).tick();
    QVERIFY(unproven.state.reasons == std::vector{Reason::Unconfirmed});
}

void InquiryTest::bestEffortNeverAcceptsAFinishedSessionAlone()
{
    Case c;
    c.policy.confirm = ConfirmMode::BestEffort;
    c.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick().wait(20s).tick();
    QVERIFY(c.state.verdict == Verdict::Inconclusive);
    QVERIFY(c.state.reasons == std::vector{Reason::Unconfirmed});
}

void InquiryTest::legacyConfirmationDecides()
{
    Case yes = checkingStatic();
    verify(yes, true);
    QCOMPARE(yes.lastKinds(), list("confirmed verdict"));
    QVERIFY(yes.state.verdict == Verdict::Verified);
    QVERIFY(yes.state.validUntil == yes.now + 10min);
    verify(yes, false);
    QVERIFY(yes.lastKinds().isEmpty());

    Case no = checkingStatic();
    verify(no, false);
    QVERIFY(no.state.verdict == Verdict::Inconclusive);
    QVERIFY(no.state.reasons == std::vector{Reason::NotConfirmed});
    verify(no, true);
    QVERIFY(no.lastKinds().isEmpty());
}

void InquiryTest::legacyAnswerCountsForStaticLinksOnly()
{
    Case module = checking();
    verify(module, true);
    QVERIFY(module.state.status == Status::Checking);

    // A legacy result in a session, tied to it by our id: only the session's own record may vouch for it.
    Case legacy = required();
    Evidence evidence = legacyPass({});
    evidence.externalCustomerId = QString(kId);
    evidence.interviewId = QString(kInterview);
    legacy.open().receive(evidence);
    QVERIFY(legacy.state.status == Status::Checking);
    verify(legacy, true);
    QVERIFY(legacy.state.status == Status::Checking);
    answer(legacy, record(RecordStatus::Ok));
    QVERIFY(legacy.state.verdict == Verdict::Verified);

    Case fixed = checkingStatic();
    answer(fixed, record(RecordStatus::Ok));
    QVERIFY(fixed.state.status == Status::Checking);
}

void InquiryTest::expiredWebhookWhileCheckingLeavesItToTheRecord()
{
    Case opened = required();
    opened.open().receive(session({}, SessionEvent::Expired));
    QVERIFY(opened.state.status == Status::Expired);

    Case c = checking();
    c.receive(session({}, SessionEvent::Expired));
    QVERIFY(c.state.status == Status::Checking);
    answer(c, record(RecordStatus::Absent, QString(), SessionEvent::Expired));
    QVERIFY(c.state.status == Status::Checking);
    c.wait(20s).tick();
    QVERIFY(c.state.verdict == Verdict::Inconclusive);
}

void InquiryTest::passOfAReplacedSessionNeverWaitsForTheNewOne()
{
    Case c;
    c.policy.confirm = ConfirmMode::BestEffort;
    c.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick();
    QVERIFY(c.state.status == Status::Checking);
    Evidence old = facePass({});
    old.interviewId = u"an earlier one"_s;
    c.receive(old);
    QCOMPARE(c.lastKinds(), list("late_result"));
    c.wait(20s).tick();
    QVERIFY(c.state.verdict == Verdict::Inconclusive);

    Case heard;
    heard.policy.confirm = ConfirmMode::BestEffort;
    heard.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick().receive(facePass({}));
    QCOMPARE(heard.lastKinds(), list("result_received"));
    heard.wait(20s).tick();
    QVERIFY(heard.state.verdict == Verdict::Verified);
}

void InquiryTest::recordsOfOlderRelaysAreRead()
{
    const Case c = checking();
    QJsonObject state = toJson(c.state);
    for (const char *added : {"heardAt", "passedBy", "recordEmpty", "foundByAsking", "messageReport"}) {
        QVERIFY(state.contains(QLatin1String(added)));
        state.remove(QLatin1String(added));
    }
    const auto read = verificationFromJson(state);
    QVERIFY(read.has_value());
    QVERIFY(!read->passedBy); // nobody knows what stands behind it, so only the record may decide
    Policy policy;
    policy.confirm = ConfirmMode::BestEffort;
    const auto events = onTime(*read, {.now = c.now + 20s, .policy = policy});
    QVERIFY(std::get<VerdictReached>(events.back().body).verdict == Verdict::Inconclusive);
    state.insert(u"recordEmpty"_s, u"no"_s);
    QVERIFY(!verificationFromJson(state));

    QJsonObject evidence = toJson(facePass(start()));
    evidence.remove(u"issuedAt"_s);
    QVERIFY(evidenceFromJson(evidence).has_value());
    evidence.insert(u"issuedAt"_s, 7);
    QVERIFY(!evidenceFromJson(evidence));
}

QTEST_GUILESS_MAIN(InquiryTest)
#include "inquiry_test.moc"
