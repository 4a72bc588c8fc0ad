// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/customer_claims.h"

#include "core/verification/rules/limits.h"
#include "tests/core/relay/test_relay.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;
using verification::LinkMode;
using verification::Status;
using verification::Verdict;

/// One customer is verified once at a time; whoever else claims to be them is an alarm.
class CustomerClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_started = false;
        m_relay = std::make_unique<TestRelay>();
    }
    void cleanup()
    {
        leave();
        m_relay.reset();
    }

    void aSecondCallerIsRefusedAndBothSidesHearOfIt_data()
    {
        QTest::addColumn<LinkMode>("link");
        QTest::addColumn<QString>("account");
        for (const auto &[name, link] : {std::pair("session", LinkMode::Session), std::pair("static", LinkMode::Static)}) {
            QTest::addRow("%s, the same account", name) << link << u"2001"_s;
            QTest::addRow("%s, another account of the same person", name) << link << u"2011"_s;
        }
    }
    void aSecondCallerIsRefusedAndBothSidesHearOfIt()
    {
        QFETCH(const LinkMode, link);
        QFETCH(const QString, account);
        m_relay->config.incode.link = link;
        enter();
        import(u"2011"_s, u"cid-2001"_s);
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        const auto messages = m_relay->incode.messages.size();

        QCOMPARE(refusal(*m_ben, account), u"limit_reached/customer_open_by_other"_s);
        QTRY_COMPARE(TestRelay::notices(*m_ana, u"same_customer"_s), 1);
        QTRY_COMPARE(TestRelay::notices(*m_sue, u"same_customer"_s), 1);
        QTRY_COMPARE(m_ana->latest(id).value("contested"_L1), QJsonValue(true)); // her panel, its tab, and after a new sign-in
        QTRY_COMPARE(m_sue->latest(id).value("contested"_L1), QJsonValue(true));
        QCOMPARE(TestRelay::notices(*m_ben, u"same_customer"_s), 0); // his answer says it
        QCOMPARE(m_relay->kinds(id).last(), u"note"_s);
        QCOMPARE(m_relay->store().reader().eventsOf(id)->back().by, u"ben"_s);
        QCOMPARE(m_relay->state(id).contestedBy, std::vector{u"ben"_s});
        QCOMPARE(m_relay->services().repository.openIds().size(), std::size_t(1));
        QCOMPARE(m_relay->incode.messages.size(), messages);
        QCOMPARE(m_relay->services().alerts.counts().sameCustomer, 1U);
    }

    void ownSecondStartIsNoAlarm()
    {
        enter();
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        QCOMPARE(refusal(*m_ana, u"2001"_s), u"limit_reached/customer_open_by_you"_s);
        QVERIFY(!m_relay->kinds(id).contains(u"note"_s));
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}});
        QVERIFY(!m_relay->startSent(*m_ana, u"2001"_s).isEmpty());
        QCOMPARE(TestRelay::notices(*m_ana, u"same_customer"_s) + TestRelay::notices(*m_sue, u"same_customer"_s), 0);
    }

    void ofTwoStartsAtOnceOneBegins()
    {
        enter();
        QStringList outcomes;
        for (const QString &agent : {u"ana"_s, u"ben"_s, u"ana"_s}) // none is committed when the next is asked for
            startNow(agent, outcomes);
        QTRY_COMPARE(outcomes.size(), 3);
        outcomes.sort();
        QCOMPARE(outcomes, (QStringList{u"ana began"_s, u"ana: customer_open_by_you"_s, u"ben: customer_open_by_other"_s}));
        QTRY_COMPARE(TestRelay::notices(*m_ana, u"same_customer"_s), 1);
    }

    void aStartThatWasNotRecordedBlocksNobody()
    {
        enter();
        m_relay->diskBroken = true;
        QStringList outcomes;
        startNow(u"ana"_s, outcomes);
        startNow(u"ben"_s, outcomes);
        QTRY_COMPARE(outcomes.size(), 2);
        QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        QVERIFY2(outcomes.contains(u"ana: "_s) && outcomes.contains(u"ben: customer_open_by_other"_s), qPrintable(outcomes.join(u", "_s)));
        m_relay->diskBroken = false;
        m_relay->clock.advance(relay::verifications::StoreAvailability::kLookEvery);
        QTRY_VERIFY(!m_relay->services().storeAvailability.isOut());
        QVERIFY(!m_relay->startSent(*m_ben, u"2001"_s).isEmpty());
        QCOMPARE(TestRelay::notices(*m_ana, u"same_customer"_s), 0); // she has no panel that it could be about
        QCOMPARE(m_relay->services().alerts.counts().sameCustomer, 0U);
    }

    void theAlarmIsHeardAlsoWhileNothingCanBeRecorded()
    {
        enter();
        m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->diskBroken = true;
        QCOMPARE(refusal(*m_ben, u"2001"_s), u"limit_reached/customer_open_by_other"_s);
        QTRY_COMPARE(TestRelay::notices(*m_ana, u"same_customer"_s), 1);
    }

    void theSameKeyIsTheSameStart()
    {
        enter();
        const QJsonObject params{{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}, {u"idempotencyKey"_s, u"k"_s}};
        const QJsonObject first = TestRelay::result(*m_ana, u"verification.start"_s, params);
        const QString id = first.value("id"_L1).toString();
        QTRY_COMPARE(m_relay->state(id).status, Status::Sent);
        QCOMPARE(TestRelay::result(*m_ana, u"verification.start"_s, params), first);
        QVERIFY(!m_relay->kinds(id).contains(u"note"_s));
    }

    void whatIsUndecidedStillBlocksAfterARestartAndWhatIsDecidedDoesNot()
    {
        enter();
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        leave();
        m_relay->restart();
        enter();
        QCOMPARE(refusal(*m_ben, u"2001"_s), u"limit_reached/customer_open_by_other"_s);
        QCOMPARE(m_relay->visit(TestRelay::Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn);
        QCOMPARE(refusal(*m_ben, u"2001"_s), u"limit_reached/customer_open_by_other"_s);
        m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s));
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
        QVERIFY(m_relay->state(id).contestedBy == std::vector{u"ben"_s});
        QVERIFY(!m_relay->startSent(*m_ben, u"2001"_s).isEmpty()); // the first call may have gone on with another agent
    }

    void theOtherIdOfAnAccountIsTheSameCustomer()
    {
        enter();
        m_relay->startSent(*m_ana, u"2001"_s);
        import(u"2001"_s, u"cid-replaced"_s);
        QCOMPARE(refusal(*m_ben, u"2001"_s), u"limit_reached/customer_open_by_other"_s);
    }

    void whoTriesAgainAndAgainFillsNobodysPanel()
    {
        enter();
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(refusal(*m_ben, u"2001"_s), u"limit_reached/customer_open_by_other"_s);
        QTRY_COMPARE(m_relay->services().alerts.counts().sameCustomer, 20U);
        QCOMPARE(m_relay->kinds(id).count(u"note"_s), 1);
        QTRY_COMPARE(TestRelay::notices(*m_ana, u"same_customer"_s), relay::webhooks::NoticeRateLimiter::kMaxPerMinute);
    }

    void severalAgentsForOneCustomerAreAnAlarm_data()
    {
        QTest::addColumn<bool>("restart");
        QTest::addColumn<bool>("refused");
        QTest::newRow("in one run") << false << false;
        QTest::newRow("over a restart") << true << false;
        QTest::newRow("one of them refused") << false << true;
        QTest::newRow("one of them refused, over a restart") << true << true;
    }
    void severalAgentsForOneCustomerAreAnAlarm()
    {
        QFETCH(const bool, restart);
        QFETCH(const bool, refused);
        enter();
        const QString first = m_relay->startSent(*m_ana, u"2001"_s);
        if (refused)
            QVERIFY(!refusal(*m_ben, u"2001"_s).isEmpty());
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, first}});
        if (!refused)
            tryAndCancel(*m_ben);
        m_relay->clock.advance(30min);
        if (restart) {
            leave();
            m_relay->restart();
            enter();
        }
        tryAndCancel(*m_ana); // she had tried before
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 0U);
        const auto cleo = m_relay->console("cleo");
        const QString third = m_relay->startSent(*cleo, u"2001"_s);
        QTRY_COMPARE(TestRelay::notices(*m_sue, u"several_agents"_s), 1);
        QCOMPARE(m_relay->kinds(third).value(1), u"note"_s); // in her panel, and in the record
        TestRelay::result(*cleo, u"verification.cancel"_s, {{u"id"_s, third}});
        tryAndCancel(*cleo);
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 1U); // once
        QVERIFY(!m_relay->startSent(*cleo, u"2003"_s).isEmpty());        // of another customer nobody tried
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 1U);
    }

    void whoIsRefusedForAnotherReasonTriedAsWell_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("told");
        QTest::newRow("the customer is locked") << u"lock"_s << u"locked/"_s;
        QTest::newRow("the agents have enough open") << u"open"_s << u"limit_reached/"_s;
        QTest::newRow("the agents start too fast") << u"pace"_s << u"limit_reached/"_s;
    }
    void whoIsRefusedForAnotherReasonTriedAsWell()
    {
        QFETCH(const QString, rule);
        QFETCH(const QString, told);
        verification::Policy &policy = m_relay->config.policy;
        policy.failuresToLock = rule == u"lock"_s ? 1 : 0;
        policy.maxOpenPerAgent = rule == u"open"_s ? 1 : policy.maxOpenPerAgent;
        policy.startsPerMinute = rule == u"pace"_s ? 1 : policy.startsPerMinute;
        enter();
        const auto cleo = m_relay->console("cleo");
        if (rule == u"lock"_s) {
            failFor(*m_ana);
        } else {
            tryAndCancel(*m_ana);
            QVERIFY(!m_relay->startSent(*m_ben, u"2003"_s, u"copy"_s).isEmpty());
            QVERIFY(!m_relay->startSent(*cleo, u"2002"_s, u"copy"_s).isEmpty());
        }
        for (int i = 0; i < 3; ++i)
            QCOMPARE(refusal(*m_ben, u"2001"_s), told);
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 0U); // two of them so far
        for (int i = 0; i < 3; ++i)
            QCOMPARE(refusal(*cleo, u"2001"_s), told);
        QTRY_COMPARE(TestRelay::notices(*m_sue, u"several_agents"_s), 1);
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 1U); // once
        QCOMPARE(TestRelay::notices(*m_ana, u"several_agents"_s) + TestRelay::notices(*cleo, u"several_agents"_s), 0);
    }

    void whoNeverGotAsFarAsTheLimitsDidNotTry()
    {
        enter();
        tryAndCancel(*m_ana);
        const auto cleo = m_relay->console("cleo");
        for (StreamProbe *console : {m_ben.get(), cleo.get()}) {
            QCOMPARE(TestRelay::refusal(*console, u"verification.start"_s,
                                        {{u"account"_s, u"2001"_s}, {u"channel"_s, u"copy"_s}, {u"language"_s, u"xx"_s}}),
                     u"invalid"_s);
            QCOMPARE(TestRelay::refusal(*console, u"verification.start"_s, {{u"account"_s, u"no-such"_s}, {u"channel"_s, u"copy"_s}}),
                     u"not_found"_s);
        }
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 0U);
    }

    void triesOfLongAgoDoNotCount()
    {
        enter();
        tryAndCancel(*m_ana);
        tryAndCancel(*m_ben);
        m_relay->clock.advance(relay::rpc::CustomerClaims::kWindow + 1s);
        const auto cleo = m_relay->console("cleo");
        tryAndCancel(*cleo);
        QCOMPARE(m_relay->services().alerts.counts().severalAgents, 0U);
    }

    void aThirdAgentWhoIsRefusedRaisesBothAlarms()
    {
        enter();
        tryAndCancel(*m_ben);
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        const auto cleo = m_relay->console("cleo");
        QCOMPARE(refusal(*cleo, u"2001"_s), u"limit_reached/customer_open_by_other"_s);
        QTRY_COMPARE(TestRelay::notices(*m_sue, u"several_agents"_s), 1);
        QTRY_COMPARE(TestRelay::notices(*m_sue, u"same_customer"_s), 1);
        QCOMPARE(m_relay->kinds(id).count(u"note"_s), 2);
    }

