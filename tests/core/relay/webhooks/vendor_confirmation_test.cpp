// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using relay::webhooks::OperatorHints;
using relay::webhooks::VendorConfirmation;
using test::TestRelay;
using verification::Reason;
using verification::RecordStatus;
using verification::SessionEvent;
using verification::Status;
using verification::Verdict;
using Press = TestRelay::Press;

namespace
{
const base::Error kUnreachable{.code = base::ErrorCode::VendorUnavailable, .message = u"no route"_s, .field = {}, .retryAfter = {}};
}

/// Real services and a real SQLite file; Incode's record, its silence and the time are in the test's hand.
class VendorConfirmationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->config.policy.confirm = verification::ConfirmMode::Required;
        m_relay->records.passes(u"interview-1"_s, u"cid-2001"_s);
        m_relay->clock.advance(1s);
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void asksBeforeGreenAndOnlyOnce()
    {
        m_relay->records.silent = true;
        const QString id = checking();
        QTRY_COMPARE(m_relay->records.asked.size(), 1);
        QCOMPARE(m_relay->records.asked.first().interviewId, u"interview-1"_s);
        QVERIFY(!m_relay->records.asked.first().withLife);
        QCOMPARE(m_relay->state(id).status, Status::Checking);
        QVERIFY(!m_relay->state(id).verdict);
        m_relay->records.speak();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QVERIFY(m_relay->kinds(id).contains(u"confirmed"_s));
        QVERIFY(!m_relay->state(id).foundByAsking);
        QTRY_COMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"verified"_s);
        m_relay->clock.advance(1min);
        QCOMPARE(m_relay->records.asked.size(), 1);
        QCOMPARE(notices(u"unproven_pass"_s), 0);
    }

    void anotherIdentityIsTheWrongPersonAndRaisesTheAlarm()
    {
        m_relay->records.passes(u"interview-1"_s, u"cid-9999"_s);
        const QString id = checking();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::WrongPerson);
        QTRY_COMPARE(notices(u"unproven_pass"_s), 1);
        QCOMPARE(m_relay->services().alerts.counts().notConfirmed, 1U);
        QVERIFY(!heard("cid-9999"));
    }

    void aRefusalIsNotGreenAndRaisesTheAlarm()
    {
        m_relay->records.records[u"interview-1"_s].overall = RecordStatus::Fail;
        const QString id = checking();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Inconclusive);
        QCOMPARE(m_relay->state(id).reasons, std::vector<Reason>{Reason::NotConfirmed});
        QTRY_COMPARE(notices(u"unproven_pass"_s), 1);
        QCOMPARE(m_relay->kinds(id).last(), u"note"_s); // and the record says it, too
    }

    void anAbsentRecordIsAskedForAgainUntilTheDeadline()
    {
        m_relay->records.records.clear();
        const QString id = checking();
        QTRY_VERIFY(answered(1));
        qsizetype before = 1;
        for (const auto pause : {1000ms, 2000ms, 4000ms, 8000ms}) { // growing, and a quarter shorter at most
            m_relay->clock.advance(pause * 3 / 4 - 1ms);
            QCOMPARE(m_relay->records.asked.size(), before);
            m_relay->clock.advance(pause / 4 + 1ms);
            QTRY_COMPARE(m_relay->records.asked.size(), before + 1);
            ++before;
            QTRY_VERIFY(answered(before));
        }
        QVERIFY(!m_relay->state(id).verdict);
        m_relay->clock.advance(20s);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Inconclusive);
        QCOMPARE(m_relay->state(id).reasons, std::vector<Reason>{Reason::Unconfirmed});
        const auto asked = m_relay->records.asked.size();
        m_relay->clock.advance(5min);
        QCOMPARE(m_relay->records.asked.size(), asked);
    }

    void anErrorIsAskedAgain()
    {
        m_relay->records.failure = kUnreachable;
        const QString id = checking();
        QTRY_VERIFY(answered(1));
        QVERIFY(!m_relay->state(id).verdict);
        m_relay->records.failure.reset();
        m_relay->clock.advance(1s);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void aQuestionThatHangsDoesNotUseUpTheDeadline()
    {
        m_relay->records.silent = true;
        const QString id = checking();
        QTRY_COMPARE(m_relay->records.asked.size(), 1);
        m_relay->clock.advance(VendorConfirmation::kConfirmWithin);
        QTRY_COMPARE(m_relay->records.cancelled(), 1); // let go of
        m_relay->records.silent = false;
        m_relay->clock.advance(1s);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void aRestartInTheMiddleAsksAnew()
    {
        m_relay->records.silent = true;
        const QString id = checking();
        QTRY_COMPARE(m_relay->records.asked.size(), 1);
        m_ana.reset();
        m_relay->stop();
        QCOMPARE(m_relay->records.cancelled(), 1);
        m_relay->records.silent = false;
        m_relay->start();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QCOMPARE(m_relay->records.asked.size(), 2);
    }

    void whatCanNotBeSavedIsAskedAgain()
    {
        m_relay->records.silent = true;
        const QString id = checking();
        QTRY_COMPARE(m_relay->records.asked.size(), 1);
        m_relay->diskBroken = true;
        m_relay->records.speak();
        QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        QCOMPARE(m_relay->state(id).status, Status::Checking);
        m_relay->diskBroken = false;
        m_relay->clock.advance(2s);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QTRY_COMPARE(m_ana->latest(id).value("status"_L1).toString(), u"decided"_s);
    }

    void nothingIsAskedWhileIncodeIsOutAndEverythingWhenItIsBack()
    {
        m_relay->records.failure = kUnreachable;
        const QString id = checking();
        QTRY_VERIFY(answered(1));
        m_relay->vendor.goOut(m_relay->clock.now());
        m_relay->records.failure.reset();
        m_relay->clock.advance(10s);
        QCOMPARE(m_relay->records.asked.size(), 1);
        m_relay->vendor.comeBack();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void anEndTakesTheQuestionBack()
    {
        m_relay->records.silent = true;
        const QString id = open();
        m_relay->clock.advance(20s);
        QTRY_COMPARE(m_relay->services().confirmation.underWay(), 1);
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}});
        QTRY_COMPARE(m_relay->records.cancelled(), 1);
        m_relay->records.speak();
        m_relay->clock.advance(1min);
        QCOMPARE(m_relay->records.asked.size(), 1);
        QCOMPARE(m_relay->state(id).status, Status::Cancelled);
        QVERIFY(!m_relay->state(id).verdict);
    }

    void aResendAsksAboutTheNewSessionOnly()
    {
        m_relay->records.silent = true;
        const QString id = open();
        m_relay->clock.advance(61s);
        QTRY_COMPARE(m_relay->services().confirmation.underWay(), 1);
        TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, id}});
        QTRY_COMPARE(m_relay->incode.messages.size(), 2);
        QTRY_COMPARE(m_relay->state(id).interviewId, u"interview-2"_s);
        QVERIFY(m_relay->records.cancelled() > 0);
        m_relay->records.silent = false;
        m_relay->records.passes(u"interview-2"_s, u"cid-2001"_s);
        const auto before = m_relay->records.asked.size();
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn);
        m_relay->clock.advance(20s);
        QTRY_COMPARE(m_relay->records.asked.size(), before + 1);
        QCOMPARE(m_relay->records.asked.last().interviewId, u"interview-2"_s);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void findsTheResultOfALostWebhookAndSaysSo()
    {
        const QString id = open();
        QSignalSpy hints(&m_relay->services().hints, &OperatorHints::hinted);
        m_relay->clock.advance(20s - 1ms);
        QCOMPARE(m_relay->records.asked.size(), 0);
        m_relay->clock.advance(1ms);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QVERIFY(m_relay->records.asked.first().withLife);
        QVERIFY(m_relay->state(id).foundByAsking);
        QTRY_COMPARE(m_relay->services().alerts.counts().foundByAsking, 1U);
        QCOMPARE(hints.size(), 1);
        QCOMPARE(hints.first().first().value<OperatorHints::Hint>(), OperatorHints::Hint::FoundByAsking);
    }

    void aSessionThatExpiredThereEndsHere()
    {
        m_relay->records.records[u"interview-1"_s] = {RecordStatus::Absent, {}, SessionEvent::Expired};
        const QString id = open();
        m_relay->clock.advance(20s);
        QTRY_COMPARE(m_relay->state(id).status, Status::Expired);
    }

    void someQuestionsWaitForOthers()
    {
        m_relay->records.silent = true;
        m_relay->config.policy.maxOpenPerAgent = 50;
        m_relay->config.policy.startsPerMinute = 600;
        const QString first = open();
        m_relay->clock.advance(1s); // so that it is the first to be asked about
        m_relay->addCustomers(VendorConfirmation::kMaxInFlight + 3);
        for (int i = 0; i < VendorConfirmation::kMaxInFlight + 3; ++i) {
            m_relay->startSent(*m_ana, QString::number(3000 + i));
            QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn);
        }
        m_relay->clock.advance(20s);
        QTRY_COMPARE(m_relay->records.asked.size(), VendorConfirmation::kMaxReconciling);
        QCOMPARE(m_relay->services().confirmation.underWay(), VendorConfirmation::kMaxReconciling);
        // A result that came does not wait behind those that may never come.
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s));
        const auto confirms = [](const incode::RecordRequest &asked) { return !asked.reconciles && asked.interviewId == u"interview-1"_s; };
        const auto &asked = m_relay->records.asked;
        QTRY_COMPARE(std::count_if(asked.begin(), asked.end(), confirms), 1);
        QTRY_COMPARE(asked.size(), VendorConfirmation::kMaxReconciling + 2); // and another one took its place among those
        m_relay->records.speak();
        QTRY_COMPARE(m_relay->records.asked.size(), VendorConfirmation::kMaxInFlight + 5); // each once, and the first one's result
        QTRY_COMPARE(m_relay->state(first).verdict, Verdict::Verified);
    }

    void aStaticResultIsConfirmedByItsOwnThreeValues()
    {
        m_relay->records.silent = true;
        m_relay->records.vouched.append("transaction");
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "transaction")), WebhookAnswer::Accepted);
        QTRY_COMPARE(m_relay->records.verified.size(), 1);
        QCOMPARE(m_relay->state(id).status, Status::Checking);
        QVERIFY(secret(id, u"legacy_proof"_s));
        m_ana.reset();
        m_relay->stop(); // and the three values are there after a restart
        m_relay->records.silent = false;
        m_relay->start();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        const auto proof = m_relay->records.verified.last();
        QCOMPARE(proof.transactionId.reveal(), "transaction");
        QCOMPARE(proof.token.reveal(), "secret");
        QCOMPARE(proof.interviewToken.reveal(), "interview-secret");
        QVERIFY(!secret(id, u"legacy_proof"_s));
        QVERIFY(m_relay->records.asked.isEmpty());
    }

    void aStaticResultThatIncodeDoesNotVouchForIsNotGreen()
    {
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "transaction")), WebhookAnswer::Accepted);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Inconclusive);
        QCOMPARE(m_relay->state(id).reasons, std::vector<Reason>{Reason::NotConfirmed});
        QTRY_COMPARE(notices(u"unproven_pass"_s), 1);
        QVERIFY(!secret(id, u"legacy_proof"_s));
    }

    void missingIsNotOk()
    {
        m_relay->records.vouched.append("transaction");
        const QString id = openStatic();
        QByteArray body = TestRelay::legacyResult(u"cid-2001"_s, "transaction");
        QVERIFY(body.contains("\"interviewToken\":\"interview-secret\","));
        body.replace("\"interviewToken\":\"interview-secret\",", "");
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Inconclusive);
        QVERIFY(m_relay->records.verified.isEmpty());
    }

    void asksWithTheSessionsTokenWhichIsGoneAfterTheVerdict()
    {
        m_relay->records.silent = true;
        const QString id = checking();
        QTRY_COMPARE(m_relay->records.asked.size(), 1);
        QCOMPARE(m_relay->records.asked.first().sessionToken.reveal(), "session-token-1");
        QVERIFY(secret(id, u"session_token"_s));
        QVERIFY(!sealed(id, u"session_token"_s).contains("session-token"));
        m_relay->records.speak();
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QVERIFY(!secret(id, u"session_token"_s));
    }

    void anEndLeavesNoTokenBehind()
    {
        const QString id = open();
        QVERIFY(secret(id, u"session_token"_s));
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}});
        QVERIFY(!secret(id, u"session_token"_s));
    }

