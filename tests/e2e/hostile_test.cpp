// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

/// Bad input against the real relay: each gets its answer, and the relay goes on serving others.
class HostileTest : public QObject
{
    Q_OBJECT

private:
    RelayProgram m_relay;
    quint16 m_port = 0;

    static QByteArray good() { return R"({"event_type":"SESSION_STARTED","interviewId":"aaaaaaaaaaaaaaaaaaaaaaaa"})"; }
    [[nodiscard]] bool relayServes() const
    {
        return m_relay.program.isRunning() && sendRaw(m_port, webhookPost(good(), RelayProgram::kSecret)).status == 200;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_relay.prepare());
        QVERIFY(m_relay.start());
        m_port = static_cast<quint16>(m_relay.http().port());
        QVERIFY(relayServes());
    }

    void cleanup() { QVERIFY(relayServes()); }

    void badWebhooksGetTheirAnswer_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray secret = RelayProgram::kSecret;
        const auto row = [](const char *name, const QByteArray &request, int status) { QTest::newRow(name) << request << status; };
        row("no secret", webhookPost(good(), {}), 401);
        row("wrong secret", webhookPost(good(), "e2e-webhook-secreT"), 401);
        row("no secret, not JSON: the order of checks leaks nothing", webhookPost("}", {}, "text/plain"), 401);
        row("not the JSON type", webhookPost(good(), secret, "text/plain"), 415);
        row("not JSON", webhookPost("{\"a\":", secret), 400);
        row("empty", webhookPost("", secret), 400);
        row("an array", webhookPost("[{}]", secret), 400);
        row("invalid UTF-8", webhookPost("{\"interviewId\":\"\xC3\x28\"}", secret), 400);
        row("deeply nested",
            webhookPost(QByteArray("{\"a\":").append(QByteArray(20'000, '[')).append(QByteArray(20'000, ']')).append('}'), secret), 400);
        row("1 MiB body", webhookPost("{\"a\":\"" + QByteArray(1 << 20, 'x') + "\"}", secret), 413);
        row("100 KiB of headers",
            "POST /webhooks/incode HTTP/1.1\r\nHost: relay\r\nX-Filler: " + QByteArray(100 * 1024, 'y') + "\r\nContent-Length: 2\r\n\r\n{}",
            431);
        row("unknown shape is kept", webhookPost(R"({"hello":"world"})", secret), 200);
        row("numbers as strings decide nothing",
            webhookPost(R"({"overallStatus":"PASS","faceMatch":"true","overallScore":"0.99","customerId":42})", secret), 200);
        row("a customer id of 10,000 characters",
            webhookPost("{\"overallStatus\":\"PASS\",\"faceMatch\":true,\"customerId\":\"" + QByteArray(10'000, 'c')
                            + "\",\"interviewId\":\"i\"}",
                        secret),
            200);
        row("another method", "DELETE /webhooks/incode HTTP/1.1\r\nHost: relay\r\n\r\n", 405);
        row("another path", "GET /etc/passwd HTTP/1.1\r\nHost: relay\r\n\r\n", 404);
        row("an unknown landing token", "GET /v/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: relay\r\n\r\n", 404);
    }

    void badWebhooksGetTheirAnswer()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const RawAnswer answer = sendRaw(m_port, request);
        QVERIFY2(answer.status == status, answer.all.left(200).constData());
        QVERIFY(!answer.all.contains(RelayProgram::kSecret));
    }

    void garbageInsteadOfHttpEndsTheConnection()
    {
        const RawAnswer answer = sendRaw(m_port, QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + QByteArray(5000, '\xff'));
        QVERIFY(answer.status == 0 || answer.status >= 400);
    }

    void aStalledRequestIsEnded()
    {
        const RawAnswer answer =
            sendRaw(m_port,
                    "POST /webhooks/incode HTTP/1.1\r\nHost: relay\r\nX-Incode-Secret: " + QByteArray(RelayProgram::kSecret)
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
                    20'000);
        QVERIFY2(answer.status == 0 || answer.status == 408, answer.all.constData());
    }

    void twoThousandIdleConnectionsLeaveRoomForOthers()
    {
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 2000; ++i) {
            auto socket = std::make_unique<QTcpSocket>();
            socket->connectToHost(u"127.0.0.1"_s, m_port);
            idle.push_back(std::move(socket));
        }
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(idle.begin(), idle.end(),
                                             [](const auto &socket) {
                                                 return socket->state() != QAbstractSocket::ConnectingState
                                                        && socket->state() != QAbstractSocket::HostLookupState;
                                             }),
                                 30'000);
        QVERIFY(relayServes());
    }

    void aStreamThatNeverSaysHelloIsClosed()
    {
        StreamProbe probe;
        QNetworkRequest request(m_relay.stream());
        request.setRawHeader("Authorization", "Bearer " + m_relay.token());
        probe.socket().open(request);
        QTRY_COMPARE_WITH_TIMEOUT(probe.closeCode(), 4408, 15'000);
    }

    void aStreamWithAWrongTokenIsNotOpened()
    {
        StreamProbe probe;
        QVERIFY(probe.signIn(m_relay.stream(), "wrong").isEmpty());
        QCOMPARE(probe.refusal(), 401);
    }

    void aStreamThatSendsGarbageGetsErrorsOrIsClosed()
    {
        StreamProbe probe;
        QVERIFY(!probe.signIn(m_relay.stream(), m_relay.token()).isEmpty());
        probe.socket().sendTextMessage(u"{]"_s);
        probe.socket().sendTextMessage(u"[[[[[[[[[[[[[[["_s);
        probe.socket().sendBinaryMessage(QByteArray(100, '\0'));
        const QJsonObject answer = probe.call(u"no.such.method"_s, {});
        QVERIFY(probe.closeCode() != 0 || answer.value(u"error"_s).toObject().value(u"code"_s).toInt() == -32601);
    }

    void aStreamMessageOverTheLimitIsRefused()
    {
        StreamProbe probe;
        QVERIFY(!probe.signIn(m_relay.stream(), m_relay.token()).isEmpty());
        probe.socket().sendTextMessage(QString(100 * 1024, u'x'));
        QTRY_VERIFY_WITH_TIMEOUT(probe.closeCode() != 0, 10'000);
    }

    void aFloodingStreamIsClosed()
    {
        StreamProbe probe;
        QVERIFY(!probe.signIn(m_relay.stream(), m_relay.token()).isEmpty());
        for (int i = 0; i < 5000; ++i)
            probe.socket().sendTextMessage(
                QStringLiteral(R"({"jsonrpc":"2.0","id":%1,"method":"customers.search","params":{"text":"a","limit":20}})").arg(i + 1000));
        QTRY_COMPARE_WITH_TIMEOUT(probe.closeCode(), 4429, 20'000);
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "hostile_test.moc"
