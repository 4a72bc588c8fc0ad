// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using test::TestRelay;
using verification::Status;
using verification::Verdict;
using Press = TestRelay::Press;

class WebhookIntakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->clock.advance(1s);
    }
    void cleanup() { m_relay.reset(); }

    void turnsTheClaimedFaceGreenAndTellsTheConsoleAfterTheCommit()
    {
        const QString id = openSession();
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QTRY_COMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"verified"_s);
        QCOMPARE(m_ana->latest(id).value("status"_L1).toString(), u"decided"_s);
    }

    void neverTurnsAnotherFaceGreen()
    {
        const QString id = openSession();
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-9999"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::WrongPerson);
        QTRY_COMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"wrong_person"_s);
        for (const QJsonObject &notification : m_ana->notifications())
            QVERIFY(!QJsonDocument(notification).toJson().contains("cid-9999")); // not for agents
    }

    void acknowledgesASecondDeliveryWithoutASecondEvent()
    {
        const QString id = openSession();
        const QByteArray body = TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s);
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted);
        const QStringList before = m_relay->kinds(id);
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->kinds(id), before);
    }

    void aSecondDeliveryAfterARestartChangesNothing()
    {
        const QString id = openStatic();
        const QByteArray pass = TestRelay::legacyResult(u"cid-2001"_s, "t1");
        QCOMPARE(m_relay->post(pass), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        const QStringList kinds = m_relay->kinds(id);
        m_relay->restart();
        QCOMPARE(m_relay->post(pass), WebhookAnswer::Accepted); // nothing of it is in memory: the commit tells
        QCOMPARE(m_relay->post(pass), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->kinds(id), kinds);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QCOMPARE(m_relay->post(TestRelay::legacyResult({}, "t1", "FAIL")),
                 WebhookAnswer::Accepted); // it is planned from the state that stands
        QCOMPARE(m_relay->state(id).verdict, Verdict::NeedsReview);
    }

    void aUsedTransactionIsKnownAfterARestart()
    {
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-9999"_s, "t1")), WebhookAnswer::Accepted);
        m_relay->restart();
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t1")), WebhookAnswer::Accepted); // the id alone is changed
        QVERIFY(!m_relay->state(id).verdict);
        QCOMPARE(m_relay->kinds(id).last(), u"note"_s);
        QCOMPARE(attributions().first(), u"reused"_s);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t2")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void answersCopiesUnderWayOnlyWithTheFirstOnesCommit()
    {
        const QString id = openSession();
        const QByteArray body = TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s);
        int answers = 0;
        for (int i = 0; i < 5; ++i) {
            m_relay->services().intake.receive(body, [&](WebhookAnswer answer) {
                QCOMPARE(answer, WebhookAnswer::Accepted);
                QCOMPARE(m_relay->state(id).verdict, Verdict::Verified); // durable before anybody hears of it
                ++answers;
            });
        }
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 5);
        QCOMPARE(m_relay->kinds(id).count(u"verdict"_s), 1);
    }

    void keepsAResultBeforeTheCustomersYesFromDeciding()
    {
        const QString id = sentSession();
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QVERIFY(m_relay->kinds(id).contains(u"early_result"_s));
    }

    void recordsAResultAfterTheEndAsLate()
    {
        const QString id = openSession();
        m_relay->clock.advance(6min);
        QTRY_COMPARE(m_relay->state(id).status, Status::Expired);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QVERIFY(m_relay->kinds(id).contains(u"late_result"_s));
    }

    void takesAGreenBackWhenASecondResultContradicts()
    {
        const QString id = openSession();
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-9999"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::NeedsReview);
        QTRY_COMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"needs_review"_s);
    }

    void keepsUnknownShapesAndStrangersWithoutEffect()
    {
        const QString id = openSession();
        const QStringList before = m_relay->kinds(id);
        QCOMPARE(m_relay->post("{\"something\":\"else\"}"), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"not-ours"_s, u"cid-9999"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"not-ours"_s, u"cid-2001"_s, "FAIL")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->kinds(id), before);
    }

    void aPassWithoutASessionOfOursStaysGreyAndRaisesTheAlarm_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a session we never started") << TestRelay::faceResult(u"not-ours"_s, u"cid-2001"_s);
        QTest::newRow("legacy, which belongs to no session") << TestRelay::legacyResult(u"cid-2001"_s, "t1");
    }
    void aPassWithoutASessionOfOursStaysGreyAndRaisesTheAlarm()
    {
        QFETCH(QByteArray, body);
        const QString id = openSession();
        const auto sue = m_relay->console("sue");
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).status, Status::Opened);
        QVERIFY(!m_relay->state(id).verdict);
        QCOMPARE(m_relay->kinds(id).last(), u"note"_s);
        QTRY_COMPARE(notices(*m_ana, u"unproven_pass"_s), 1);
        QCOMPARE(notices(*sue, u"unproven_pass"_s), 0); // not hers
        QCOMPARE(m_relay->services().alerts.counts().unprovenPasses, 1U);
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted); // the same again
        QCOMPARE(m_relay->services().alerts.counts().unprovenPasses, 1U);
    }

    void aPassThatOnlyNamesOurVerificationRaisesTheAlarm()
    {
        const QString id = openSession();
        const QByteArray body = "{\"interviewId\":\"not-ours\",\"customerId\":\"cid-2001\",\"externalCustomerId\":\"" + id.toUtf8()
                                + "\",\"overallStatus\":\"PASS\",\"hint\":\"\"}";
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QTRY_COMPARE(notices(*m_ana, u"unproven_pass"_s), 1);
    }

    void aReplacedSessionOfOursIsNoForgery()
    {
        const QString id = openSession();
        m_relay->clock.advance(61s);
        TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, id}});
        QTRY_COMPARE(m_relay->state(id).interviewId, u"interview-2"_s);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->services().alerts.counts().unprovenPasses, 0U);
    }

    void manyForgeriesFillNoRecord()
    {
        const QString id = openSession();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_relay->post(TestRelay::faceResult(u"forged-%1"_s.arg(i), u"cid-2001"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->kinds(id).count(u"note"_s), 5);
        QCOMPARE(m_relay->services().alerts.counts().unprovenPasses, 20U);
    }

    void anEnrolmentWaitsToBeApprovedAndWhatContradictsIsReported()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
        const auto sue = m_relay->console("sue");
        QCOMPARE(m_relay->post(enrolled("7001", "cid-7001")), WebhookAnswer::Accepted); // not in the directory yet
        const auto imported = m_relay->store().importCustomers({{.account = u"7001"_s,
                                                                 .customerId = {},
                                                                 .name = u"New Customer"_s,
                                                                 .phone = u"+12025550177"_s,
                                                                 .email = {},
                                                                 .language = u"en"_s}});
        QVERIFY(imported);
        QCOMPARE(customerIdOf(u"7001"_s), QString());
        const auto waiting = m_relay->store().reader().enrolments({});
        QVERIFY(waiting && waiting->size() == 1);
        QVERIFY(waiting->at(0).interviewId == u"i-7001" && !waiting->at(0).bodyHash.isEmpty());
        QVERIFY(m_relay->store().decideEnrolment({.id = waiting->at(0).id, .approve = true, .by = u"sue"_s, .at = m_relay->clock.now()}));
        QCOMPARE(customerIdOf(u"7001"_s), u"cid-7001"_s);
        QCOMPARE(m_relay->services().alerts.counts().enrolmentConflicts, 0U);
        QCOMPARE(m_relay->post(enrolled("7001", "cid-other")), WebhookAnswer::Accepted);
        QCOMPARE(customerIdOf(u"7001"_s), u"cid-7001"_s);
        QTRY_COMPARE(notices(*sue, u"enrolment_conflict"_s), 1);
        QCOMPARE(sue->notifications().last().value("params"_L1).toObject().value("account"_L1).toString(), u"7001"_s);
        QCOMPARE(notices(*m_ana, u"enrolment_conflict"_s), 0);
        QCOMPARE(attributions(), (QStringList{u"conflict"_s, u"enrolled"_s}));
        QCOMPARE(m_relay->services().alerts.counts().enrolmentConflicts, 1U);
    }

    void anEnrolmentInASessionOfOursBindsNoAccount()
    {
        const QString id = openSession();
        QCOMPARE(m_relay->post(enrolled(id.toUtf8(), "cid-2001")), WebhookAnswer::Accepted);
        const auto report = m_relay->store().reader().customer(id);
        QVERIFY(report && !*report);
        QVERIFY(!m_relay->state(id).verdict);
    }

    void refusesWhatIsNoObject()
    {
        m_relay->start();
        for (const QByteArray &body : {QByteArray("[]"), QByteArray("nonsense"), QByteArray("\"text\""), QByteArray("{\"a\":\"\xff\"}")})
            QCOMPARE(m_relay->post(body), WebhookAnswer::NotAnObject);
        // What is wrong with it is known.
        std::optional<WebhookAnswer> answer;
        const auto take = [&answer](WebhookAnswer given) { answer = given; };
        QCOMPARE(m_relay->services().intake.receive("{\"a\":1,\"a\":2}", take), u"The JSON names a key twice."_s);
        QCOMPARE(answer, WebhookAnswer::NotAnObject);
        QCOMPARE(m_relay->services().intake.receive("[]", take), u"The body is not a JSON object."_s);
        QCOMPARE(m_relay->services().intake.receive("{}", take), QString());
        QTRY_COMPARE(answer, WebhookAnswer::Accepted);
    }

    void publishesNothingAndSaysTryAgainWhenTheStoreCannotCommit()
    {
        const QString id = openSession();
        QTRY_COMPARE(m_ana->latest(id).value("status"_L1).toString(), u"opened"_s);
        const qint64 published = m_relay->services().repository.publishedSeq();
        m_relay->diskBroken = true;
        const QByteArray body = TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s);
        QCOMPARE(m_relay->post(body), WebhookAnswer::StoreUnavailable);
        QTRY_VERIFY(m_relay->services().repository.isCurrent());
        QCOMPARE(m_relay->services().repository.open(id)->status, Status::Opened); // forgotten, read again
        QCOMPARE(m_relay->services().repository.publishedSeq(), published);
        QCOMPARE(m_ana->latest(id).value("status"_L1).toString(), u"opened"_s);

        m_relay->diskBroken = false;
        QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted); // the vendor's retry
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QTRY_COMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"verified"_s);
    }

    void attributesAStaticResultToTheClaimedCustomerOnly()
    {
        const QString id = openStatic();
        QVERIFY(m_relay->state(id).interviewId.isEmpty()); // the session only carried the message
        QCOMPARE(m_relay->incode.sessions.first().externalCustomerId, u"message-"_s + id);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-9999"_s, "t1")), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QVERIFY(!m_relay->kinds(id).contains(u"note"_s)); // somebody else passed: nothing failed
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t2")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void thePassOfAnotherCustomerTurnsNobodyGreen()
    {
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-9999"_s, "t1")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t1")), WebhookAnswer::Accepted); // the id alone is changed
        QVERIFY(!m_relay->state(id).verdict);
        QCOMPARE(m_relay->kinds(id).last(), u"note"_s);
        QCOMPARE(attributions().first(), u"reused"_s);
        QTRY_COMPARE(notices(*m_ana, u"unproven_pass"_s), 1);
    }

    void aGreenFallsWhenItsTransactionTurnsOutToBeOfAnother()
    {
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t1")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-9999"_s, "t1")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::NeedsReview);
    }

    void aTransactionConfirmsOneVerificationOnly()
    {
        const QString first = openStatic();
        QByteArray pass = TestRelay::legacyResult(u"cid-2001"_s, "t1");
        QCOMPARE(m_relay->post(pass), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(first).verdict, Verdict::Verified);
        TestRelay::result(*m_ana, u"verification.close"_s, {{u"id"_s, first}});
        const QString second = m_relay->startSent(*m_ana, u"2001"_s);
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn);
        m_relay->clock.advance(1s);
        pass.replace("0.92", "0.93"); // another body, so no second delivery
        QCOMPARE(m_relay->post(pass), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(second).verdict);
        m_relay->restart();
        pass.replace("0.93", "0.94");
        QCOMPARE(m_relay->post(pass), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(second).verdict);
    }

    void aFailedTransactionDoesNotPassLater()
    {
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult({}, "t1", "FAIL")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t1")), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t2")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QCOMPARE(m_relay->post(TestRelay::legacyResult({}, "t2", "FAIL")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::NeedsReview);
    }

    void aBadPhotoIsNoResultOfItsTransaction()
    {
        const QString id = openStatic();
        QByteArray dark = TestRelay::legacyResult({}, "t1", "FAIL");
        dark.replace("\"children\":[]", "\"children\":[],\"error\":\"FACE_TOO_DARK\"");
        QCOMPARE(m_relay->post(dark), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t1")), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

    void twoResultsOfATransactionAtOnceTurnNothingGreen()
    {
        const QString id = openStatic();
        std::vector<WebhookAnswer> answers;
        const auto take = [&answers](WebhookAnswer given) { answers.push_back(given); };
        m_relay->services().intake.receive(TestRelay::legacyResult(u"cid-9999"_s, "t1"), take);
        m_relay->services().intake.receive(TestRelay::legacyResult(u"cid-2001"_s, "t1"), take);
        QTRY_COMPARE(answers, std::vector(2, WebhookAnswer::Accepted)); // the second was planned again, and recognised
        QVERIFY(!m_relay->state(id).verdict);
        m_relay->services().intake.receive(TestRelay::legacyResult(u"cid-2001"_s, "t2"), take);
        m_relay->services().intake.receive(TestRelay::legacyResult(u"cid-9999"_s, "t2"), take);
        QTRY_COMPARE(answers, std::vector(4, WebhookAnswer::Accepted));
        QCOMPARE(m_relay->state(id).verdict, Verdict::NeedsReview); // not green until Incode sends it again
    }

    void neverAttributesAFailedStaticResult()
    {
        const QString id = openStatic();
        QCOMPARE(m_relay->post(TestRelay::legacyResult({}, "t1", "FAIL")), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QCOMPARE(m_relay->state(id).status, Status::Opened);
        QVERIFY(m_relay->kinds(id).contains(u"note"_s));
    }

    void aPassThatCountsForNothingIsAFailedAttempt()
    {
        const QString id = openStatic();
        QByteArray spoofed = TestRelay::legacyResult(u"cid-9999"_s, "t1");
        QVERIFY(spoofed.contains("\"spoofAttempt\":false"));
        spoofed.replace("\"spoofAttempt\":false", "\"spoofAttempt\":true");
        QCOMPARE(m_relay->post(spoofed), WebhookAnswer::Accepted);
        QVERIFY(!m_relay->state(id).verdict);
        QCOMPARE(m_relay->kinds(id).count(u"note"_s), 1);
        QCOMPARE(m_relay->post(TestRelay::legacyResult({}, "t2", "PASS")), WebhookAnswer::Accepted); // of nobody
        QCOMPARE(m_relay->kinds(id).count(u"note"_s), 2);
    }

    void attributesToNeitherOfTwoOpenForTheSameCustomer()
    {
        const QString first = openStatic();
        const QString second = openedAsBefore(first); // no start makes a second one any more, but a store may hold it
        m_relay->clock.advance(1s);
        QCOMPARE(m_relay->post(TestRelay::legacyResult(u"cid-2001"_s, "t1")), WebhookAnswer::Accepted);
        for (const QString &id : {first, second}) {
            QVERIFY(!m_relay->state(id).verdict);
            QVERIFY(m_relay->kinds(id).contains(u"note"_s));
        }
        QTRY_VERIFY(std::any_of(m_ana->notifications().cbegin(), m_ana->notifications().cend(),
                                [](const QJsonObject &one) { return one.value("method"_L1).toString() == u"notice"_s; }));
    }

private:
    static QByteArray enrolled(const QByteArray &account, const QByteArray &identity)
    {
        return "{\"eventType\":\"IDENTITY_ENROLLED\",\"interviewId\":\"i-" + account + "\",\"externalCustomerId\":\"" + account
               + "\",\"identityId\":\"" + identity + "\"}";
    }
    QStringList attributions()
    {
        QStringList result;
        const auto page = m_relay->store().reader().inbox({});
        for (const store::InboxEntry &entry : page ? page->items : std::vector<store::InboxEntry>{})
            result.append(entry.attribution);
        return result;
    }
    QString customerIdOf(const QString &account)
    {
        const auto found = m_relay->store().reader().customer(account);
        return found && *found ? (*found)->customerId : QString();
    }
    static int notices(const test::StreamProbe &console, const QString &code)
    {
        const auto &all = console.notifications();
        return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [&code](const QJsonObject &one) {
            return one.value("method"_L1).toString() == u"notice"_s
                   && one.value("params"_L1).toObject().value("code"_L1).toString() == code;
        }));
    }
    /// Another verification with what happened to this one.
    QString openedAsBefore(const QString &id)
    {
        const QString second = id.left(id.size() - 1) + (id.endsWith(u'0') ? u'1' : u'0');
        store::Transaction copy;
        const auto events = m_relay->store().reader().eventsOf(id);
        for (verification::Event event : *events) {
            event.verificationId = second;
            event.seq = 0;
            copy.events.push_back(std::move(event));
        }
        bool done = false;
        m_relay->services().repository.commit(std::move(copy), [&done](const auto &committed) { done = committed.has_value(); });
        [&] { QTRY_VERIFY(done); }();
        return second;
    }
    QString sentSession()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
        return m_relay->startSent(*m_ana, u"2001"_s);
    }
    QString openSession()
    {
        const QString id = sentSession();
        [&] { QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn); }();
        return id;
    }
    QString openStatic()
    {
        m_relay->config.incode.link = verification::LinkMode::Static;
        return openSession();
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<test::StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(WebhookIntakeTest)
#include "webhook_intake_test.moc"
