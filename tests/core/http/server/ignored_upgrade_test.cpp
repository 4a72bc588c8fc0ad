// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/http/server/http_server_fixture.h"
#include "tests/support/raw_client.h"

#include <QSslSocket>
#include <QTest>
#include <QWebSocket>

#include <memory>
#include <optional>
#include <vector>

using namespace authlink::http::server;
using namespace authlink::test;

namespace
{

const QByteArray kOffer = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
const QByteArray kKey = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

QByteArray ask(const QByteArray &line, const QByteArray &headers, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body;
}

/// WebSockets are opened at "/stream" and nowhere else.
struct Door {
    explicit Door(const std::optional<QSslConfiguration> &tls = std::nullopt) : site(ServerLimits{}, tls)
    {
        site.server.acceptWebSockets(
            [](QByteArrayView path) { return path == "/stream"; },
            [this](const Request &, const auto &verdict) {
                verdict(HttpServer::UpgradeHandler([this](std::unique_ptr<QWebSocket> socket) { opened.push_back(std::move(socket)); }));
            });
    }

    std::vector<std::unique_ptr<QWebSocket>> opened;
    Site site;
};

} // namespace

/// An offer of a WebSocket where there is none, as of a proxy that writes it into every request (RFC 9110 section 7.8): the request is
/// answered as it is without, and what follows on its connection is not.
class IgnoredUpgradeTest : public QObject
{
    Q_OBJECT

private:
    static void offers()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        const QByteArray five = kOffer + "Content-Length: 5\r\n";
        const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
        QTest::newRow("POST") << ask("POST /now", five, "hello") << QByteArray("hello");
        QTest::newRow("POST in chunks") << ask("POST /now", chunked + kOffer, "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n") << QByteArray("hello");
        QTest::newRow("POST without a body") << ask("POST /now", kOffer + "Content-Length: 0\r\n") << QByteArray();
        QTest::newRow("POST with a key") << ask("POST /now", kKey + five, "hello") << QByteArray("hello");
        QTest::newRow("POST where GET is an upgrade") << ask("POST /stream", kKey + five, "hello") << QByteArray("hello");
        QTest::newRow("GET") << ask("GET /now", kOffer) << QByteArray();
        QTest::newRow("GET with a key") << ask("GET /now", kOffer + kKey) << QByteArray();
        QTest::newRow("GET with a body") << ask("GET /stream", kKey + five, "hello") << QByteArray("hello");
        QTest::newRow("GET beside the place") << ask("GET /stream/", kOffer + kKey) << QByteArray();
        QTest::newRow("the place in the query") << ask("GET /now?/stream", kOffer + kKey) << QByteArray();
        QTest::newRow("offered twice") << ask("POST /now", five + "upgrade: WebSocket\r\n", "hello") << QByteArray("hello");
        QTest::newRow("no Connection") << ask("POST /now", "Upgrade: websocket\r\nContent-Length: 5\r\n", "hello") << QByteArray("hello");
        QTest::newRow("at the end of a long head")
            << ask("POST /now", "A: " + QByteArray(8'000, 'a') + "\r\nContent-Length: 5\r\n" + kOffer, "hello") << QByteArray("hello");
        const QByteArray head = "Upgrade: websocket\r\n\r\nGET /now HTTP/1.1\r\n\r\n";
        QTest::newRow("a body that looks like a head")
            << ask("POST /now", kOffer + "Content-Length: " + QByteArray::number(head.size()) + "\r\n", head) << head;
    }

private Q_SLOTS:
    void answersAsWithout_data() { offers(); }

    void answersAsWithout()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        Door door;
        RawClient client(door.site.server.port());
        client.send(bytes);
        QTRY_VERIFY(client.isAnswered());
        QCOMPARE(client.status(), 200);
        QCOMPARE(client.body(), body);
        QCOMPARE(client.header("Connection"), QByteArray("close"));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(door.site.requests.size(), 1);
        const Request &request = door.site.requests.constFirst();
        QVERIFY(!request.hasHeader("Upgrade"));
        QCOMPARE(request.header("Host"), QByteArray("x"));
        QVERIFY(door.opened.empty());
        QCOMPARE(door.site.server.refusedRequests(), 0U);
        QTRY_COMPARE(door.site.server.connectionCount(), 0);
    }

