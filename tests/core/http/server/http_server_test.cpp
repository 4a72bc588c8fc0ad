// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "tests/core/http/server/http_server_fixture.h"
#include "tests/support/accept_web_sockets.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace Qt::Literals::StringLiterals;
using namespace authlink::http::server;
using namespace authlink::test;
using namespace std::chrono_literals;

class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { authlink::base::raiseFileLimit(); }
    void servesAndKeepsTheConnection();
    void servesRequestsInPieces();
    void servesChunkedBodies();
    void servesPipelinedRequestsInOrder();
    void closesAfterAnAnswerRatherThanMixing();
    void refusesInOrder();
    void refuses_data();
    void refuses();
    void lettingGoOfARequestAnswers500();
    void answersOnlyOnce();
    void cutsAConnectionWithoutAnAnswer();
    void survivesAClientThatLeaves();
    void headGetsNoBody();
    void continuesAnExpectingClient();
    void opensWebSockets();
    void webSocketsOpenedAtOnceKeepTheirOwnRequests();
    void aWebSocketWaitsForItsVerdict();
    void refusesWebSockets();
    void ignoresUpgradesItDoesNotSpeak();
    void webSocketOutlivesTheServer();
};

void HttpServerTest::servesAndKeepsTheConnection()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send(kGet);
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    client.send(post("abc"));
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(!client.isClosed());
    QCOMPARE(site.requests.at(1).body, QByteArray("abc"));
    QCOMPARE(site.requests.at(1).method, QByteArray("POST"));
    QCOMPARE(site.requests.at(1).header("host"), QByteArray("x"));
    QVERIFY(site.requests.at(1).peer.isLoopback());
}

void HttpServerTest::servesRequestsInPieces()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send("POST /now?a=b HTTP/1.1\r\nHost: x\r\nConte");
    QTRY_COMPARE(site.server.connectionCount(), 1);
    client.send("nt-Length: 6\r\n\r\nabc");
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    client.send("def");
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.body(), QByteArray("abcdef"));
    QCOMPARE(site.requests.at(0).path, QByteArray("/now"));
    QCOMPARE(site.requests.at(0).query, QByteArray("a=b"));
}

void HttpServerTest::servesChunkedBodies()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send("POST /now HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3;ext=1\r\nabc\r\n");
    QTRY_COMPARE(site.server.connectionCount(), 1);
    client.send("3\r\ndef\r\n0\r\n\r\n");
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.body(), QByteArray("abcdef"));
}

void HttpServerTest::servesPipelinedRequestsInOrder()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send(post("one") + post("two") + post("three") + "GET /now HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(client.answers(), 4);
    QTRY_VERIFY(client.isClosed());
    const qsizetype one = client.received().indexOf("one");
    const qsizetype two = client.received().indexOf("two");
    QVERIFY(one > 0 && one < two && two < client.received().indexOf("three"));
}

void HttpServerTest::closesAfterAnAnswerRatherThanMixing()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send(post("1", "/later") + post("2"));
    QTRY_COMPARE(site.waiting.size(), 1U);
    client.send(post("3"));
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    site.answerWaiting("first");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.body(), QByteArray("first"));
    QCOMPARE(client.header("Connection"), QByteArray("close"));
    QCOMPARE(site.requests.size(), 1);
}

void HttpServerTest::refusesInOrder()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send(post("good") + "\x01\x02garbage");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers(), 1);
    QCOMPARE(client.body(), QByteArray("good"));
}

void HttpServerTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("1 MiB body") << post(QByteArray(1024 * 1024, 'x')) << 413;
    QTest::newRow("100 KiB of headers") << "GET / HTTP/1.1\r\nHost: x\r\nA: " + QByteArray(100 * 1024, 'a') + "\r\n\r\n" << 431;
    QTest::newRow("garbage") << QByteArray("\x7f\x45\x4c\x46 garbage \r\n\r\n") << 400;
    QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab") << 400;
    QTest::newRow("length and chunks") << QByteArray(
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                       << 400;
    QTest::newRow("endless chunks") << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           + QByteArray("400\r\n" + QByteArray(0x400, 'x') + "\r\n").repeated(600)
                                    << 413;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
}

void HttpServerTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    Site site(shortLimits());
    RawClient client(site.server.port());
    RawClient other(site.server.port());
    client.send(bytes);
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), status);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/problem+json"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY(site.requests.isEmpty());
    other.send(kGet);
    QTRY_COMPARE(other.status(), 200);
    QCOMPARE(site.server.refusedRequests(), 1U);
}

