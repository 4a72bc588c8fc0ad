// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using relay::webhooks::OperatorHints;
using test::TestRelay;
using Press = TestRelay::Press;
using Hint = OperatorHints::Hint;

class OperatorHintsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->clock.advance(1s);
    }
    void cleanup() { m_relay.reset(); }

    void saysThatNoWebhookCameAfterACapture()
    {
        open();
        m_relay->clock.advance(OperatorHints::kWebhookWithin - 1ms);
        QVERIFY(m_hints.isEmpty());
        m_relay->clock.advance(1ms);
        QCOMPARE(m_hints, QList{Hint::NoWebhook});
        m_relay->clock.advance(1min);
        QCOMPARE(m_hints.size(), 1); // it said so
    }

    void aWebhookOfAnybodyShowsThatTheyArrive()
    {
        open();
        m_relay->clock.advance(30s);
        post("{\"interviewId\":\"not-ours\",\"eventType\":\"SESSION_STARTED\"}");
        m_relay->clock.advance(2min);
        QVERIFY(m_hints.isEmpty());
    }

    void anEndedCaptureIsNotWaitedFor()
    {
        const QString id = open();
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}});
        m_relay->clock.advance(2min);
        QVERIFY(m_hints.isEmpty());
    }

    void saysThatEventsDecideNothing()
    {
        begin();
        for (int i = 1; i <= OperatorHints::kManyEnds; ++i) {
            QVERIFY(m_hints.isEmpty());
            post("{\"interviewId\":\"other-" + QByteArray::number(i) + "\",\"eventType\":\"SESSION_SUCCEEDED\"}");
        }
        QCOMPARE(m_hints, QList{Hint::EventsDecideNothing});
    }

    void aResultInBetweenIsFine()
    {
        begin();
        for (int i = 1; i <= 3 * OperatorHints::kManyEnds; ++i) {
            post("{\"interviewId\":\"other-" + QByteArray::number(i) + "\",\"eventType\":\"SESSION_SUCCEEDED\"}");
            if (i % 5 == 0)
                post(TestRelay::faceResult(u"other-%1"_s.arg(i), u"cid-9999"_s));
        }
        QVERIFY(m_hints.isEmpty());
    }

    void saysThatALegacyWebhookIsLostOnASessionTenantAndOnlyNowAndThen()
    {
        begin();
        post(TestRelay::legacyResult(u"cid-9999"_s, "t1"));
        post(TestRelay::legacyResult(u"cid-9999"_s, "t2"));
        QCOMPARE(m_hints, QList{Hint::LegacyInSessionTenant});
        m_relay->clock.advance(OperatorHints::kPause);
        post(TestRelay::legacyResult(u"cid-9999"_s, "t3"));
        QCOMPARE(m_hints.size(), 2);
    }

    void saysThatASessionsWebhookIsLostOnAStaticTenant()
    {
        m_relay->config.incode.link = verification::LinkMode::Static;
        begin();
        post(TestRelay::legacyResult(u"cid-9999"_s, "t1"));
        QVERIFY(m_hints.isEmpty());
        post(TestRelay::faceResult(u"other"_s, u"cid-9999"_s));
        QCOMPARE(m_hints, QList{Hint::SessionInStaticTenant});
    }

private:
    void begin()
    {
        m_hints.clear();
        m_relay->start();
        connect(&m_relay->services().hints, &OperatorHints::hinted, this, [this](Hint hint) { m_hints.append(hint); });
    }
    QString open()
    {
        begin();
        m_ana = m_relay->console("ana");
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        [&] {
            QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn);
            QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        }();
        return id;
    }
    void post(const QByteArray &body) { QCOMPARE(m_relay->post(body), WebhookAnswer::Accepted); }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<test::StreamProbe> m_ana;
    QList<Hint> m_hints;
};

QTEST_GUILESS_MAIN(OperatorHintsTest)
#include "operator_hints_test.moc"
