// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QRegularExpression>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::ReportAnswer;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;

class DeliveryReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->config.message.sender = relay::config::Sender::Http;
        m_relay->messages.channels = {verification::Channel::Sms};
        m_relay->start();
        m_ben = m_relay->console("ben");
        m_id = m_relay->startSent(*m_ben, u"2001"_s);
        m_token = newestToken();
    }
    void cleanup()
    {
        m_ben.reset();
        m_relay.reset();
    }

    void theAgentHearsTheCarriersWordAtOnce()
    {
        QCOMPARE(report("MessageStatus=undelivered&ErrorCode=30006"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 1);
        const auto event = m_relay->store().reader().eventsOf(m_id)->back();
        QCOMPARE(event.by, u"carrier"_s);
        QCOMPARE(std::get<verification::MessageReported>(event.body).report, u"landline"_s);
        QCOMPARE(m_relay->state(m_id).status, Status::Sent); // it decides nothing
        QTRY_COMPARE(m_ben->latest(m_id).value("messageReport"_L1).toString(), u"landline"_s);
    }

    void theSameReportTwiceIsOneEvent()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(report("MessageStatus=delivered"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 1);
    }

    void newsOnTheWayAreTakenAndForgotten()
    {
        for (const QByteArray body : {"MessageStatus=queued", "MessageStatus=sent", "nonsense", ""})
            QCOMPARE(report(body), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 0);
    }

    void anUnknownTokenIsUnknown()
    {
        for (const QString &token : {QString(), u"x"_s, m_token + u"x"_s, m_token.chopped(1), QString(100'000, u'y')})
            QCOMPARE(report("MessageStatus=failed", token), ReportAnswer::Unknown);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 0);
    }

    void whatHasEndedIsLeftAlone()
    {
        TestRelay::result(*m_ben, u"verification.cancel"_s, {{u"id"_s, m_id}});
        const auto before = m_relay->kinds(m_id);
        QCOMPARE(report("MessageStatus=undelivered"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id), before);
    }

    void theOldMessagesReportIsNoNewsOfTheNewOne()
    {
        QCOMPARE(report("MessageStatus=undelivered"), ReportAnswer::Taken);
        m_relay->clock.advance(61s);
        TestRelay::result(*m_ben, u"verification.resend"_s, {{u"id"_s, m_id}});
        QTRY_COMPARE(m_relay->state(m_id).sends, 2);
        QCOMPARE(report("MessageStatus=blocked"), ReportAnswer::Unknown);
        QVERIFY(m_relay->state(m_id).messageReport.isEmpty());
        QCOMPARE(report("MessageStatus=delivered", newestToken()), ReportAnswer::Taken);
        QCOMPARE(m_relay->state(m_id).messageReport, u"delivered"_s);
    }

    void nothingIsRecordedWhileAResendIsUnderWay()
    {
        m_relay->clock.advance(61s);
        m_relay->incode.silent = true;
        TestRelay::result(*m_ben, u"verification.resend"_s, {{u"id"_s, m_id}});
        QTRY_COMPARE(m_relay->incode.sessions.size(), 2);
        QCOMPARE(report("MessageStatus=undelivered"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 0);
    }

    void aChangingMindIsBounded()
    {
        for (int i = 0; i < 20; ++i)
            QCOMPARE(report(i % 2 == 0 ? "MessageStatus=failed" : "MessageStatus=delivered"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), qsizetype(relay::delivery::DeliveryReports::kMaxReports));
    }

    void aNestedReportIsReadWhereTheConfigurationSays()
    {
        m_ben.reset();
        m_relay->config.message.sms.report = {.state = u"/dlr/0/outcome"_s, .reason = u"/dlr/0/why"_s};
        m_relay->restart();
        QCOMPARE(report(R"({"dlr":[{"outcome":"failed","why":"30006"}]})", m_token, "application/json"), ReportAnswer::Taken);
        QCOMPARE(m_relay->state(m_id).messageReport, u"landline"_s);
    }

    void whatCannotBeReadIsTakenAndSaid()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a delivery report on verification "_s + m_id
                                                              + u" can't be read: its state is 'zugestellt', which is not known"_s));
        QCOMPARE(report("status=Zugestellt"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 0);
    }

    void aReportOutlivesARestart()
    {
        m_ben.reset();
        m_relay->restart();
        QCOMPARE(report("MessageStatus=delivered"), ReportAnswer::Taken);
        QCOMPARE(m_relay->state(m_id).messageReport, u"delivered"_s);
        QCOMPARE(report("MessageStatus=delivered"), ReportAnswer::Taken);
        QCOMPARE(m_relay->kinds(m_id).count(u"message_reported"_s), 1);
    }

    void aBrokenDiskIsSaidToBeSo()
    {
        m_relay->diskBroken = true;
        QCOMPARE(report("MessageStatus=failed"), ReportAnswer::StoreUnavailable);
        m_relay->diskBroken = false;
        QCOMPARE(report("MessageStatus=failed"), ReportAnswer::Taken);
        QCOMPARE(m_relay->state(m_id).messageReport, u"failed"_s);
    }

private:
    QString newestToken() const { return m_relay->messages.sent.last().reportTo.path().section(u'/', -1); }
    std::optional<ReportAnswer> report(const QByteArray &body) { return report(body, m_token); }
    std::optional<ReportAnswer> report(const QByteArray &body, const QString &token,
                                       const QByteArray &type = "application/x-www-form-urlencoded")
    {
        const auto answer = std::make_shared<std::optional<ReportAnswer>>();
        m_relay->services().reports.report(token, type, body, [answer](ReportAnswer given) { *answer = given; });
        [[maybe_unused]] const bool answered = QTest::qWaitFor([&answer] { return answer->has_value(); }, 10'000);
        return *answer;
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ben;
    QString m_id, m_token;
};

QTEST_GUILESS_MAIN(DeliveryReportsTest)
#include "delivery_reports_test.moc"
