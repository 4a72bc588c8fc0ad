// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Retention in a whole relay: what goes, and that nothing can be replayed once it is gone.
class RetentionTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestRelay> m_relay;

    [[nodiscard]] std::size_t webhooks() const { return m_relay->store().reader().inbox({.limit = 1000}).value().items.size(); }
    /// Lets time pass until a purge had its turn.
    void pass(std::chrono::milliseconds time)
    {
        m_relay->clock.advance(time);
        QTRY_COMPARE(m_relay->store().pendingCommits(), 0);
        m_relay->clock.advance(1h + 1min);
        QTRY_COMPARE(m_relay->store().pendingCommits(), 0);
    }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->config.retentionWebhookDays = 1;
        m_relay->config.retentionVerificationDays = 2;
        m_relay->start();
    }
    void cleanup() { m_relay.reset(); }

    void aRelayDeletesWhatItsConfigurationNoLongerCovers()
    {
        auto ben = m_relay->console("ben");
        const QString id = m_relay->startSent(*ben, u"2001"_s);
        QVERIFY(!id.isEmpty());
        QVERIFY(m_relay->post(TestRelay::faceResult(u"nobody's"_s, u"cid-9"_s)).has_value());
        QCOMPARE(webhooks(), std::size_t(1));
        ben.reset();
        pass(24h);
        QCOMPARE(webhooks(), std::size_t(0));
        QVERIFY(verification::isEnd(m_relay->state(id).status));
        pass(24h);
        QVERIFY(!m_relay->store().reader().verification(id).value().has_value());
    }

    void aVerdictThatNobodyEndedIsDeletedAsWell()
    {
        auto ben = m_relay->console("ben");
        const QString id = m_relay->startSent(*ben, u"2001"_s);
        m_relay->visit(TestRelay::Press::Yes, m_relay->incode.newestLink());
        QVERIFY(m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s, "FAIL")).has_value());
        QCOMPARE(m_relay->state(id).verdict, verification::Verdict::NotRecognized);
        ben.reset(); // the agent goes home
        pass(24h);
        QCOMPARE(m_relay->state(id).status, verification::Status::Closed);
        pass(24h);
        QVERIFY(!m_relay->store().reader().verification(id).value().has_value());
    }

    /// The inbox no longer knows this body. It is taken as new, and can't do more than a late result can.
    void aResultPostedAgainAfterThePurgeTurnsNothingGreen()
    {
        auto ben = m_relay->console("ben");
        const QString id = m_relay->startSent(*ben, u"2001"_s);
        const QByteArray body = TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s);
        QVERIFY(m_relay->post(body).has_value()); // before the customer said yes: an early result
        QVERIFY(!m_relay->state(id).verdict);
        ben.reset();
        pass(25h);
        QCOMPARE(webhooks(), std::size_t(0));
        QVERIFY(m_relay->post(body).has_value());
        QCOMPARE(webhooks(), std::size_t(1));
        QVERIFY(!m_relay->state(id).verdict);
        QVERIFY(verification::isEnd(m_relay->state(id).status));
        QCOMPARE(m_relay->kinds(id).last(), u"late_result"_s);
    }

    void aCustomerWhoIsNotEnrolledYetIsNotStarted()
    {
        QVERIFY(m_relay->store()
                    .importCustomers({{.account = u"3001"_s,
                                       .customerId = {},
                                       .name = u"New Customer"_s,
                                       .phone = u"+12025550199"_s,
                                       .email = {},
                                       .language = u"en"_s}})
                    .has_value());
        auto ben = m_relay->console("ben");
        const QJsonObject params{{u"account"_s, u"3001"_s}, {u"channel"_s, u"copy"_s}};
        QCOMPARE(TestRelay::refusal(*ben, u"verification.start"_s, params), u"invalid"_s);
        const auto answer = ben->call(u"verification.start"_s, params);
        QVERIFY(QString::fromUtf8(QJsonDocument(answer).toJson()).contains(u"not enrolled with Incode yet"_s));
        QVERIFY(m_relay->store().reader().openVerifications().value().empty());

        // Incode reports the enrolment: they still can't be, and the agent is told why, until somebody has approved it.
        QVERIFY(m_relay->post(R"({"event_type":"IDENTITY_ENROLLED","identityId":"cid-3001","externalCustomerId":"3001"})").has_value());
        const auto waiting = ben->call(u"verification.start"_s, params);
        QCOMPARE(waiting.value("error"_L1).toObject().value("data"_L1).toObject().value("field"_L1).toString(), u"account.enrolment"_s);
        const auto found = [&ben] {
            const auto customers = ben->call(u"customers.search"_s, {{u"text"_s, u"3001"_s}});
            return customers.value("result"_L1).toArray().first().toObject().value("enrolment"_L1).toString();
        };
        QCOMPARE(found(), u"pending"_s);
        QVERIFY(m_relay->store().reader().openVerifications().value().empty());
        const auto enrolments = m_relay->store().reader().enrolments({.state = store::EnrolmentState::Pending});
        QVERIFY(enrolments && enrolments->size() == 1);
        QVERIFY(
            m_relay->store().decideEnrolment({.id = enrolments->at(0).id, .approve = true, .by = u"sue"_s, .at = m_relay->clock.now()}));
        QCOMPARE(found(), u"enrolled"_s);
        QVERIFY(!m_relay->startSent(*ben, u"3001"_s, u"copy"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RetentionTest)
#include "retention_test.moc"
