// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/base/process.h"
#include "tests/core/relay/http/fake_handlers.h"
#include "tests/support/raw_client.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using test::FakeHandlers;
using test::RawClient;

namespace
{

const QByteArray kSecret = "X-Incode-Secret: s3cret\r\n";
const QByteArray kJson = "Content-Type: application/json\r\n";

QByteArray request(const QByteArray &line, const QByteArray &headers = {}, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: relay.example\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
           + body;
}

QByteArray webhook(const QByteArray &headers, const QByteArray &body = "{}")
{
    return request("POST /webhooks/incode", headers, body);
}

struct Fixture {
    explicit Fixture(const relay::config::RelayConfig &config = test::loopbackConfig(), const relay::http::HttpLimits &limits = {})
        : front(config, limits, fakes.handlers(), fakes.clock, fakes.random, fakes.vault)
    {
        if (const auto listening = front.listen(); !listening)
            qFatal("%s", qPrintable(listening.error().message));
    }
    FakeHandlers fakes;
    relay::http::HttpRouter front;
};

} // namespace

class HttpRouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersWebhooks_data();
    void answersWebhooks();
    void refusesEveryWebhookWithoutAConfiguredSecret();
    void slowsDownWhoGuessesAndNobodyElse();
    void logsAFloodOfRefusalsOnceASecond_data();
    void logsAFloodOfRefusalsOnceASecond();
    void takesWebhooksOnlyFromTheAllowList();
    void believesOnlyTrustedProxies();
    void answersAWebhookOnlyAfterItsCommit();
    void survivesAWebhookClientThatLeaves();
    void lateCommitAfterTheFrontHasGone();
    void routesByPathAndMethod_data();
    void routesByPathAndMethod();
    void reportsHealth();
    void countsInMetrics();
    void leadsWebSocketsToTheDoor();
    void countsWhoFindsItFull();
    void staysUpUnderBadInput_data();
    void staysUpUnderBadInput();
    void staysUpUnderStalledRequests();
    void staysUpUnder2000IdleConnections();
    void saysWhyItCantListen();
    void drains();
};

void HttpRouterTest::initTestCase()
{
    base::raiseFileLimit();
    QLoggingCategory::setFilterRules(u"authlink.*=false"_s);
}

void HttpRouterTest::answersWebhooks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<WebhookAnswer>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("handled");
    const auto ok = WebhookAnswer::Accepted;
    QTest::newRow("good") << webhook(kSecret + kJson) << ok << 200 << true;
    QTest::newRow("charset") << webhook(kSecret + "Content-Type: Application/JSON; charset=utf-8\r\n") << ok << 200 << true;
    QTest::newRow("header name without case") << webhook("x-incode-secret: s3cret\r\n" + kJson) << ok << 200 << true;
    QTest::newRow("no secret") << webhook(kJson) << ok << 401 << false;
    QTest::newRow("wrong secret") << webhook("X-Incode-Secret: s3creT\r\n" + kJson) << ok << 401 << false;
    QTest::newRow("secret and more") << webhook("X-Incode-Secret: s3cret2\r\n" + kJson) << ok << 401 << false;
    QTest::newRow("empty secret") << webhook("X-Incode-Secret:\r\n" + kJson) << ok << 401 << false;
    QTest::newRow("no secret and wrong type") << webhook("Content-Type: text/plain\r\n") << ok << 401 << false;
    QTest::newRow("wrong type") << webhook(kSecret + "Content-Type: text/plain\r\n") << ok << 415 << false;
    QTest::newRow("no type") << webhook(kSecret) << ok << 415 << false;
    QTest::newRow("compressed") << webhook(kSecret + kJson + "Content-Encoding: gzip\r\n") << ok << 415 << false;
    QTest::newRow("not an object") << webhook(kSecret + kJson, "[]") << WebhookAnswer::NotAnObject << 400 << true;
    QTest::newRow("store down") << webhook(kSecret + kJson) << WebhookAnswer::StoreUnavailable << 503 << true;
    QTest::newRow("256 KiB") << webhook(kSecret + kJson, QByteArray(256 * 1024, ' ')) << ok << 200 << true;
    QTest::newRow("over 256 KiB") << webhook(kSecret + kJson, QByteArray(256 * 1024 + 1, ' ')) << ok << 413 << false;
}