    void answersAsWithoutInPieces_data() { offers(); }

    void answersAsWithoutInPieces()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        for (const qsizetype first : {qsizetype(1), bytes.indexOf("pgrade"), bytes.indexOf("\r\n\r\n") + 3, bytes.size() - 1}) {
            Door door;
            RawClient client(door.site.server.port());
            client.send(bytes.first(first));
            QTRY_COMPARE(door.site.server.connectionCount(), 1);
            QTRY_COMPARE(client.socket().bytesToWrite(), 0);
            QCoreApplication::processEvents(); // Qt's server has read the first piece
            client.send(bytes.sliced(first));
            QTRY_VERIFY(client.isAnswered());
            QCOMPARE(client.status(), 200);
            QCOMPARE(client.body(), body);
            QTRY_VERIFY(client.isClosed());
            QCOMPARE(door.site.requests.size(), 1);
        }
    }

    void waitsForAnAnswerThatComesLater()
    {
        Door door;
        RawClient client(door.site.server.port());
        client.send(ask("POST /later", kOffer + "Content-Length: 5\r\n", "hello"));
        QTRY_COMPARE(door.site.waiting.size(), 1U);
        QCOMPARE(door.site.requests.constFirst().body, QByteArray("hello"));
        door.site.answerWaiting("done");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.body(), QByteArray("done"));
    }

    void mayFollowAnotherRequest()
    {
        Door door;
        RawClient client(door.site.server.port());
        client.send(post("first") + ask("POST /now", kOffer + "Content-Length: 6\r\n", "second"));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.answers(), 2);
        QVERIFY(client.received().contains("first"));
        QVERIFY(client.received().endsWith("second"));
    }

    void nothingThatFollowsIsServed()
    {
        Door door;
        RawClient client(door.site.server.port());
        client.send(ask("GET /now", kOffer + kKey) + ask("GET /now?smuggled", "X-Forwarded-For: 203.0.113.9\r\n"));
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.answers(), 1);
        QCOMPARE(door.site.requests.size(), 1);
    }

    void doesNotTakeTheAnswerOfAnotherAlong_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("POST") << ask("POST /now", kOffer + "Content-Length: 6\r\n", "second");
        QTest::newRow("GET") << ask("GET /now", kOffer);
        QTest::newRow("a true upgrade") << ask("GET /stream", kOffer + kKey);
    }

    void doesNotTakeTheAnswerOfAnotherAlong()
    {
        QFETCH(QByteArray, second);
        Door door;
        RawClient client(door.site.server.port());
        client.send(post("1", "/later") + second);
        QTRY_COMPARE(door.site.waiting.size(), 1U);
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents(); // the server meets the second
        door.site.answerWaiting("first");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(client.answers(), 1);
        QCOMPARE(client.body(), QByteArray("first"));
        QCOMPARE(door.site.requests.size(), 1);
        QVERIFY(door.opened.empty());
    }

    void theRightOneIsStillOpened()
    {
        Door door;
        RawClient client(door.site.server.port());
        client.send(kGet + ask("GET /stream?a", kOffer + kKey));
        QTRY_COMPARE(door.opened.size(), 1U);
        QTRY_VERIFY(client.received().contains("HTTP/1.1 101"));
        QCOMPARE(door.site.server.streamCount(), 1);
    }

    void allAreIgnoredByWhoTakesNone()
    {
        Site site(ServerLimits{});
        RawClient client(site.server.port());
        client.send(ask("GET /stream", kOffer + kKey));
        QTRY_COMPARE(client.status(), 200);
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(site.requests.size(), 1);
    }

    void overTls()
    {
        Door door(testTls());
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), door.site.server.port());
        QByteArray answer;
        connect(&client, &QSslSocket::readyRead, &client, [&] { answer += client.readAll(); });
        QTRY_VERIFY(client.isEncrypted());
        client.write("POST /now HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUp");
        QTRY_COMPARE(client.bytesToWrite() + client.encryptedBytesToWrite(), 0);
        QCoreApplication::processEvents();
        client.write("grade: websocket\r\nContent-Length: 5\r\n\r\nhello");
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("hello"), answer.constData());
    }
};

QTEST_GUILESS_MAIN(IgnoredUpgradeTest)
#include "ignored_upgrade_test.moc"
