// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/parser/request_meter.h"

#include <QTest>

using namespace authlink::http::parser;

class RequestMeterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWholeRequests_data();
    void takesWholeRequests();
    void sameVerdictByteByByte_data() { takesWholeRequests_data(); }
    void sameVerdictByteByByte();
    void boundsTheHeaderBlock();
    void boundsTheOverheadOfChunks();
    void readsNothingAfterARefusal();
    void asksForContinueOnce();
    void tellsWebSocketsFromOtherUpgrades();
    void noUpgradeWithoutTheRightForm_data();
    void noUpgradeWithoutTheRightForm();
    void anIgnoredUpgradeEndsTheConnection();
};

namespace
{
constexpr RequestMeter::Limits kLimits{.headerBytes = 1024, .bodyBytes = 100};
const QByteArray kHost = "Host: x\r\n";
} // namespace

void RequestMeterTest::takesWholeRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("complete");
    QTest::addColumn<int>("refusal"); // 0: none
    const QByteArray get = "GET / HTTP/1.1\r\n";
    const QByteArray post = "POST / HTTP/1.1\r\n" + kHost;
    const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    const auto row = [](const char *name, const QByteArray &bytes, int complete, int refusal) {
        QTest::newRow(name) << bytes << complete << refusal;
    };
    row("one get", get + kHost + "\r\n", 1, 0);
    row("half a get", get + kHost, 0, 0);
    row("pipelined", get + kHost + "\r\n" + post + "Content-Length: 3\r\n\r\nabc" + get + kHost + "\r\n", 3, 0);
    row("body not all there", post + "Content-Length: 4\r\n\r\nabc", 0, 0);
    row("body of exactly the limit", post + "Content-Length: 100\r\n\r\n" + QByteArray(100, 'x'), 1, 0);
    row("body over the limit", post + "Content-Length: 101\r\n\r\n", 0, 413);
    row("length beyond any integer", post + "Content-Length: 99999999999999999999999\r\n\r\n", 0, 413);
    row("negative length", post + "Content-Length: -1\r\n\r\n", 0, 400);
    row("length with a sign", post + "Content-Length: +1\r\n\r\nx", 0, 400);
    row("empty length", post + "Content-Length:\r\n\r\n", 0, 400);
    row("lengths that disagree", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 0, 400);
    row("length twice", post + "Content-Length: 1\r\ncontent-length: 1\r\n\r\n", 0, 400);
    row("length and encoding", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, 400);
    row("unknown encoding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 0, 501);
    row("encoding twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 0, 400);
    row("encoding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 0, 400);
    row("chunks", chunked + "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", 1, 0);
    row("chunks, then a get", chunked + "1\r\na\r\n0\r\n\r\n" + get + kHost + "\r\n", 2, 0);
    row("chunks over the limit", chunked + "60\r\n" + QByteArray(0x60, 'x') + "\r\n5\r\n", 0, 413);
    row("chunk size not hex", chunked + "xyz\r\n", 0, 400);
    row("chunk size too long", chunked + "000000001\r\n", 0, 400);
    row("chunk without its end", chunked + "1\r\nabc\r\n", 0, 400);
    row("chunk line with a bare line feed", chunked + "1\na", 0, 400);
    row("trailers", chunked + "0\r\nX: y\r\n\r\n", 0, 400);
    row("no host", get + "\r\n", 0, 400);
    row("no host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 1, 0);
    row("two hosts", get + kHost + kHost + "\r\n", 0, 400);
    row("host with a path", get + "Host: x/y\r\n\r\n", 0, 400);
    row("bare line feeds", "GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", 0, 400);
    row("folded header", get + kHost + "A: b\r\n c\r\n\r\n", 0, 400);
    row("blank before the colon", get + kHost + "Content-Length : 1\r\n\r\n", 0, 400);
    row("zero byte in a header", get + kHost + QByteArray("A: b\0c\r\n\r\n", 10), 0, 400);
    row("absolute target", "GET http://x/ HTTP/1.1\r\n" + kHost + "\r\n", 0, 400);
    row("target that begins with two slashes", "GET //x/ HTTP/1.1\r\n" + kHost + "\r\n", 1, 0);
    row("blank in the target", "GET /a b HTTP/1.1\r\n" + kHost + "\r\n", 0, 400);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\n", 0, 505);
    row("HTTP/3.0", "GET / HTTP/3.0\r\n" + kHost + "\r\n", 0, 505);
    row("garbage", "\x01\x02\x03\x04", 0, 400);
    row("TLS on the plain port", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), 0, 400);
    row("mark in the method", "GET!%POST / HTTP/9.9\r\n" + kHost + "\r\n", 0, 400); // found by the fuzzer: the status hung on the fragments
    row("other upgrade", get + kHost + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n", 1, 0);
    row("other upgrades with a body",
        "POST / HTTP/1.1\r\n" + kHost + "Connection: Upgrade\r\nUpgrade: h2c\r\nUpgrade: foo/1\r\nContent-Length: 2\r\n\r\nab", 1, 0);
    row("two upgrades, one to WebSocket", get + kHost + "Connection: Upgrade\r\nUpgrade: websocket\r\nUpgrade: h2c\r\n\r\n", 1, 0);
    row("WebSocket with a body",
        "GET / HTTP/1.1\r\n" + kHost + "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 1\r\n\r\na" + get + kHost + "\r\n", 2,
        0);
    row("WebSocket with length and encoding",
        post + "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 0, 400);
    row("good, then bad", get + kHost + "\r\n\x01\x02", 1, 400);
    row("too many headers", get + kHost + QByteArray("A:\r\n").repeated(120) + "\r\n", 0, 431);
}

void RequestMeterTest::takesWholeRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, complete);
    QFETCH(int, refusal);
    RequestMeter meter(kLimits);
    meter.feed(bytes);
    QCOMPARE(meter.completed(), complete);
    QCOMPARE(meter.refusal().value_or(0), refusal);
}

void RequestMeterTest::sameVerdictByteByByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, complete);
    QFETCH(int, refusal);
    RequestMeter meter(kLimits);
    for (const char c : std::as_const(bytes))
        meter.feed(QByteArrayView(&c, 1));
    QCOMPARE(meter.completed(), complete);
    QCOMPARE(meter.refusal().value_or(0), refusal);
}

