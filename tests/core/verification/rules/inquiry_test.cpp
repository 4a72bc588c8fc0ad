// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/print_values.h"
#include "tests/core/verification/rules/inquiry_samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// What Incode's answers do to a result that awaits its confirmation (docs/decisions/007-confirmation.md).
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
    SampleVerification sample = required();
    QVERIFY(!inquiryOf(sample.state, sample.context()));
    sample.send();
    QVERIFY(!inquiryOf(sample.state, sample.context()));
    sample.open();
    QCOMPARE(inquiryOf(sample.state, sample.context()), (Inquiry{.kind = InquiryKind::Reconcile, .from = sample.now + 20s}));
    sample.wait(5s).receive(facePass({}));
    QCOMPARE(inquiryOf(sample.state, sample.context()), (Inquiry{.kind = InquiryKind::Confirm, .from = sample.now}));
    answer(sample, record(RecordStatus::Ok));
    QVERIFY(!inquiryOf(sample.state, sample.context()));

    SampleVerification fixed = required(LinkMode::Static);
    fixed.open();
    QVERIFY(!inquiryOf(fixed.state, fixed.context())); // a static link has no session to ask about
    fixed.receive(legacyPass({}));
    QCOMPARE(inquiryOf(fixed.state, fixed.context()),
             (Inquiry{.kind = InquiryKind::Confirm, .means = InquiryMeans::LegacyProof, .from = fixed.now}));

    SampleVerification unproven = required(LinkMode::Static); // a session's result, tied to a static link by our id: nothing to ask about
    unproven.open().receive(facePass({}));
    QCOMPARE(unproven.state.status, Status::Checking);
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
    SampleVerification sample = checking();
    answer(sample.wait(1s), said);
    QCOMPARE(sample.state.verdict, verdict);
    QCOMPARE(sample.state.reasons, std::vector<Reason>(reasons.begin(), reasons.end()));
    QVERIFY(!sample.state.foundByAsking);
    const bool isGreen = verdict == Verdict::Verified;
    QCOMPARE(sample.lastKinds(), isGreen ? list("confirmed verdict") : list("verdict"));
    QCOMPARE(sample.state.validUntil, (isGreen ? std::optional(sample.now + 10min) : std::nullopt));
}

void InquiryTest::absentRecordIsAskedForAgain()
{
    SampleVerification sample = checking();
    answer(sample.wait(1s), record(RecordStatus::Absent));
    answer(sample.wait(1s), record(RecordStatus::Absent, QString()));
    QVERIFY(sample.lastKinds().isEmpty());
    QVERIFY(inquiryOf(sample.state, sample.context()));
    sample.wait(18s).tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
    QCOMPARE(sample.state.reasons, std::vector{Reason::Unconfirmed});
}

void InquiryTest::reviewWebhookWhileCheckingStopsTheGreen()
{
    SampleVerification asked = checking();
    asked.receive(session({}, SessionEvent::PendingReview));
    QCOMPARE(asked.state.status, Status::Checking);
    answer(asked, record(RecordStatus::Ok));
    QCOMPARE(asked.state.verdict, Verdict::NeedsReview);

    for (const ConfirmMode mode : {ConfirmMode::Required, ConfirmMode::BestEffort}) {
        SampleVerification silent = checking();
        silent.policy.confirm = mode;
        silent.receive(session({}, SessionEvent::PendingReview)).wait(20s).tick();
        QCOMPARE(silent.state.verdict, Verdict::NeedsReview);
        QCOMPARE(silent.state.reasons, std::vector{Reason::VendorReview});
    }

    SampleVerification legacy = checkingStatic();
    legacy.receive(session({}, SessionEvent::PendingReview));
    verify(legacy, true);
    QCOMPARE(legacy.state.verdict, Verdict::NeedsReview);
}