void HttpServerTest::lettingGoOfARequestAnswers500()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send(post("", "/never"));
    QTRY_COMPARE(client.status(), 500);
}

void HttpServerTest::answersOnlyOnce()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send(post("", "/later"));
    QTRY_COMPARE(site.waiting.size(), 1U);
    const Responder copy = site.waiting.front();
    site.answerWaiting("first");
    copy.respond(problem(503));
    client.send(kGet);
    QTRY_COMPARE(client.answers(), 2);
    QCOMPARE(client.body(), QByteArray("first"));
    QVERIFY(!client.received().contains(" 503 "));
}

void HttpServerTest::cutsAConnectionWithoutAnAnswer()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    RawClient other(site.server.port());
    client.send(post("abc", "/cut"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received(), QByteArray());
    other.send(kGet);
    QTRY_VERIFY(other.isAnswered());
}

void HttpServerTest::survivesAClientThatLeaves()
{
    Site site(shortLimits());
    {
        RawClient client(site.server.port());
        client.send(post("", "/later"));
        QTRY_COMPARE(site.waiting.size(), 1U);
        client.abort();
    }
    QTRY_COMPARE(site.server.connectionCount(), 0);
    site.answerWaiting("nobody hears this");
    RawClient other(site.server.port());
    other.send(kGet);
    QTRY_COMPARE(other.status(), 200);
}

void HttpServerTest::headGetsNoBody()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send("HEAD /now HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    QTRY_COMPARE(client.status(), 200);
    QCOMPARE(client.header("Content-Length"), QByteArray("3"));
    QVERIFY(client.received().endsWith("\r\n\r\n"));
}

void HttpServerTest::continuesAnExpectingClient()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    client.send("POST /now HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    QTRY_COMPARE(client.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("abc");
    QTRY_COMPARE(client.answers(), 2);
    RawClient big(site.server.port());
    big.send("POST /now HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 999999\r\n\r\n");
    QTRY_COMPARE(big.status(), 413);
}

