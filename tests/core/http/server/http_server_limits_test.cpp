// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"
#include "tests/core/http/server/http_server_fixture.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace authlink::http::server;
using namespace authlink::test;
using namespace std::chrono_literals;

class HttpServerLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { authlink::base::raiseFileLimit(); }
    void cutsOffStalledRequests();
    void closesIdleConnections();
    void makesRoomForNewcomersAtTheCap();
    void answers503WhenNobodyIsIdle();
    void boundsTheMemoryOfUnfinishedRequests();
    void whoFillsTheBudgetGivesWayToOthers();
    void judgesAHeadBeforeItsBodyComes();
    void boundsAClientThatNeverReads();
    void drainsWhatIsUnderWay();
    void speaksTls();
    void cutsOffAPlainClientOnTheTlsPort();
};

void HttpServerLimitsTest::cutsOffStalledRequests()
{
    Site site(shortLimits());
    RawClient head(site.server.port());
    RawClient body(site.server.port());
    head.send("GET / HTTP/1.1\r\nHo");
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    QTRY_COMPARE(head.status(), 408);
    QTRY_COMPARE(body.status(), 408);
    QTRY_VERIFY(head.isClosed() && body.isClosed());
    QVERIFY(site.requests.isEmpty());
}

void HttpServerLimitsTest::closesIdleConnections()
{
    Site site(shortLimits());
    RawClient silent(site.server.port());
    RawClient used(site.server.port());
    used.send(kGet);
    QTRY_VERIFY(silent.isClosed());
    QVERIFY(silent.received().isEmpty());
    QTRY_VERIFY(used.isClosed());
    QTRY_COMPARE(site.server.connectionCount(), 0);
}

void HttpServerLimitsTest::makesRoomForNewcomersAtTheCap()
{
    ServerLimits limits;
    limits.connections = 3;
    Site site(limits);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 3; ++i) {
        idle.push_back(std::make_unique<RawClient>(site.server.port()));
        QTRY_COMPARE(site.server.connectionCount(), i + 1);
    }
    RawClient newcomer(site.server.port());
    newcomer.send(kGet);
    QTRY_COMPARE(newcomer.status(), 200);
    QTRY_VERIFY(idle.front()->isClosed());
    QVERIFY(!idle.back()->isClosed());
    QCOMPARE(site.server.connectionCount(), 3);
}

void HttpServerLimitsTest::answers503WhenNobodyIsIdle()
{
    ServerLimits limits;
    limits.connections = 2;
    Site site(limits);
    RawClient first(site.server.port());
    RawClient second(site.server.port());
    first.send(post("", "/later"));
    second.send(post("", "/later"));
    QTRY_COMPARE(site.waiting.size(), 2U);
    RawClient third(site.server.port());
    QTRY_COMPARE(third.status(), 503);
    QTRY_VERIFY(third.isClosed());
    QCOMPARE(site.server.turnedAway(), 1U);
    site.answerWaiting("a");
    site.answerWaiting("b");
    QTRY_COMPARE(first.status(), 200);
    QTRY_COMPARE(second.status(), 200);
}