void HttpRouterTest::answersWebhooks()
{
    QFETCH(QByteArray, bytes);
    QFETCH(WebhookAnswer, answer);
    QFETCH(int, status);
    QFETCH(bool, handled);
    Fixture fixture;
    fixture.fakes.webhookAnswer = answer;
    RawClient client(fixture.front.port());
    client.send(bytes);
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), status);
    QCOMPARE(fixture.fakes.bodies.size(), handled ? 1 : 0);
    if (status == 200) {
        QCOMPARE(client.header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(client.body(), QByteArray("{\"success\":true}"));
    } else {
        QCOMPARE(client.header("Content-Type"), QByteArray("application/problem+json"));
        QCOMPARE(QJsonDocument::fromJson(client.body()).object().value(u"status").toInt(), status);
        QCOMPARE(client.header("Retry-After").isEmpty(), status != 503);
    }
    QVERIFY(!client.received().contains("s3cret"));
}

void HttpRouterTest::refusesEveryWebhookWithoutAConfiguredSecret()
{
    relay::config::RelayConfig config = test::loopbackConfig();
    config.webhook.headerSecret = {};
    Fixture fixture(config);
    for (const QByteArray &header : {QByteArray(), QByteArray("X-Incode-Secret:\r\n"), kSecret}) {
        RawClient client(fixture.front.port());
        client.send(webhook(header + kJson));
        QTRY_COMPARE(client.status(), 401);
    }
    QVERIFY(fixture.fakes.bodies.isEmpty());
}

void HttpRouterTest::slowsDownWhoGuessesAndNobodyElse()
{
    relay::config::RelayConfig config = test::loopbackConfig();
    config.http.trustedProxies = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s)};
    Fixture fixture(config);
    const QByteArray guesser = "X-Forwarded-For: 198.51.100.1\r\n";
    QList<int> statuses;
    QByteArray retryAfter;
    while (!statuses.endsWith(429) && statuses.size() < 60) {
        RawClient client(fixture.front.port());
        client.send(webhook("X-Incode-Secret: guess\r\n" + kJson + guesser));
        QTRY_VERIFY(client.isAnswered());
        statuses.append(client.status());
        retryAfter = client.header("Retry-After");
    }
    QVERIFY(statuses.size() > 20);
    QCOMPARE(statuses.count(401), statuses.size() - 1);
    QCOMPARE(statuses.last(), 429);
    QVERIFY2(retryAfter.toInt() >= 1 && retryAfter.toInt() <= 3, retryAfter.constData());
    RawClient other(fixture.front.port());
    other.send(webhook(kJson + "X-Forwarded-For: 198.51.100.2\r\n"));
    QTRY_COMPARE(other.status(), 401);
    for (int i = 0; i < 30; ++i) { // from the very same address
        RawClient incode(fixture.front.port());
        incode.send(webhook(kSecret + kJson + guesser));
        QTRY_VERIFY(incode.isAnswered());
        QCOMPARE(incode.status(), 200);
    }
}

namespace
{
QString &countedText()
{
    static QString s_text;
    return s_text;
}
int s_lines = 0;
void countLines(QtMsgType, const QMessageLogContext &, const QString &text)
{
    s_lines += text.contains(countedText()) ? 1 : 0;
}
} // namespace

void HttpRouterTest::logsAFloodOfRefusalsOnceASecond_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("line");
    QTest::newRow("webhooks") << webhook(kJson) << u"a webhook, no credential"_s;
    QTest::newRow("forms") << request("POST /v/abc/yes", "Sec-Fetch-Site: cross-site\r\n") << u"from another site"_s;
    QTest::newRow("malformed") << QByteArray("nonsense\r\n\r\n") << u"refused 400"_s;
}

void HttpRouterTest::logsAFloodOfRefusalsOnceASecond()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, line);
    Fixture fixture;
    countedText() = line;
    s_lines = 0;
    const QtMessageHandler before = qInstallMessageHandler(&countLines);
    QLoggingCategory::setFilterRules(u"authlink.*=false\nauthlink.webhook.warning=true\nauthlink.http=true"_s);
    const auto restore = qScopeGuard([before] {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(u"authlink.*=false"_s);
    });
    QElapsedTimer took;
    took.start();
    for (int i = 0; i < 25; ++i) {
        RawClient client(fixture.front.port());
        client.send(bytes);
        QTRY_VERIFY(client.isAnswered());
    }
    const auto seconds = took.elapsed() / 1000;
    QVERIFY(s_lines >= 1);
    QVERIFY2(s_lines <= seconds + 1, qPrintable(QString::number(s_lines)));
}