void RequestMeterTest::boundsTheHeaderBlock()
{
    RequestMeter fits(kLimits);
    const QByteArray head = "GET / HTTP/1.1\r\n" + kHost + "A: ";
    fits.feed(head + QByteArray(1024 - head.size() - 4, 'a') + "\r\n\r\n");
    QCOMPARE(fits.completed(), 1);

    RequestMeter over(kLimits);
    over.feed(head + QByteArray(1024 - head.size() - 3, 'a') + "\r\n\r\n");
    QCOMPARE(over.completed(), 0);
    QCOMPARE(over.refusal().value_or(0), 431);
}

void RequestMeterTest::boundsTheOverheadOfChunks()
{
    RequestMeter meter({.headerBytes = 1024, .bodyBytes = 1'000'000});
    meter.feed("POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n");
    const QByteArray wasteful = "1;" + QByteArray(100, 'e') + "\r\nx\r\n";
    qint64 sent = 0;
    while (!meter.refusal() && sent < 5'000'000) {
        meter.feed(wasteful);
        sent += wasteful.size();
    }
    QCOMPARE(meter.refusal().value_or(0), 413);
    QVERIFY(sent <= 1'000'000 + RequestMeter::kChunkOverheadBytes + wasteful.size());
}

void RequestMeterTest::readsNothingAfterARefusal()
{
    RequestMeter meter(kLimits);
    meter.feed("BAD\r\n\r\n");
    QCOMPARE(meter.refusal().value_or(0), 400);
    meter.feed("GET / HTTP/1.1\r\n" + kHost + "\r\n");
    QCOMPARE(meter.completed(), 0);
    QVERIFY(!meter.midRequest());
}

void RequestMeterTest::asksForContinueOnce()
{
    RequestMeter meter(kLimits);
    meter.feed("POST / HTTP/1.1\r\n" + kHost + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    QVERIFY(meter.takeContinue());
    QVERIFY(!meter.takeContinue());
    meter.feed("abc");
    QVERIFY(!meter.takeContinue());
    QCOMPARE(meter.completed(), 1);
}

void RequestMeterTest::tellsWebSocketsFromOtherUpgrades()
{
    RequestMeter meter(kLimits);
    meter.feed("GET /v1/stream?x=1 HTTP/1.1\r\n" + kHost + "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n\r\n");
    const auto head = meter.take();
    QVERIFY(head.has_value());
    QVERIFY(head->webSocket);
    QCOMPARE(head->target, QByteArray("/v1/stream?x=1"));
    QVERIFY(!meter.take().has_value());
}

void RequestMeterTest::noUpgradeWithoutTheRightForm_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("offers");
    const QByteArray offer = kHost + "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    QTest::newRow("POST") << "POST / HTTP/1.1\r\n" + offer + "\r\n" << true;
    QTest::newRow("POST with a body") << "POST / HTTP/1.1\r\n" + offer + "Content-Length: 2\r\n\r\nab" << true;
    QTest::newRow("HEAD") << "HEAD / HTTP/1.1\r\n" + offer + "\r\n" << true;
    QTest::newRow("small letters") << "get / HTTP/1.1\r\n" + offer + "\r\n" << true;
    QTest::newRow("GET with a body") << "GET / HTTP/1.1\r\n" + offer + "Content-Length: 2\r\n\r\nab" << true;
    QTest::newRow("GET in chunks") << "GET / HTTP/1.1\r\n" + offer + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << true;
    QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0\r\n" + offer + "\r\n" << true;
    QTest::newRow("no Connection") << "GET / HTTP/1.1\r\n" + kHost + "Upgrade: websocket\r\n\r\n" << true;
    QTest::newRow("twice") << "GET / HTTP/1.1\r\n" + offer + "UPGRADE: WebSocket\r\n\r\n" << true;
    QTest::newRow("and another") << "GET / HTTP/1.1\r\n" + kHost + "Connection: Upgrade\r\nUpgrade: h2c\r\nUpgrade: websocket\r\n\r\n"
                                 << true;
    QTest::newRow("in a list") << "GET / HTTP/1.1\r\n" + kHost + "Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n\r\n" << false;
}

void RequestMeterTest::noUpgradeWithoutTheRightForm()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, offers);
    RequestMeter meter(kLimits);
    meter.feed(bytes);
    QCOMPARE(meter.refusal().value_or(0), 0);
    const auto head = meter.take();
    QVERIFY(head.has_value());
    QVERIFY(!head->webSocket);
    QCOMPARE(head->offersWebSocket, offers);
}

void RequestMeterTest::anIgnoredUpgradeEndsTheConnection()
{
    RequestMeter meter(kLimits);
    meter.ignoreUpgrade(); // there is none
    const QByteArray offer = "GET / HTTP/1.1\r\n" + kHost + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    meter.feed(offer + offer);
    meter.ignoreUpgrade();
    const auto ignored = meter.take();
    QVERIFY(ignored.has_value() && !ignored->webSocket && !ignored->offersWebSocket && ignored->close);
    const auto next = meter.take();
    QVERIFY(next.has_value() && next->webSocket && next->offersWebSocket && !next->close);
}

QTEST_GUILESS_MAIN(RequestMeterTest)
#include "request_meter_test.moc"