void InquiryTest::finishedSessionStartsTheConfirmation()
{
    for (const ConfirmMode mode : {ConfirmMode::Required, ConfirmMode::BestEffort}) {
        SampleVerification sample;
        sample.policy.confirm = mode;
        sample.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick();
        QCOMPARE(sample.lastKinds(), list("confirming"));
        QCOMPARE(nextDeadline(sample.state, sample.context()), sample.now + 20s);
        answer(sample.wait(2s), record(RecordStatus::Ok));
        QCOMPARE(sample.lastKinds(), list("result_received confirmed verdict"));
        QCOMPARE(sample.state.verdict, Verdict::Verified);
        QVERIFY(sample.state.foundByAsking);
    }
    SampleVerification review = required();
    review.open().receive(session({}, SessionEvent::PendingReview)).wait(10s).tick();
    QCOMPARE(review.state.verdict, Verdict::NeedsReview);
    // The answer may come before the timer of the same moment.
    SampleVerification late = required();
    late.open().receive(session({}, SessionEvent::Succeeded)).wait(11s);
    answer(late, record(RecordStatus::Fail));
    QCOMPARE(late.lastKinds(), list("confirming verdict"));
    QCOMPARE(late.state.reasons, std::vector{Reason::NotConfirmed});
}

void InquiryTest::finishedSessionOutlivesItsLink()
{
    SampleVerification sample = required();
    sample.send().wait(4min + 50s).take(onYes(sample.state, {}, {}, sample.context()));
    sample.wait(5s).receive(session({}, SessionEvent::Succeeded));
    sample.wait(6s).tick(); // the link's life ends here
    QCOMPARE(sample.state.status, Status::Opened);
    sample.wait(4s).tick();
    QCOMPARE(sample.state.status, Status::Checking);
    answer(sample, record(RecordStatus::Ok));
    QCOMPARE(sample.state.verdict, Verdict::Verified);
}

void InquiryTest::bestEffortAcceptsSilenceOnly()
{
    SampleVerification silent = checking();
    silent.policy.confirm = ConfirmMode::BestEffort;
    silent.wait(20s).tick();
    QCOMPARE(silent.lastKinds(), list("note verdict"));
    QCOMPARE(silent.state.verdict, Verdict::Verified);
    QCOMPARE(silent.state.validUntil, silent.now + 10min);
    QCOMPARE(std::get<Note>(silent.record[silent.record.size() - 2].body).code, QString(kNoteUnconfirmedAccepted));

    SampleVerification empty = checking();
    empty.policy.confirm = ConfirmMode::BestEffort;
    answer(empty.wait(1s), record(RecordStatus::Absent, QString()));
    QCOMPARE(empty.lastKinds(), list("note"));
    answer(empty.wait(1s), record(RecordStatus::Absent, QString()));
    QVERIFY(empty.lastKinds().isEmpty());
    QVERIFY(inquiryOf(empty.state, empty.context()));
    empty.wait(18s).tick();
    QCOMPARE(empty.state.reasons, std::vector{Reason::Unconfirmed});

    SampleVerification no = checking();
    no.policy.confirm = ConfirmMode::BestEffort;
    answer(no, record(RecordStatus::Fail));
    QCOMPARE(no.state.reasons, std::vector{Reason::NotConfirmed});

    SampleVerification legacy = checkingStatic();
    legacy.policy.confirm = ConfirmMode::BestEffort;
    legacy.wait(20s).tick();
    QCOMPARE(legacy.state.verdict, Verdict::Verified);
}

void InquiryTest::bestEffortNeedsSomebodyWhoAsked()
{
    SampleVerification down = checking(); // the relay was down: its silence is not Incode's
    down.policy.confirm = ConfirmMode::BestEffort;
    down.wait(1h).tick();
    QCOMPARE(down.state.reasons, std::vector{Reason::Unconfirmed});

    SampleVerification unproven(LinkMode::Static); // there is nothing to ask about
    unproven.policy.confirm = ConfirmMode::BestEffort;
    unproven.open().receive(facePass({})).wait(20s).tick();
    QCOMPARE(unproven.state.reasons, std::vector{Reason::Unconfirmed});
}

void InquiryTest::bestEffortNeverAcceptsAFinishedSessionAlone()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::BestEffort;
    sample.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick().wait(20s).tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
    QCOMPARE(sample.state.reasons, std::vector{Reason::Unconfirmed});
}

void InquiryTest::legacyConfirmationDecides()
{
    SampleVerification yes = checkingStatic();
    verify(yes, true);
    QCOMPARE(yes.lastKinds(), list("confirmed verdict"));
    QCOMPARE(yes.state.verdict, Verdict::Verified);
    QCOMPARE(yes.state.validUntil, yes.now + 10min);
    verify(yes, false);
    QVERIFY(yes.lastKinds().isEmpty());

    SampleVerification no = checkingStatic();
    verify(no, false);
    QCOMPARE(no.state.verdict, Verdict::Inconclusive);
    QCOMPARE(no.state.reasons, std::vector{Reason::NotConfirmed});
    verify(no, true);
    QVERIFY(no.lastKinds().isEmpty());
}