void HttpServerLimitsTest::boundsTheMemoryOfUnfinishedRequests()
{
    ServerLimits limits;
    limits.bufferBytes = 300'000;
    Site site(limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(site.server.port()));
        clients.back()->send("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + QByteArray(150'000, 'x'));
    }
    const auto refused = [&] {
        return std::count_if(clients.begin(), clients.end(), [](const auto &client) { return client->status() == 503; });
    };
    QTRY_VERIFY(refused() >= 2);
    QTRY_VERIFY(std::all_of(clients.begin(), clients.end(), [](const auto &client) { return client->socket().bytesToWrite() == 0; }));
    QVERIFY(refused() < 4);
    for (const auto &client : clients) {
        if (client->status() == 0) {
            client->send(QByteArray(50'000, 'x'));
            QTRY_COMPARE(client->status(), 200);
        }
    }
}

void HttpServerLimitsTest::whoFillsTheBudgetGivesWayToOthers()
{
    ServerLimits limits;
    limits.bufferBytes = 300'000;
    Site site(limits);
    RawClient large(site.server.port());
    large.send("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 250000\r\n\r\n" + QByteArray(249'000, 'x'));
    QTRY_COMPARE(large.socket().bytesToWrite(), 0);
    RawClient webhook(site.server.port());
    webhook.send("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n" + QByteArray(90'000, 'w'));
    QTRY_COMPARE(large.status(), 503);
    QCOMPARE(webhook.status(), 0);
    webhook.send(QByteArray(10'000, 'w'));
    QTRY_COMPARE(webhook.status(), 200);
}

void HttpServerLimitsTest::judgesAHeadBeforeItsBodyComes()
{
    Site site(ServerLimits{});
    site.server.checkHeads([](const Request &head) {
        const bool known = head.header("X-Key") == "right";
        return HeadVerdict{.refusal = known || head.path == "/small" ? std::nullopt : std::optional(problem(401)),
                           .bodyBytes = known ? std::nullopt : std::optional<qint64>(1000)};
    });
    const auto begin = [](const QByteArray &path, const QByteArray &length, const QByteArray &more = {}) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + more + length + "\r\n\r\n";
    };
    RawClient stranger(site.server.port());
    stranger.send(begin("/now", "Content-Length: 100000"));
    QTRY_COMPARE(stranger.status(), 401);
    QTRY_VERIFY(stranger.isClosed());
    RawClient waiting(site.server.port()); // for the word to go on, which a stranger doesn't get
    waiting.send(begin("/now", "Content-Length: 100000", "Expect: 100-continue\r\n"));
    QTRY_COMPARE(waiting.status(), 401);
    RawClient large(site.server.port());
    large.send(begin("/small", "Content-Length: 1001"));
    QTRY_COMPARE(large.status(), 413);
    RawClient chunks(site.server.port());
    chunks.send(begin("/small", "Transfer-Encoding: chunked") + "400\r\n");
    QTRY_COMPARE(chunks.status(), 413);
    RawClient small(site.server.port());
    small.send(begin("/small", "Content-Length: 1000"));
    QTRY_COMPARE(small.socket().bytesToWrite(), 0);
    small.send(QByteArray(1000, 's'));
    QTRY_COMPARE(small.status(), 200);
    RawClient known(site.server.port());
    known.send(begin("/now", "Content-Length: 100000", "X-Key: right\r\n"));
    QTRY_COMPARE(known.socket().bytesToWrite(), 0);
    known.send(QByteArray(100'000, 'k'));
    QTRY_COMPARE(known.status(), 200);
    known.send(begin("/now", "Content-Length: 100000")); // the next one on the same connection is judged anew
    QTRY_COMPARE(known.answers(), 2);
    QVERIFY(known.received().contains("HTTP/1.1 401"));
}

void HttpServerLimitsTest::boundsAClientThatNeverReads()
{
    Site site(shortLimits());
    RawClient client(site.server.port());
    QTRY_COMPARE(site.server.connectionCount(), 1);
    client.socket().setReadBufferSize(1);
    const QByteArray echo = post(QByteArray(200'000, 'e'));
    for (int i = 0; i < 100; ++i)
        client.send(echo);
    QTRY_COMPARE_WITH_TIMEOUT(site.server.connectionCount(), 0, 10'000);
    QVERIFY(site.requests.size() < 100);
}

void HttpServerLimitsTest::drainsWhatIsUnderWay()
{
    Site site(shortLimits());
    QSignalSpy drained(&site.server, &HttpServer::drained);
    RawClient idle(site.server.port());
    RawClient busy(site.server.port());
    busy.send(post("", "/later"));
    QTRY_COMPARE(site.waiting.size(), 1U);
    QTRY_COMPARE(site.server.connectionCount(), 2);
    const quint16 port = site.server.port();
    site.server.drain();
    QTRY_VERIFY(idle.isClosed());
    QCOMPARE(drained.size(), 0);
    RawClient late(port);
    QTRY_VERIFY(late.isClosed());
    site.answerWaiting("done");
    QTRY_COMPARE(busy.body(), QByteArray("done"));
    QTRY_COMPARE(drained.size(), 1);
}

void HttpServerLimitsTest::speaksTls()
{
    Site site(ServerLimits{}, testTls());
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(u"127.0.0.1"_s, site.server.port());
    QByteArray received;
    connect(&client, &QSslSocket::readyRead, &client, [&] { received += client.readAll(); });
    client.write(post("over TLS"));
    QTRY_VERIFY(received.endsWith("over TLS"));
    QVERIFY(site.requests.at(0).secure);
    client.write(post(QByteArray(300'000, 'x')));
    QTRY_VERIFY(received.contains("HTTP/1.1 413 "));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
}

void HttpServerLimitsTest::cutsOffAPlainClientOnTheTlsPort()
{
    Site site(shortLimits(), testTls());
    RawClient talker(site.server.port());
    RawClient silent(site.server.port());
    talker.send(kGet);
    QTRY_VERIFY(talker.isClosed());
    QTRY_VERIFY(silent.isClosed());
    QVERIFY(site.requests.isEmpty());
    QTRY_COMPARE(site.server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(HttpServerLimitsTest)
#include "http_server_limits_test.moc"