private:
    void enter()
    {
        if (!m_started)
            m_relay->start();
        m_started = true;
        m_ana = m_relay->console("ana");
        m_ben = m_relay->console("ben");
        m_sue = m_relay->console("sue");
    }
    void leave()
    {
        m_ana.reset();
        m_ben.reset();
        m_sue.reset();
    }
    void import(const QString &account, const QString &customerId)
    {
        const verification::Customer customer{.account = account,
                                              .customerId = customerId,
                                              .name = u"Somebody"_s,
                                              .phone = u"+12025550155"_s,
                                              .email = {},
                                              .language = u"en"_s};
        QVERIFY(m_relay->store()
                    .importCustomers({customer}, {.by = u"test"_s, .at = m_relay->clock.now(), .replaceIds = true, .sharedIds = true})
                    .value()
                    .conflicts.empty());
    }
    /// data.code and data.detail of a start that must be refused.
    static QString refusal(StreamProbe &console, const QString &account)
    {
        const QJsonObject params{{u"account"_s, account}, {u"channel"_s, u"copy"_s}};
        const QJsonObject answer = console.call(u"verification.start"_s, params);
        const QJsonObject data = answer.value("error"_L1).toObject().value("data"_L1).toObject();
        return data.value("code"_L1).toString() + u'/' + data.value("detail"_L1).toString();
    }
    void startNow(const QString &agent, QStringList &outcomes)
    {
        const relay::rpc::Caller caller{**m_relay->store().reader().user(agent)};
        m_relay->services().start.start(caller, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"copy"_s}},
                                        [agent, &outcomes](const base::Result<QJsonValue> &result) {
                                            outcomes.append(result ? agent + u" began"_s : agent + u": "_s + result.error().field);
                                        });
    }
    /// A verification of 2001 that counts as a failure.
    void failFor(StreamProbe &console)
    {
        const QString id = m_relay->startSent(console, u"2001"_s);
        m_relay->visit(TestRelay::Press::Yes, m_relay->incode.newestLink());
        m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s, "FAIL"));
        QVERIFY(m_relay->state(id).verdict && verification::countsAsFailure(*m_relay->state(id).verdict));
    }
    void tryAndCancel(StreamProbe &console)
    {
        const QString id = m_relay->startSent(console, u"2001"_s);
        QVERIFY(!id.isEmpty());
        TestRelay::result(console, u"verification.cancel"_s, {{u"id"_s, id}});
    }

    bool m_started = false;
    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana, m_ben, m_sue;
};

QTEST_GUILESS_MAIN(CustomerClaimsTest)
#include "customer_claims_test.moc"
