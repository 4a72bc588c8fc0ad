// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_sender.h"

#include "tests/support/fake_http_server.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <optional>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using message::Accepted;
using message::Gateway;
using message::GatewaySender;
using message::GatewaySettings;
using message::OutgoingMessage;
using test::FakeReply;
using verification::Channel;

namespace
{
const QString kPath = u"/2010/Messages.json"_s;
const QString kToken = u"Tk9fT05FX01BWV9TRUVfVEhJUw"_s;
} // namespace

class GatewaySenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<test::FakeHttpServer>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_answer.reset();
        m_answers = 0;
        m_call.reset();
    }
    void cleanup()
    {
        m_call.reset();
        m_network.reset();
        m_server.reset();
    }

    void aMessageGoesOutAndItsReferenceComesBack()
    {
        m_server->reply(kPath, {.status = 201, .body = R"({"sid":"SM1","status":"queued"})"});
        send();
        QTRY_VERIFY(m_answer);
        QVERIFY(m_answer->has_value());
        QCOMPARE((*m_answer)->reference, u"SM1"_s);
        const auto sent = m_server->last(kPath);
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.headers.value("authorization"), "Basic " + QByteArray("AC1:provider-secret").toBase64());
        QCOMPARE(sent.headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QVERIFY(sent.body.contains("To=%2B14155550123&"));
    }

    void theChannelChoosesTheProvider()
    {
        GatewaySender sender(*m_network);
        sender.serve(Channel::Email, *Gateway::of(settings()));
        QVERIFY(sender.serves(Channel::Email) && !sender.serves(Channel::Sms) && !sender.serves(Channel::Copy));
        send(sender);
        QCOMPARE(m_answers, 0); // never from inside the call
        QTRY_VERIFY(m_answer);
        QCOMPARE(m_answer->error().code, base::ErrorCode::Invalid);
        QCOMPARE(m_server->count(kPath), 0);
    }

    void nothingIsSentTwice_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("cut connection") << int(FakeReply::Fault::Close);
        QTest::newRow("garbage") << int(FakeReply::Fault::Garbage);
        QTest::newRow("silence") << int(FakeReply::Fault::Hang);
        QTest::newRow("an answer that never ends") << int(FakeReply::Fault::Endless);
        QTest::newRow("an answer that drips") << int(FakeReply::Fault::Drip);
    }
    void nothingIsSentTwice()
    {
        QFETCH(const int, fault);
        m_server->reply(kPath, {.fault = FakeReply::Fault(fault)});
        GatewaySender sender(*m_network, 700ms);
        sender.serve(Channel::Sms, *Gateway::of(settings()));
        send(sender);
        QTRY_VERIFY(m_answer);
        QVERIFY(!m_answer->has_value());
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(m_server->count(kPath), 1);
        QCOMPARE(m_answers, 1);
    }

    void aCutOnAConnectionInUseIsNotTriedAgain()
    {
        m_server->reply(kPath, {.status = 201});
        GatewaySender sender(*m_network);
        sender.serve(Channel::Sms, *Gateway::of(settings()));
        send(sender);
        QTRY_VERIFY(m_answer && m_answer->has_value());
        m_answer.reset();
        // The connection is kept alive: here Qt would send a second time by itself.
        m_server->replyTo(kPath, 2, {.fault = FakeReply::Fault::Close});
        send(sender);
        QTRY_VERIFY(m_answer);
        QVERIFY(!m_answer->has_value());
        QCOMPARE(m_server->count(kPath), 2);
    }

    void aRedirectIsARefusal()
    {
        m_server->reply(kPath, {.status = 307, .headers = {{"Location", "/elsewhere"}}});
        send();
        QTRY_VERIFY(m_answer);
        QVERIFY(!m_answer->has_value());
        QCOMPARE(m_server->requests().size(), std::size_t(1));
    }

    void theProvidersWordsReachOperatorsWithoutWhatWeSent()
    {
        m_server->reply(kPath, {.status = 400,
                                .body = "{\"code\":21211,\"message\":\"The 'To' number +14155550123 (4155550123) is invalid; body 'Bank: "
                                        "https://relay.example/v/"
                                        + kToken.toLatin1() + "', key provider-secret\",\"more\":\"+14155550123\"}"});
        send();
        QTRY_VERIFY(m_answer);
        const QString words = m_answer->error().message;
        QCOMPARE(m_answer->error().code, base::ErrorCode::VendorUnavailable);
        QVERIFY2(words.contains("HTTP 400"_L1) && words.contains("21211"_L1) && words.contains("is invalid"_L1), qPrintable(words));
        for (const QString &hidden : {u"4155550123"_s, kToken, u"provider-secret"_s, u"relay.example"_s})
            QVERIFY2(!words.contains(hidden), qPrintable(words));
    }

    void droppingTheCallAtOnceSendsNothing()
    {
        send();
        m_call.reset();
        bool later = false;
        QMetaObject::invokeMethod(
            this, [&later] { later = true; }, Qt::QueuedConnection);
        QTRY_VERIFY(later);
        // The next call's answer comes after anything of the first could have arrived.
        send();
        QTRY_VERIFY(m_answer);
        QCOMPARE(m_server->count(kPath), 1);
        QCOMPARE(m_answers, 1);
    }

    void aDroppedCallNeverAnswers()
    {
        m_server->reply(kPath, {.fault = FakeReply::Fault::Hang});
        send();
        QTRY_COMPARE(m_server->count(kPath), 1);
        m_call.reset();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(m_answers, 0);
    }

    void anUnreachableProviderIsSaidToBeSo()
    {
        GatewaySettings nowhere = settings();
        m_server.reset(); // its port answers no more
        GatewaySender sender(*m_network);
        sender.serve(Channel::Sms, *Gateway::of(nowhere));
        send(sender);
        QTRY_VERIFY(m_answer);
        QVERIFY(m_answer->error().message.contains("can't be reached"_L1));
    }

private:
    GatewaySettings settings() const
    {
        GatewaySettings one;
        one.url = m_server->url().resolved(QUrl(kPath));
        one.contentType = u"application/x-www-form-urlencoded"_s;
        one.headers = QStringList{u"Authorization: {basic:AC1}"_s};
        one.body = u"To={to}&Body={text}&StatusCallback={callback}"_s;
        one.secret = base::Secret("provider-secret");
        one.reference = u"/sid"_s;
        return one;
    }

    void send(GatewaySender &sender)
    {
        const OutgoingMessage message{.channel = Channel::Sms,
                                      .to = u"+14155550123"_s,
                                      .subject = {},
                                      .text = u"Bank: https://relay.example/v/"_s + kToken,
                                      .reportTo = QUrl(u"https://relay.example/webhooks/message/R"_s)};
        m_call = sender.send(message, [this](base::Result<Accepted> answer) {
            ++m_answers;
            m_answer = std::move(answer);
        });
    }
    void send()
    {
        m_sender = std::make_unique<GatewaySender>(*m_network);
        m_sender->serve(Channel::Sms, *Gateway::of(settings()));
        send(*m_sender);
    }

    std::unique_ptr<test::FakeHttpServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<GatewaySender> m_sender;
    std::unique_ptr<base::PendingCall> m_call;
    std::optional<base::Result<Accepted>> m_answer;
    int m_answers = 0;
};

QTEST_GUILESS_MAIN(GatewaySenderTest)
#include "gateway_sender_test.moc"