void HttpRouterTest::takesWebhooksOnlyFromTheAllowList()
{
    relay::config::RelayConfig config = test::loopbackConfig();
    config.webhook.allowFrom = {QHostAddress::parseSubnet(u"203.0.113.0/24"_s)};
    config.http.trustedProxies = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s)};
    Fixture fixture(config);
    RawClient direct(fixture.front.port());
    direct.send(webhook(kSecret + kJson));
    QTRY_VERIFY(direct.isAnswered());
    RawClient stranger(fixture.front.port());
    stranger.send(webhook(kJson));
    QTRY_VERIFY(stranger.isAnswered());
    QCOMPARE(direct.status(), 401);
    QCOMPARE(direct.received(), stranger.received()); // the right secret from the wrong place learns nothing
    RawClient proxied(fixture.front.port());
    proxied.send(webhook(kSecret + kJson + "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n"));
    QTRY_COMPARE(proxied.status(), 200);
    RawClient forged(fixture.front.port());
    forged.send(webhook(kSecret + kJson + "X-Forwarded-For: 203.0.113.9, 198.51.100.1\r\n"));
    QTRY_COMPARE(forged.status(), 401);
}

void HttpRouterTest::believesOnlyTrustedProxies()
{
    Fixture fixture;
    RawClient client(fixture.front.port());
    client.send(request("GET /v/abc", "X-Forwarded-For: 203.0.113.9\r\n"));
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(fixture.fakes.lastBrowser.address.isLoopback());
}

void HttpRouterTest::answersAWebhookOnlyAfterItsCommit()
{
    Fixture fixture;
    fixture.fakes.holdWebhooks = true;
    RawClient first(fixture.front.port());
    RawClient second(fixture.front.port());
    first.send(webhook(kSecret + kJson, "{\"n\":1}"));
    QTRY_COMPARE(fixture.fakes.heldWebhooks.size(), 1U);
    second.send(webhook(kSecret + kJson, "{\"n\":2}"));
    QTRY_COMPARE(fixture.fakes.heldWebhooks.size(), 2U);
    fixture.fakes.heldWebhooks.at(1)(WebhookAnswer::StoreUnavailable);
    QTRY_COMPARE(second.status(), 503);
    QVERIFY(first.received().isEmpty());
    fixture.fakes.heldWebhooks.at(0)(WebhookAnswer::Accepted);
    QTRY_COMPARE(first.status(), 200);
}

void HttpRouterTest::survivesAWebhookClientThatLeaves()
{
    Fixture fixture;
    fixture.fakes.holdWebhooks = true;
    {
        RawClient client(fixture.front.port());
        client.send(webhook(kSecret + kJson));
        QTRY_COMPARE(fixture.fakes.heldWebhooks.size(), 1U);
        client.abort();
    }
    RawClient other(fixture.front.port());
    other.send(request("GET /healthz"));
    QTRY_COMPARE(other.status(), 200);
    fixture.fakes.heldWebhooks.at(0)(WebhookAnswer::Accepted);
    other.send(request("GET /healthz"));
    QTRY_COMPARE(other.answers(), 2);
}

void HttpRouterTest::lateCommitAfterTheFrontHasGone()
{
    std::vector<std::function<void(WebhookAnswer)>> held;
    {
        Fixture fixture;
        fixture.fakes.holdWebhooks = true;
        RawClient client(fixture.front.port());
        client.send(webhook(kSecret + kJson));
        QTRY_COMPARE(fixture.fakes.heldWebhooks.size(), 1U);
        held = std::move(fixture.fakes.heldWebhooks);
    }
    held.at(0)(WebhookAnswer::Accepted);
    held.clear();
}

void HttpRouterTest::routesByPathAndMethod_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *line, int status, const char *allow = "") {
        QTest::newRow(line) << QByteArray(line) << status << QByteArray(allow);
    };
    row("GET /", 404);
    row("GET /webhooks/incode/", 405, "POST");
    row("POST /webhooks//incode", 404);
    row("GET /metrics", 404);
    row("GET /webhooks/incode", 405, "POST");
    row("PUT /webhooks/incode", 405, "POST");
    row("BREW /webhooks/incode", 405, "POST");
    row("HEAD /healthz", 405, "GET");
    row("POST /healthz", 405, "GET");
    row("DELETE /metrics", 404);
    row("OPTIONS /readyz", 405, "GET");
    row("POST /v/abc", 405, "GET");
    row("HEAD /v/abc", 405, "GET");
    row("GET /v/abc/yes", 405, "POST");
    row("POST /v/abc/maybe", 404);
    row("POST /v/abc/yes/x", 404);
    row("POST /oauth/token", 404);
    row("GET /v1/stream", 426);
    row("POST /v1/stream", 405, "GET");
    row("GET /v1/stream/x", 404);
    row("GET /%2e%2e/etc/passwd", 404);
}

