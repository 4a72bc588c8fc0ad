// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/webhooks/webhook_sender.h"
#include "tests/core/sandbox/webhook_receiver.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using sandbox::webhooks::WebhookSender;

namespace
{

QJsonObject numbered(int n)
{
    return {{u"n"_s, n}, {u"token"_s, u"t0ken"_s}};
}

QJsonObject lastLogged(const WebhookSender &sender)
{
    return sender.log().first().toObject();
}

} // namespace

class WebhookSenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_receiver = std::make_unique<test::WebhookReceiver>();
        QVERIFY(m_receiver->listen());
        m_faults = std::make_unique<sandbox::faults::FaultInjector>(m_clock);
        m_sender = std::make_unique<WebhookSender>(m_clock, 1.0, *m_faults);
        m_sender->setDestination({m_receiver->url(), "X-Incode-Secret", base::Secret("s3cret"), {}});
    }
    void cleanup()
    {
        m_sender.reset();
        m_faults.reset();
        m_receiver.reset();
    }

    void postsJsonWithTheStaticHeaderInOrder()
    {
        for (int i = 0; i < 3; ++i)
            m_sender->post(numbered(i));
        QTRY_COMPARE(m_receiver->count(), 3);
        for (int i = 0; i < 3; ++i) {
            const http::server::Request &request = m_receiver->requests.at(static_cast<size_t>(i));
            QCOMPARE(request.method, QByteArray("POST"));
            QCOMPARE(request.mediaType(), QByteArray("application/json"));
            QCOMPARE(request.header("x-incode-secret"), QByteArray("s3cret"));
            QCOMPARE(m_receiver->body(static_cast<size_t>(i)), numbered(i));
        }
        QTRY_COMPARE(lastLogged(*m_sender).value("state"_L1).toString(), u"delivered"_s);
    }

    void theLogHoldsNoToken()
    {
        m_sender->post(numbered(1));
        const QJsonObject body = lastLogged(*m_sender).value("body"_L1).toObject();
        QCOMPARE(body.value("n"_L1).toInt(), 1);
        QVERIFY(!body.contains("token"_L1));
    }

    void failuresAreRetriedOnTheVendorsSchedule()
    {
        m_receiver->answer = http::server::problem(503);
        m_sender->post(numbered(1));
        QTRY_COMPARE(m_receiver->count(), 1);
        qsizetype expected = 1;
        for (const auto pause : {30'000ms, 75'000ms, 187'500ms, 468'750ms, 1'171'880ms}) {
            QTRY_COMPARE(lastLogged(*m_sender).value("attempts"_L1).toArray().size(), expected);
            m_clock.advance(pause - 1ms);
            QCoreApplication::processEvents();
            QCOMPARE(m_receiver->count(), expected);
            m_clock.advance(1ms);
            ++expected;
            QTRY_COMPARE(m_receiver->count(), expected);
        }
        QTRY_COMPARE(lastLogged(*m_sender).value("state"_L1).toString(), u"given up"_s);
        m_clock.advance(std::chrono::hours(24));
        QCoreApplication::processEvents();
        QCOMPARE(m_receiver->count(), expected);
    }

    void onlyJsonOrNoContentIsSuccess_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("taken");
        QTest::newRow("200 JSON") << 200 << QByteArray("application/json") << true;
        QTest::newRow("200 JSON with charset") << 200 << QByteArray("application/json; charset=utf-8") << true;
        QTest::newRow("204") << 204 << QByteArray() << true;
        QTest::newRow("200 HTML") << 200 << QByteArray("text/html") << false;
        QTest::newRow("201 JSON") << 201 << QByteArray("application/json") << false;
        QTest::newRow("302") << 302 << QByteArray("application/json") << false;
        QTest::newRow("401") << 401 << QByteArray("application/json") << false;
    }

    void onlyJsonOrNoContentIsSuccess()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(bool, taken);
        m_receiver->answer = {
            .status = status, .contentType = type, .body = {}, .headers = {{"Location", m_receiver->url().toEncoded()}}, .close = false};
        m_sender->post(numbered(1));
        const QString state = taken ? u"delivered"_s : u"to be retried"_s;
        QTRY_COMPARE(lastLogged(*m_sender).value("state"_L1).toString(), state);
        QCOMPARE(m_receiver->count(), 1);
    }

    void aHangingReceiverTimesOutAndHoldsUpNothingElse()
    {
        m_receiver->hang = true;
        m_sender->post(numbered(1));
        m_sender->post(numbered(2));
        QTRY_COMPARE(m_receiver->count(), 1);
        m_receiver->hang = false;
        m_clock.advance(WebhookSender::kTimeout);
        QTRY_COMPARE(m_receiver->count(), 2);
        QCOMPARE(m_receiver->body(1), numbered(2));
        m_clock.advance(30s);
        QTRY_COMPARE(m_receiver->count(), 3);
        QCOMPARE(m_receiver->body(2), numbered(1));
    }

    void aDroppedWebhookArrivesWithTheRetry()
    {
        m_faults->set({.dropNext = 1});
        m_sender->post(numbered(1));
        m_sender->post(numbered(2));
        QTRY_COMPARE(m_receiver->count(), 1);
        QCOMPARE(m_receiver->body(0), numbered(2));
        m_clock.advance(30s);
        QTRY_COMPARE(m_receiver->count(), 2);
        QCOMPARE(m_receiver->body(1), numbered(1));
    }

    void aDuplicateIsTheSameBodyAgainOnce()
    {
        m_faults->set({.duplicateNext = 1});
        m_sender->post(numbered(1));
        m_sender->post(numbered(2));
        QTRY_COMPARE(m_receiver->count(), 3);
        QCOMPARE(m_receiver->requests.at(0).body, m_receiver->requests.at(1).body);
        QCOMPARE(m_receiver->body(2), numbered(2));
    }

    void aDuplicateHasNoDuplicate()
    {
        sandbox::faults::Faults faults;
        faults.duplicate = 1;
        m_faults->set(faults);
        m_sender->post(numbered(1));
        m_sender->post(numbered(2));
        QTRY_COMPARE(m_receiver->count(), 4);
        QTRY_COMPARE(m_sender->pending(), size_t(0));
        QCOMPARE(m_receiver->count(), 4);
    }

    void aLostWebhookNeverArrives()
    {
        m_faults->set({.loseNext = 1});
        m_sender->post(numbered(1));
        QCOMPARE(lastLogged(*m_sender).value("state"_L1).toString(), u"lost on demand"_s);
        m_sender->post(numbered(2));
        QTRY_COMPARE(m_receiver->count(), 1);
        m_clock.advance(std::chrono::hours(1));
        QCoreApplication::processEvents();
        QCOMPARE(m_receiver->count(), 1);
        QCOMPARE(m_receiver->body(0), numbered(2));
    }

    void anOvertakenWebhookComesAfterTheNext()
    {
        m_faults->set({.reorderNext = 1});
        for (int i = 1; i <= 3; ++i)
            m_sender->post(numbered(i));
        QTRY_COMPARE(m_receiver->count(), 3);
        QCOMPARE(m_receiver->body(0), numbered(2));
        QCOMPARE(m_receiver->body(1), numbered(1));
        QCOMPARE(m_receiver->body(2), numbered(3));
    }

    void nobodyOvertakesTheLastWebhook()
    {
        m_faults->set({.reorderNext = 1});
        m_sender->post(numbered(1));
        m_clock.advance(WebhookSender::kMaxReorderWait - 1ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_receiver->count(), 0);
        m_clock.advance(1ms);
        QTRY_COMPARE(m_receiver->count(), 1);
    }

    void oauthGetsOneTokenUntilItEnds()
    {
        test::WebhookReceiver tokens;
        useOauth(tokens, 3600);
        m_sender->post(numbered(1));
        m_sender->post(numbered(2));
        QTRY_COMPARE(m_receiver->count(), 2);
        QCOMPARE(tokens.count(), 1);
        QCOMPARE(tokens.requests.at(0).header("Authorization"), "Basic " + QByteArray("incode:s3cr3t").toBase64());
        QCOMPARE(tokens.requests.at(0).body, QByteArray("grant_type=client_credentials"));
        for (size_t i = 0; i < 2; ++i)
            QCOMPARE(m_receiver->requests.at(i).header("Authorization"), QByteArray("Bearer t0"));
        QTRY_COMPARE(m_sender->pending(), size_t(0));
        m_clock.advance(1h);
        tokens.answer = token(u"t1"_s, 3600);
        m_sender->post(numbered(3));
        QTRY_COMPARE(m_receiver->count(), 3);
        QCOMPARE(m_receiver->requests.at(2).header("Authorization"), QByteArray("Bearer t1"));
    }

    void a401RenewsTheTokenOnce()
    {
        test::WebhookReceiver tokens;
        useOauth(tokens, 3600);
        m_receiver->answer = http::server::problem(401);
        m_sender->post(numbered(1));
        QTRY_COMPARE(lastLogged(*m_sender).value("state"_L1).toString(), u"to be retried"_s);
        QCOMPARE(m_receiver->count(), 2);
        QCOMPARE(tokens.count(), 2);
        QCOMPARE(lastLogged(*m_sender).value("attempts"_L1).toArray().size(), 1);
        m_receiver->answer = http::server::json({{u"success"_s, true}});
        m_clock.advance(30s);
        QTRY_COMPARE(m_receiver->count(), 3);
    }

    void withoutATokenTheAttemptFails()
    {
        test::WebhookReceiver tokens;
        useOauth(tokens, 3600);
        tokens.answer = http::server::problem(401);
        m_sender->post(numbered(1));
        QTRY_COMPARE(lastLogged(*m_sender).value("state"_L1).toString(), u"to be retried"_s);
        QCOMPARE(m_receiver->count(), 0);
        tokens.hang = true;
        m_clock.advance(30s);
        QTRY_COMPARE(tokens.count(), 2);
        m_clock.advance(WebhookSender::kTimeout);
        QTRY_COMPARE(lastLogged(*m_sender).value("attempts"_L1).toArray().size(), 2);
    }

    void heldWebhooksWaitForTheirRelease()
    {
        m_faults->set({.hold = true});
        m_sender->post(numbered(1));
        QCoreApplication::processEvents();
        QCOMPARE(m_receiver->count(), 0);
        m_faults->set({});
        QTRY_COMPARE(m_receiver->count(), 1);
    }

    void delayedWebhooksWaitOnTheClock()
    {
        m_faults->set({.delay = 5s});
        m_sender->post(numbered(1));
        m_clock.advance(4999ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_receiver->count(), 0);
        m_clock.advance(1ms);
        QTRY_COMPARE(m_receiver->count(), 1);
    }

    void retriesGoToTheDestinationOfTheirTime()
    {
        m_receiver->answer = http::server::problem(503);
        m_sender->post(numbered(1));
        QTRY_COMPARE(lastLogged(*m_sender).value("state"_L1).toString(), u"to be retried"_s);
        test::WebhookReceiver other;
        QVERIFY(other.listen());
        m_sender->setDestination({other.url(), "X-Other", base::Secret("new"), {}});
        m_clock.advance(30s);
        QTRY_COMPARE(other.count(), 1);
        QCOMPARE(other.requests.at(0).header("X-Other"), QByteArray("new"));
        m_sender->stop();
    }

private:
    static http::server::Response token(const QString &token, int seconds)
    {
        return http::server::json({{u"access_token"_s, token}, {u"expires_in"_s, seconds}});
    }
    void useOauth(test::WebhookReceiver &tokens, int seconds)
    {
        QVERIFY(tokens.listen());
        tokens.answer = token(u"t0"_s, seconds);
        m_sender->setDestination({m_receiver->url(), "X-Incode-Secret", {}, {tokens.url(), u"incode"_s, base::Secret("s3cr3t")}});
    }

    test::ManualClock m_clock;
    std::unique_ptr<test::WebhookReceiver> m_receiver;
    std::unique_ptr<sandbox::faults::FaultInjector> m_faults;
    std::unique_ptr<WebhookSender> m_sender;
};

QTEST_GUILESS_MAIN(WebhookSenderTest)
#include "webhook_sender_test.moc"