private:
    QString open()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        [&] { QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn); }();
        return id;
    }
    QString openStatic()
    {
        m_relay->config.incode.link = verification::LinkMode::Static;
        return open();
    }
    /// A passing webhook has arrived.
    QString checking()
    {
        const QString id = open();
        [&] {
            QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
            QTRY_VERIFY(m_relay->kinds(id).contains(u"confirming"_s));
        }();
        return id;
    }
    /// As many questions were asked, and none is under way.
    [[nodiscard]] bool answered(qsizetype asked) const
    {
        return m_relay->records.asked.size() == asked && m_relay->services().confirmation.underWay() == 0;
    }
    [[nodiscard]] int notices(const QString &code) const
    {
        const auto &all = m_ana->notifications();
        return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [&code](const QJsonObject &one) {
            return one.value("method"_L1).toString() == u"notice"_s
                   && one.value("params"_L1).toObject().value("code"_L1).toString() == code;
        }));
    }
    [[nodiscard]] bool heard(const QByteArray &what) const
    {
        const auto &all = m_ana->notifications();
        return std::any_of(all.cbegin(), all.cend(),
                           [&what](const QJsonObject &one) { return QJsonDocument(one).toJson().contains(what); });
    }
    [[nodiscard]] QByteArray sealed(const QString &id, const QString &kind) const
    {
        const auto found = m_relay->store().reader().secret(id, kind);
        return found && *found ? **found : QByteArray();
    }
    [[nodiscard]] bool secret(const QString &id, const QString &kind) const { return !sealed(id, kind).isEmpty(); }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<test::StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(VendorConfirmationTest)
#include "vendor_confirmation_test.moc"