void HttpRouterTest::routesByPathAndMethod()
{
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    Fixture fixture;
    RawClient client(fixture.front.port());
    client.send(request(line));
    QTRY_COMPARE(client.status(), status);
    QCOMPARE(client.header("Allow"), allow);
    QCOMPARE(client.header("Content-Type"), QByteArray("application/problem+json"));
}

void HttpRouterTest::reportsHealth()
{
    Fixture fixture;
    fixture.fakes.readyReasons = {u"the store is catching up"_s};
    RawClient health(fixture.front.port());
    health.send(request("GET /healthz"));
    QTRY_COMPARE(health.status(), 200);
    QCOMPARE(health.body(), QByteArray("{\"status\":\"ok\"}"));
    RawClient ready(fixture.front.port());
    ready.send(request("GET /readyz"));
    QTRY_COMPARE(ready.status(), 503);
    QCOMPARE(ready.body(), QByteArray("{\"status\":\"unavailable\"}")); // why is nobody's business here
    RawClient why(fixture.front.operationsPort());
    why.send(request("GET /readyz"));
    QTRY_COMPARE(why.status(), 503);
    QVERIFY(why.body().contains("the store is catching up"));
}

void HttpRouterTest::countsInMetrics()
{
    Fixture fixture;
    RawClient client(fixture.front.port());
    client.send(webhook(kSecret + kJson));
    QTRY_COMPARE(client.answers(), 1);
    client.send(webhook(kJson));
    QTRY_COMPARE(client.answers(), 2);
    RawClient metrics(fixture.front.operationsPort());
    metrics.send(request("GET /metrics"));
    QTRY_VERIFY(metrics.isAnswered());
    QVERIFY(metrics.header("Content-Type").startsWith("text/plain; version=0.0.4"));
    QVERIFY(metrics.body().contains("authlink_http_requests_total{route=\"webhook\",status=\"200\"} 1\n"));
    QVERIFY(metrics.body().contains("authlink_http_requests_total{route=\"webhook\",status=\"401\"} 1\n"));
    QVERIFY(metrics.body().contains("authlink_webhooks_total{outcome=\"accepted\"} 1\n"));
    QVERIFY(metrics.body().contains("authlink_http_connections 1\n"));
}

void HttpRouterTest::leadsWebSocketsToTheDoor()
{
    Fixture fixture;
    QWebSocket client;
    QNetworkRequest handshake(QUrl(u"ws://127.0.0.1:%1/v1/stream"_s.arg(fixture.front.port())));
    handshake.setRawHeader("Authorization", "Bearer abc");
    client.open(handshake);
    QTRY_COMPARE(fixture.fakes.sockets.size(), 1U);
    QCOMPARE(fixture.fakes.authorization, QByteArray("Bearer abc"));
    QVERIFY(fixture.fakes.peer.isLoopback());
    QCOMPARE(fixture.fakes.sockets[0]->maxAllowedIncomingFrameSize(), 65'536U);
    QWebSocket lost;
    QSignalSpy failed(&lost, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error));
    lost.open(QUrl(u"ws://127.0.0.1:%1/elsewhere"_s.arg(fixture.front.port())));
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(fixture.fakes.sockets.size(), 1U);
}

void HttpRouterTest::countsWhoFindsItFull()
{
    relay::http::HttpLimits limits;
    limits.streams = 0;
    Fixture fixture(test::loopbackConfig(), limits);
    RawClient client(fixture.front.port());
    client.send("GET /v1/stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer abc\r\n\r\n");
    QTRY_COMPARE(client.status(), 503);
    QVERIFY(fixture.fakes.sockets.empty());
    RawClient metrics(fixture.front.operationsPort());
    metrics.send(request("GET /metrics"));
    QTRY_VERIFY(metrics.isAnswered());
    QVERIFY(metrics.body().contains("authlink_http_requests_total{route=\"stream\",status=\"503\"} 1\n"));
    QVERIFY(metrics.body().contains("authlink_http_requests_total{route=\"stream\",status=\"101\"} 0\n"));
}

