// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/http/http_requests.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <chrono>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using relay::http::WebhookAnswer;
using test::FrontFixture;
using test::httpRequest;
using test::RawClient;

namespace
{

const QByteArray kSecret = "X-Incode-Secret: s3cret\r\n";
const QByteArray kJson = "Content-Type: application/json\r\n";

QByteArray webhook(const QByteArray &headers, const QByteArray &body = "{}")
{
    return httpRequest("POST /webhooks/incode", headers, body);
}

/// What is logged while it lives.
class MessageCatcher
{
public:
    MessageCatcher() : m_before(qInstallMessageHandler(&keep))
    {
        s_lines.clear();
        QLoggingCategory::setFilterRules(u"authlink.*=true\nauthlink.*.debug=false"_s);
    }
    ~MessageCatcher()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(u"authlink.*=false"_s);
    }
    MessageCatcher(const MessageCatcher &) = delete;
    MessageCatcher &operator=(const MessageCatcher &) = delete;

    [[nodiscard]] static const QStringList &lines() { return s_lines; }
    [[nodiscard]] static QString text() { return s_lines.join(u'\n'); }

private:
    static void keep(QtMsgType, const QMessageLogContext &, const QString &text) { s_lines.append(text); }

    static inline QStringList s_lines;
    QtMessageHandler m_before;
};

} // namespace

