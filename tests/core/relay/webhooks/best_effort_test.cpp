// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using test::TestRelay;
using verification::Reason;
using verification::Verdict;
using Press = TestRelay::Press;

/// Best effort over a restart: only the silence that this run has met itself lets a webhook stand.
class BestEffortTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->records.passes(u"interview-1"_s, u"cid-2001"_s);
        m_relay->clock.advance(1s);
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void bestEffortAcceptsNoSilenceOfAnEarlierRun_data()
    {
        QTest::addColumn<int>("downFor"); // s
        QTest::newRow("back before the deadline") << 5;
        QTest::newRow("back when the deadline has just passed") << 25;
        QTest::newRow("back long after it") << 3600;
    }
    void bestEffortAcceptsNoSilenceOfAnEarlierRun()
    {
        QFETCH(const int, downFor);
        m_relay->config.policy.confirm = verification::ConfirmMode::BestEffort;
        m_relay->records.silent = true;
        const QString id = checking();
        m_ana.reset();
        m_relay->stop();
        m_relay->clock.advance(std::chrono::seconds(downFor));
        m_relay->start();
        m_relay->clock.advance(20s);
        QTRY_VERIFY(m_relay->state(id).verdict);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Inconclusive);
        QCOMPARE(m_relay->state(id).reasons, std::vector<Reason>{Reason::Unconfirmed});
    }

    void bestEffortAcceptsTheSilenceOfThisRun()
    {
        m_relay->config.policy.confirm = verification::ConfirmMode::BestEffort;
        m_relay->records.silent = true;
        const QString id = checking();
        m_relay->clock.advance(21s);
        QTRY_COMPARE(m_relay->state(id).verdict, Verdict::Verified);
    }

private:
    QString open()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
        m_relay->clock.advance(1s);
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        [&] { QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn); }();
        return id;
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

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<test::StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(BestEffortTest)
#include "best_effort_test.moc"