void HttpRouterTest::staysUpUnderBadInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("1 MiB body") << webhook(kSecret + kJson, QByteArray(1024 * 1024, '{')) << 413;
    QTest::newRow("100 KiB of headers") << webhook(kSecret + kJson + "X: " + QByteArray(100 * 1024, 'x') + "\r\n") << 431;
    QTest::newRow("garbage") << QByteArray("\x00\xff\xfe\x80\r\n\r\n", 8) << 400;
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x00\xa5\x01", 6) << 400;
}

void HttpRouterTest::staysUpUnderBadInput()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    Fixture fixture;
    RawClient client(fixture.front.port());
    client.send(bytes);
    QTRY_COMPARE(client.status(), status);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(fixture.fakes.bodies.isEmpty());
    RawClient other(fixture.front.port());
    other.send(webhook(kSecret + kJson));
    QTRY_COMPARE(other.status(), 200);
}

void HttpRouterTest::staysUpUnderStalledRequests()
{
    relay::http::HttpLimits limits;
    limits.requestDeadline = 200ms;
    Fixture fixture(test::loopbackConfig(), limits);
    std::vector<std::unique_ptr<RawClient>> stalled;
    for (int i = 0; i < 100; ++i) {
        stalled.push_back(std::make_unique<RawClient>(fixture.front.port()));
        stalled.back()->send("POST /webhooks/incode HTTP/1.1\r\nHost: x\r\n" + kSecret + "Content-Length: 50\r\n\r\n{");
    }
    RawClient other(fixture.front.port());
    other.send(webhook(kSecret + kJson));
    QTRY_COMPARE(other.status(), 200);
    QTRY_VERIFY(
        std::all_of(stalled.begin(), stalled.end(), [](const auto &client) { return client->status() == 408 && client->isClosed(); }));
    QCOMPARE(fixture.fakes.bodies.size(), 1);
}

void HttpRouterTest::staysUpUnder2000IdleConnections()
{
    Fixture fixture;
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 2000; ++i)
        idle.push_back(std::make_unique<RawClient>(fixture.front.port()));
    QTRY_VERIFY_WITH_TIMEOUT(
        std::all_of(idle.begin(), idle.end(),
                    [](const auto &client) { return client->isClosed() || client->socket().state() == QAbstractSocket::ConnectedState; }),
        20'000);
    RawClient other(fixture.front.port());
    other.send(webhook(kSecret + kJson));
    QTRY_COMPARE(other.status(), 200);
    RawClient metrics(fixture.front.operationsPort());
    metrics.send(request("GET /metrics"));
    QTRY_VERIFY(metrics.isAnswered());
    QVERIFY(metrics.body().contains("authlink_http_connections 1024\n"));
}

void HttpRouterTest::saysWhyItCantListen()
{
    Fixture first;
    relay::config::RelayConfig config = test::loopbackConfig();
    config.http.port = first.front.port();
    FakeHandlers fakes;
    relay::http::HttpRouter second(config, {}, fakes.handlers(), fakes.clock, fakes.random, fakes.vault);
    const auto busy = second.listen();
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, base::ErrorCode::Invalid);
    QVERIFY(busy.error().message.contains(QString::number(config.http.port)));
    QCOMPARE(second.port(), 0);

    config = test::loopbackConfig();
    config.http.tlsCertificate = config.http.tlsKey = u"/nonexistent.pem"_s;
    relay::http::HttpRouter third(config, {}, fakes.handlers(), fakes.clock, fakes.random, fakes.vault);
    const auto noFile = third.listen();
    QVERIFY(!noFile);
    QVERIFY(noFile.error().message.contains(u"/nonexistent.pem"_s));
}

void HttpRouterTest::drains()
{
    Fixture fixture;
    fixture.fakes.holdWebhooks = true;
    QSignalSpy drained(&fixture.front, &relay::http::HttpRouter::drained);
    RawClient client(fixture.front.port());
    client.send(webhook(kSecret + kJson));
    QTRY_COMPARE(fixture.fakes.heldWebhooks.size(), 1U);
    fixture.front.drain();
    QCOMPARE(drained.size(), 0);
    fixture.fakes.heldWebhooks.at(0)(WebhookAnswer::Accepted);
    QTRY_COMPARE(client.status(), 200);
    QTRY_COMPARE(drained.size(), 1);
}

Q_DECLARE_METATYPE(WebhookAnswer)
QTEST_GUILESS_MAIN(HttpRouterTest)
#include "http_router_test.moc"