/// What operators see of the edge: where it listens, what it refuses, and why.
class EdgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"authlink.*=false"_s); }

    void operatorsHaveAnAddressOfTheirOwn()
    {
        relay::config::RelayConfig config = test::loopbackConfig();
        config.operations.listen.clear();
        const FrontFixture without(config);
        QCOMPARE(without.front.operationsPort(), 0);
        const FrontFixture fixture;
        QVERIFY(fixture.front.operationsPort() != fixture.front.port());
        for (const QByteArray line : {"POST /webhooks/incode", "GET /v/abc", "GET /v1/stream", "POST /oauth/token"}) {
            QCOMPARE(FrontFixture::ask(httpRequest(line, kSecret + kJson, "{}"), fixture.front.operationsPort()).status, 404);
        }
        QCOMPARE(FrontFixture::ask(httpRequest("GET /healthz"), fixture.front.operationsPort()).status, 200);
    }

    void listensAtSeveralAddresses()
    {
        relay::config::RelayConfig config = test::loopbackConfig();
        config.http.moreAddresses = {{.address = QHostAddress(u"127.0.0.2"_s), .port = 0},
                                     {.address = QHostAddress(QHostAddress::Any), .port = 0}};
        const MessageCatcher caught;
        FrontFixture fixture(config);
        const QRegularExpression said(
            u"listening on 127\\.0\\.0\\.1:(\\d+), 127\\.0\\.0\\.2:(\\d+), \\[::\\]:(\\d+) \\(IPv4 and IPv6\\)"_s);
        const auto match = said.match(caught.text());
        QVERIFY2(match.hasMatch(), qPrintable(caught.text()));
        QCOMPARE(match.captured(1).toInt(), int(fixture.front.port()));
        const auto answers = [](const QHostAddress &address, const QString &port) {
            RawClient client(static_cast<quint16>(port.toUInt()), address);
            client.send(webhook(kSecret + kJson));
            return QTest::qWaitFor([&client] { return client.status() == 200; });
        };
        QVERIFY(answers(QHostAddress(u"127.0.0.1"_s), match.captured(1)));
        QVERIFY(answers(QHostAddress(u"127.0.0.2"_s), match.captured(2)));
        QVERIFY(answers(QHostAddress(u"127.0.0.1"_s), match.captured(3)));
        QVERIFY(answers(QHostAddress(u"::1"_s), match.captured(3)));
        // All of them stop.
        fixture.front.drain();
        RawClient late(static_cast<quint16>(match.captured(2).toUInt()), QHostAddress(u"127.0.0.2"_s));
        QTRY_COMPARE(late.socket().error(), QAbstractSocket::ConnectionRefusedError);
    }

    void anIdleConnectionIsClosedWhenTheConfigurationSays()
    {
        relay::config::RelayConfig config = test::loopbackConfig();
        config.http.idleTimeout = std::chrono::seconds(1); // far below what the server does by itself, and below the 5 s of this wait
        const FrontFixture fixture(config);
        for (const quint16 port : {fixture.front.port(), fixture.front.operationsPort()}) {
            RawClient silent(port);
            RawClient used(port);
            used.send(httpRequest("GET /healthz"));
            QTRY_COMPARE(used.status(), 200);
            QTRY_VERIFY(silent.isClosed() && used.isClosed());
        }
    }

    void saysWhyAWebhookWasRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("said");
        QTest::newRow("gzip") << webhook(kSecret + kJson + "Content-Encoding: gzip\r\n", "\x1f\x8b") << 415
                              << u"its Content-Encoding is gzip: send it without"_s;
        QTest::newRow("text/plain") << webhook(kSecret + "Content-Type: text/plain\r\n") << 415
                                    << u"its Content-Type is text/plain: it must be application/json"_s;
        QTest::newRow("no type") << webhook(kSecret) << 415 << u"it has no Content-Type"_s;
        QTest::newRow("a slash too many") << httpRequest("POST /webhooks//incode", kSecret + kJson, "{}") << 404
                                          << u"there is nothing at /webhooks//incode: the webhook URL ends in /webhooks/incode"_s;
        QTest::newRow("a path too many") << httpRequest("POST /authlink/webhooks/incode", kSecret + kJson, "{}") << 404
                                         << u"there is nothing at /authlink/webhooks/incode"_s;
        QTest::newRow("a slash too many at the front") << httpRequest("POST //webhooks/incode", kSecret + kJson, "{}") << 404
                                                       << u"there is nothing at //webhooks/incode: the webhook URL ends in"_s;
        for (const QByteArray path : {"/", "/webhooks", "/hook"}) // by the credential it is one
            QTest::addRow("%s", path.constData())
                << httpRequest("POST " + path, kSecret + kJson, "{}") << 404
                << u"there is nothing at %1: the webhook URL ends in /webhooks/incode"_s.arg(QString::fromLatin1(path));
        QTest::newRow("a long one astray") << httpRequest("POST /hook", kSecret + kJson, QByteArray(100'000, ' ')) << 404
                                           << u"there is nothing at /hook:"_s;
        const QByteArray over(256 * 1024 + 1, ' ');
        QTest::newRow("too long") << webhook(kSecret + kJson, over) << 413
                                  << u"its body is too long (262145 bytes): it may have 262144 bytes"_s;
        QTest::newRow("too long in chunks") << "POST /webhooks/incode HTTP/1.1\r\nHost: x\r\n" + kSecret + kJson
                                                   + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(over.size(), 16) + "\r\n"
                                                   + over + "\r\n0\r\n\r\n"
                                            << 413 << u"its body is too long (in chunks): it may have 262144 bytes"_s;
        QTest::newRow("GET") << httpRequest("GET /webhooks/incode") << 405 << u"the method is GET: webhooks are POST"_s;
        QTest::newRow("no object") << webhook(kSecret + kJson, "[]") << 400
                                   << u"its body (2 bytes) can't be taken (The JSON names a key twice): it must be one JSON object"_s;
    }

    void saysWhyAWebhookWasRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(QString, said);
        FrontFixture fixture;
        fixture.fakes.webhookAnswer = WebhookAnswer::NotAnObject;
        const MessageCatcher caught;
        constexpr int kTimes = 30; // a second holds far more than one
        for (int i = 0; i < kTimes; ++i)
            QCOMPARE(fixture.ask(bytes).status, status);
        const QStringList lines = caught.lines().filter(said);
        QVERIFY2(!lines.isEmpty() && lines.size() < kTimes, qPrintable(caught.text())); // rate-limited
        QVERIFY(lines.constFirst().contains(u"refused: a webhook from 127.0.0.1: "_s));
        QVERIFY(!caught.text().contains(u"s3cret"_s));
    }

    void saysWhichCredentialAWebhookLacks_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QString>("configured"); // header, oauth, both, none
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("said");
        const QString header = u"header"_s;
        const QString oauth = u"oauth"_s;
        const QByteArray wrong = "X-Incode-Secret: h1dden\r\n";
        const QByteArray token = "Authorization: Bearer h1dden\r\n";
        QTest::newRow("none") << QByteArray() << header << true
                              << u"no credential (Incode's dashboard must have the header X-Incode-Secret"_s;
        QTest::newRow("empty") << QByteArray("X-Incode-Secret: \r\n") << header << true << u"no credential (Incode's"_s;
        QTest::newRow("wrong") << wrong << header << true << u"wrong X-Incode-Secret (webhook.header_secret and Incode's dashboard"_s;
        QTest::newRow("none for OAuth") << QByteArray() << oauth << true << u"no credential (Incode's dashboard must have the client"_s;
        QTest::newRow("wrong token") << token << oauth << true << u"wrong or expired token (Incode's dashboard"_s;
        QTest::newRow("wrong token, header too") << token << u"both"_s << true << u"wrong or expired token (Incode's dashboard"_s;
        QTest::newRow("token that nobody gave")
            << token << header << true << u"a token, which is not configured (webhook.oauth_client_id"_s;
        QTest::newRow("Basic") << QByteArray("Authorization: Basic aDFkZGVu\r\n") << header << true << u"wrong kind of Authorization"_s;
        QTest::newRow("nothing configured") << wrong << u"none"_s << true << u"no credential is configured (webhook.header_secret"_s;
        QTest::newRow("right one from elsewhere") << kSecret << header << false << u"address not in webhook.allow_from (behind"_s;
        QTest::newRow("wrong one from elsewhere") << wrong << header << false << u"http.trusted_proxies must have the proxy's) and wrong"_s;
        QTest::newRow("none from elsewhere") << QByteArray() << header << false << u"must have the proxy's) and no credential"_s;
    }

    void saysWhichCredentialAWebhookLacks()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QString, configured);
        QFETCH(bool, allowed);
        QFETCH(QString, said);
        relay::config::RelayConfig config = test::loopbackConfig();
        if (configured != u"header" && configured != u"both")
            config.webhook.headerSecret = {};
        if (configured == u"oauth" || configured == u"both") {
            config.webhook.oauthClientId = u"incode"_s;
            config.webhook.oauthClientSecret = base::Secret("0auth");
        }
        if (!allowed)
            config.webhook.allowFrom = {QHostAddress::parseSubnet(u"203.0.113.0/24"_s)};
        const FrontFixture fixture(config);
        const MessageCatcher caught;
        QCOMPARE(fixture.ask(webhook(headers + kJson)).status, 401);
        const QStringList lines = caught.lines().filter(said);
        QVERIFY2(lines.size() == 1, qPrintable(caught.text()));
        QVERIFY2(lines.constFirst().startsWith(u"refused: a webhook, "_s), qPrintable(caught.text()));
        QVERIFY2(lines.constFirst().contains(u", from 127.0.0.1 and 0 more"_s), qPrintable(caught.text()));
        for (const auto &secret : {u"h1dden"_s, u"s3cret"_s, u"0auth"_s, u"aDFkZGVu"_s})
            QVERIFY2(!caught.text().contains(secret), qPrintable(caught.text()));
    }

    void saysWhichClientATokenLacks_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("said");
        const auto basic = [](const QByteArray &pair) -> QByteArray { return "Authorization: Basic " + pair.toBase64() + "\r\n"; };
        QTest::newRow("none") << QByteArray() << true << u"no client (Incode's dashboard must have webhook.oauth_client_id"_s;
        QTest::newRow("Bearer") << QByteArray("Authorization: Bearer h1dden\r\n") << true << u"no client (Incode's"_s;
        QTest::newRow("wrong secret") << basic("incode:h1dden") << true << u"wrong client id or secret (webhook.oauth_client_id"_s;
        QTest::newRow("wrong id") << basic("h1dden:0auth") << true << u"wrong client id or secret"_s;
        QTest::newRow("right one from elsewhere") << basic("incode:0auth") << false << u"the proxy's), from"_s;
        QTest::newRow("wrong one from elsewhere") << basic("incode:h1dden") << false << u"the proxy's) and wrong client id or secret"_s;
    }

    void saysWhichClientATokenLacks()
    {
        QFETCH(QByteArray, headers);
        QFETCH(bool, allowed);
        QFETCH(QString, said);
        relay::config::RelayConfig config = test::loopbackConfig();
        config.webhook.oauthClientId = u"incode"_s;
        config.webhook.oauthClientSecret = base::Secret("0auth");
        if (!allowed)
            config.webhook.allowFrom = {QHostAddress::parseSubnet(u"203.0.113.0/24"_s)};
        const FrontFixture fixture(config);
        const QByteArray form = "Content-Type: application/x-www-form-urlencoded\r\n";
        const MessageCatcher caught;
        QCOMPARE(fixture.ask(httpRequest("POST /oauth/token", headers + form, "grant_type=client_credentials")).status, 401);
        const QStringList lines = caught.lines().filter(said);
        QVERIFY2(lines.size() == 1 && lines.constFirst().startsWith(u"refused: a token, "_s), qPrintable(caught.text()));
        QVERIFY(!caught.text().contains(u"h1dden"_s) && !caught.text().contains(u"0auth"_s));
    }

    void saysNothingOfStrangers()
    {
        FrontFixture fixture;
        const QByteArray wrong = "X-Incode-Secret: wrong\r\n";
        const MessageCatcher caught;
        QCOMPARE(fixture.ask(httpRequest("POST /hook", wrong + kJson, "{}")).status, 404);
        // Who may not post learns no limit.
        QCOMPARE(fixture.ask(webhook(wrong + kJson, QByteArray(256 * 1024 + 1, ' '))).status, 401);
        // An address of delivery reports is a credential.
        QCOMPARE(fixture.ask(httpRequest("POST //webhooks/message/t0ken", kSecret + kJson, "{}")).status, 404);
        QVERIFY2(caught.lines().filter(u"a webhook from"_s).isEmpty(), qPrintable(caught.text()));
        QVERIFY(!caught.text().contains(u"t0ken"_s));
    }

    /// As of a proxy whose configuration writes it into every request.
    void anOfferedWebSocketChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray form = "Content-Type: application/x-www-form-urlencoded\r\n";
        const QByteArray none;
        QTest::newRow("webhook") << QByteArray("POST /webhooks/incode") << kSecret + kJson << QByteArray("{}") << 200;
        QTest::newRow("webhook of a stranger") << QByteArray("POST /webhooks/incode") << kJson << QByteArray("{}") << 401;
        QTest::newRow("token") << QByteArray("POST /oauth/token") << form << QByteArray("grant_type=client_credentials") << 404;
        QTest::newRow("report") << QByteArray("POST /webhooks/message/aB-_9") << kJson << QByteArray("{}") << 204;
        QTest::newRow("page") << QByteArray("GET /v/abc") << none << none << 200;
        QTest::newRow("Yes") << QByteArray("POST /v/abc/yes") << form << none << 303;
        QTest::newRow("health") << QByteArray("GET /healthz") << none << none << 200;
        QTest::newRow("readiness") << QByteArray("GET /readyz") << none << none << 200;
        QTest::newRow("nothing there") << QByteArray("GET /elsewhere") << none << none << 404;
        QTest::newRow("POST to the stream") << QByteArray("POST /v1/stream") << kJson << QByteArray("{}") << 405;
        QTest::newRow("stream without a key") << QByteArray("GET /v1/stream") << none << none << 426;
    }

    void anOfferedWebSocketChangesNothing()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        FrontFixture fixture;
        fixture.fakes.view.kind = line.startsWith("POST") ? relay::http::LandingView::Kind::GoOn : relay::http::LandingView::Kind::Question;
        fixture.fakes.view.captureUrl = QUrl(u"https://capture.example/x"_s);
        QCOMPARE(fixture.ask(httpRequest(line, headers, body)).status, status);
        const QByteArray offer = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
        QCOMPARE(fixture.ask(httpRequest(line, headers + offer, body)).status, status);
        QVERIFY(fixture.fakes.sockets.empty());
        QVERIFY(fixture.fakes.bodies.isEmpty() || fixture.fakes.bodies == QByteArrayList({"{}", "{}"}));
    }

    void aTrailingSlashWorks()
    {
        FrontFixture fixture;
        QCOMPARE(fixture.ask(httpRequest("POST /webhooks/incode/", kSecret + kJson, "{}")).status, 200);
        QCOMPARE(fixture.fakes.bodies.size(), 1);
    }

    void whatAProxyWroteAndNobodyCanReadIsRefusedAndSaid()
    {
        relay::config::RelayConfig config = test::loopbackConfig();
        config.http.trustedProxies = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s)};
        config.webhook.allowFrom = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s), QHostAddress::parseSubnet(u"203.0.113.0/24"_s)};
        FrontFixture fixture(config);
        QCOMPARE(fixture.ask(webhook(kSecret + kJson + "X-Forwarded-For: 203.0.113.9:51008\r\n")).status, 200);
        const MessageCatcher caught;
        // Not the proxy's own address, although that one is allowed. The credential is right.
        QCOMPARE(fixture.ask(webhook(kSecret + kJson + "Forwarded: for=_hidden\r\n")).status, 401);
        QVERIFY2(caught.text().contains(u"127.0.0.1, a proxy that says of the client what can't be read: for=_hidden;"_s),
                 qPrintable(caught.text()));
        QVERIFY2(caught.text().contains(u"a webhook, address unknown (the proxy must write it as X-Forwarded-For or Forwarded), from"_s),
                 qPrintable(caught.text()));
    }
};

QTEST_GUILESS_MAIN(EdgeTest)
#include "edge_test.moc"