void HttpServerTest::opensWebSockets()
{
    Site site(shortLimits());
    std::unique_ptr<QWebSocket> accepted;
    Request request;
    authlink::test::acceptWebSockets(site.server, [&](std::unique_ptr<QWebSocket> socket, const Request &asked) {
        accepted = std::move(socket);
        request = asked;
    });
    QWebSocket client;
    QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
    QNetworkRequest handshake(QUrl(u"ws://127.0.0.1:%1/v1/stream?a"_s.arg(site.server.port())));
    handshake.setRawHeader("Authorization", "Bearer token");
    client.open(handshake);
    QTRY_VERIFY(accepted);
    QCOMPARE(request.header("authorization"), QByteArray("Bearer token"));
    QCOMPARE(request.path, QByteArray("/v1/stream"));
    QCOMPARE(accepted->maxAllowedIncomingMessageSize(), 65'536U);
    QCOMPARE(site.server.connectionCount(), 0);
    QCOMPARE(site.server.streamCount(), 1);
    QSignalSpy heard(accepted.get(), &QWebSocket::textMessageReceived);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState); // ours is open before the client has read the answer
    client.sendTextMessage(QString(60'000, u'x'));
    QTRY_COMPARE(heard.size(), 1);
    accepted->sendTextMessage(u"hello"_s);
    QTRY_COMPARE(texts.size(), 1);

    QSignalSpy closed(accepted.get(), &QWebSocket::disconnected);
    client.sendTextMessage(QString(70'000, u'x'));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(heard.size(), 1);
    accepted.reset();
    QTRY_COMPARE(site.server.streamCount(), 0);
}

void HttpServerTest::webSocketsOpenedAtOnceKeepTheirOwnRequests()
{
    constexpr int kClients = 60; // more than Qt's server keeps waiting by itself
    Site site(shortLimits());
    std::vector<std::unique_ptr<QWebSocket>> accepted;
    std::vector<QByteArray> mixedUp;
    authlink::test::acceptWebSockets(site.server, [&](std::unique_ptr<QWebSocket> socket, const Request &asked) {
        const QByteArray own = "Bearer " + QByteArray::number(socket->peerPort());
        if (asked.header("authorization") != own)
            mixedUp.push_back(own + " got '" + asked.header("authorization") + '\'');
        accepted.push_back(std::move(socket));
    });
    // All handshakes are in the server's sockets before it reads the first.
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        QTcpSocket &socket = *clients.back();
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), site.server.port());
        QVERIFY(socket.waitForConnected(5000));
        socket.write("GET /v1/stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                     + QByteArray::number(socket.localPort()) + "\r\n\r\n");
        QVERIFY(socket.waitForBytesWritten(5000));
    }
    QTRY_COMPARE(accepted.size(), size_t(kClients));
    QVERIFY2(mixedUp.empty(), mixedUp.empty() ? "" : mixedUp.front().constData());
}

void HttpServerTest::aWebSocketWaitsForItsVerdict()
{
    Site site(shortLimits());
    std::function<void(HttpServer::UpgradeVerdict)> decide;
    site.server.acceptWebSockets([](QByteArrayView) { return true; },
                                 [&decide](const Request &, const auto &verdict) { decide = verdict; });
    std::unique_ptr<QWebSocket> accepted;
    QStringList heard;
    const HttpServer::UpgradeHandler take = [&](std::unique_ptr<QWebSocket> socket) {
        accepted = std::move(socket);
        QObject::connect(accepted.get(), &QWebSocket::textMessageReceived, accepted.get(),
                         [&heard](const QString &text) { heard.append(text); });
    };
    const QByteArray upgrade = "GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    RawClient patient(site.server.port());
    patient.send(upgrade);
    QTRY_VERIFY(decide);
    QTest::qWait(static_cast<int>((shortLimits().requestDeadline + shortLimits().idleDeadline).count()));
    QVERIFY2(patient.received().isEmpty() && !patient.isClosed(), patient.received().constData());
    std::exchange(decide, {})(take);
    QTRY_COMPARE(patient.status(), 101);
    QTRY_VERIFY(accepted);
    patient.send("\x81\x82\x01\x02\x03\x04\x69\x6b"); // "hi", masked
    QTRY_COMPARE(heard, QStringList{u"hi"_s});

    RawClient refused(site.server.port());
    refused.send(upgrade);
    QTRY_VERIFY(decide);
    std::exchange(decide, {})(problem(403));
    QTRY_COMPARE(refused.status(), 403);
    QTRY_VERIFY(refused.isClosed());

    {
        RawClient hasty(site.server.port());
        hasty.send(upgrade);
        QTRY_VERIFY(decide);
    }
    QTRY_COMPARE(site.server.connectionCount(), 0);
    decide(take); // whom it was for has gone
    QCOMPARE(site.server.streamCount(), 1);
}

void HttpServerTest::refusesWebSockets()
{
    Site site(shortLimits());
    site.server.acceptWebSockets([](QByteArrayView path) { return path == "/x"; },
                                 [](const Request &, const auto &verdict) { verdict(problem(404)); });
    RawClient client(site.server.port());
    client.send("GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QTRY_COMPARE(client.status(), 404);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(site.server.streamCount(), 0);
}

void HttpServerTest::ignoresUpgradesItDoesNotSpeak()
{
    Site site(shortLimits());
    authlink::test::acceptWebSockets(site.server, [](std::unique_ptr<QWebSocket>, const Request &) { QFAIL("opened"); });
    RawClient client(site.server.port());
    const QByteArray offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n";
    client.send("POST /now HTTP/1.1\r\nHost: x\r\n" + offer + "Content-Length: 5\r\n\r\nhello");
    QTRY_COMPARE(client.answers(), 1);
    QCOMPARE(client.status(), 200);
    QTRY_VERIFY(client.received().endsWith("hello"));
    // The connection goes on as it would have without the offer.
    client.send("GET /now HTTP/1.1\r\nHost: x\r\n" + offer + "\r\n");
    QTRY_COMPARE(client.answers(), 2);
    client.send(post("again"));
    QTRY_COMPARE(client.answers(), 3);
    QTRY_VERIFY(client.received().endsWith("again"));
    QCOMPARE(site.requests.size(), 3);
}

void HttpServerTest::webSocketOutlivesTheServer()
{
    auto site = std::make_unique<Site>(shortLimits());
    std::unique_ptr<QWebSocket> accepted;
    authlink::test::acceptWebSockets(site->server,
                                     [&](std::unique_ptr<QWebSocket> socket, const Request &) { accepted = std::move(socket); });
    QWebSocket client;
    client.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(site->server.port())));
    QTRY_VERIFY(accepted);
    site.reset();
    accepted->close();
    accepted.reset();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