void InquiryTest::legacyAnswerCountsForStaticLinksOnly()
{
    SampleVerification module = checking();
    verify(module, true);
    QCOMPARE(module.state.status, Status::Checking);

    // A legacy result in a session, tied to it by our id: only the session's own record may vouch for it.
    SampleVerification legacy = required();
    Evidence evidence = legacyPass({});
    evidence.externalCustomerId = QString(kId);
    evidence.interviewId = QString(kInterview);
    legacy.open().receive(evidence);
    QCOMPARE(legacy.state.status, Status::Checking);
    verify(legacy, true);
    QCOMPARE(legacy.state.status, Status::Checking);
    answer(legacy, record(RecordStatus::Ok));
    QCOMPARE(legacy.state.verdict, Verdict::Verified);

    SampleVerification fixed = checkingStatic();
    answer(fixed, record(RecordStatus::Ok));
    QCOMPARE(fixed.state.status, Status::Checking);
}

void InquiryTest::expiredWebhookWhileCheckingLeavesItToTheRecord()
{
    SampleVerification opened = required();
    opened.open().receive(session({}, SessionEvent::Expired));
    QCOMPARE(opened.state.status, Status::Expired);

    SampleVerification sample = checking();
    sample.receive(session({}, SessionEvent::Expired));
    QCOMPARE(sample.state.status, Status::Checking);
    answer(sample, record(RecordStatus::Absent, QString(), SessionEvent::Expired));
    QCOMPARE(sample.state.status, Status::Checking);
    sample.wait(20s).tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);
}

void InquiryTest::passOfAReplacedSessionNeverWaitsForTheNewOne()
{
    SampleVerification sample;
    sample.policy.confirm = ConfirmMode::BestEffort;
    sample.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick();
    QCOMPARE(sample.state.status, Status::Checking);
    Evidence old = facePass({});
    old.interviewId = u"an earlier one"_s;
    sample.receive(old);
    QCOMPARE(sample.lastKinds(), list("late_result"));
    sample.wait(20s).tick();
    QCOMPARE(sample.state.verdict, Verdict::Inconclusive);

    SampleVerification heard;
    heard.policy.confirm = ConfirmMode::BestEffort;
    heard.open().receive(session({}, SessionEvent::Succeeded)).wait(10s).tick().receive(facePass({}));
    QCOMPARE(heard.lastKinds(), list("result_received"));
    heard.wait(20s).tick();
    QCOMPARE(heard.state.verdict, Verdict::Verified);
}

void InquiryTest::recordsOfOlderRelaysAreRead()
{
    const SampleVerification sample = checking();
    QJsonObject state = QJsonDocument::fromJson(toJsonText(sample.state)).object();
    for (const char *added : {"heardAt", "passedBy", "recordEmpty", "foundByAsking", "messageReport"}) {
        QVERIFY(state.contains(QLatin1String(added)));
        state.remove(QLatin1String(added));
    }
    const auto read = verificationFromJson(state);
    QVERIFY(read.has_value());
    QVERIFY(!read->passedBy); // nobody knows what stands behind it, so only the record may decide
    Policy policy;
    policy.confirm = ConfirmMode::BestEffort;
    const auto events = onTime(*read, {.now = sample.now + 20s, .policy = policy});
    QCOMPARE(std::get<VerdictReached>(events.back().body).verdict, Verdict::Inconclusive);
    state.insert(u"recordEmpty"_s, u"no"_s);
    QVERIFY(!verificationFromJson(state));

    QJsonObject evidence = QJsonDocument::fromJson(toJsonText(facePass(start()))).object();
    evidence.remove(u"issuedAt"_s);
    QVERIFY(evidenceFromJson(evidence).has_value());
    evidence.insert(u"issuedAt"_s, 7);
    QVERIFY(!evidenceFromJson(evidence));
}

QTEST_GUILESS_MAIN(InquiryTest)
#include "inquiry_test.moc"
