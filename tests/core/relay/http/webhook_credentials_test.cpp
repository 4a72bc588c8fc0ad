// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/form_data.h"
#include "core/relay/http/credentials/token_issuer.h"
#include "tests/core/relay/http/http_requests.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QScopeGuard>

#include <utility>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;

namespace
{

const QByteArray kJson = "Content-Type: application/json\r\n";
const QByteArray kForm = "Content-Type: application/x-www-form-urlencoded\r\n";
const QByteArray kGrant = "grant_type=client_credentials";

relay::config::RelayConfig oauthConfig()
{
    relay::config::RelayConfig config = loopbackConfig();
    config.webhook.oauthClientId = u"incode client"_s;
    config.webhook.oauthClientSecret = base::Secret("new+secret: 100%");
    config.webhook.oauthClientSecretPrevious = base::Secret("old secret");
    config.webhook.headerSecretPrevious = base::Secret("0ld");
    config.webhook.tokenLife = 1h;
    return config;
}

QByteArray basic(const QByteArray &pair)
{
    return "Authorization: Basic " + pair.toBase64() + "\r\n";
}

QByteArray tokenRequest(const QByteArray &headers, const QByteArray &body = kGrant)
{
    return httpRequest("POST /oauth/token", headers + kForm, body);
}

QByteArray webhook(const QByteArray &headers)
{
    return httpRequest("POST /webhooks/incode", headers + kJson, "{}");
}

/// As the RFC wants it: both parts form-encoded.
const QByteArray &client()
{
    static const QByteArray s_header = basic("incode+client:new%2Bsecret%3A+100%25");
    return s_header;
}

QByteArray bearer(const Answered &answered)
{
    return "Authorization: Bearer " + QJsonDocument::fromJson(answered.body).object().value(u"access_token").toString().toLatin1() + "\r\n";
}

int s_reminders = 0;
void countReminders(QtMsgType, const QMessageLogContext &, const QString &text)
{
    s_reminders += text.contains(u"previous secret") ? 1 : 0;
}

} // namespace

/// POST /oauth/token and who may post webhooks with what it gave (RFC 6749 section 4.4; docs/incode.md "Webhooks").
class WebhookCredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"authlink.*=false"_s); }
    void decodesForms();
    void givesATokenThatOpensTheWebhooks();
    void tokensExpire();
    void tokensOutliveARestart();
    void answersTokenRequests_data();
    void answersTokenRequests();
    void isNotThereWhereOAuthIsNotConfigured();
    void headerAndTokenWorkSideBySide();
    void bothSecretsWorkWhileTheyRotate();
    void remindsOncePerHourThatThePreviousSecretIsInUse();
    void refusesOtherCredentials_data();
    void refusesOtherCredentials();
    void theAllowListGuardsTokensAndBearersToo();
    void slowsDownWhoGuessesTheClientSecret();
    void looksAtNothingElseBeforeTheCredential();
    void namesNoSecretAnywhere();
};

void WebhookCredentialsTest::decodesForms()
{
    using http::onlyField;
    QCOMPARE(onlyField("a=1&grant_type=x+y%26z", "grant_type").value_or("none"), QByteArray("x y&z"));
    QCOMPARE(onlyField("gr%61nt_type=1", "grant_type").value_or("none"), QByteArray("1"));
    QVERIFY(!onlyField("grant_type=1&grant_type=1", "grant_type"));
    QVERIFY(!onlyField("grant_type", "grant_type"));
    QVERIFY(!onlyField("", "grant_type"));
}

void WebhookCredentialsTest::givesATokenThatOpensTheWebhooks()
{
    FrontFixture fixture(oauthConfig());
    const Answered answered = fixture.ask(tokenRequest(client()));
    QCOMPARE(answered.status, 200);
    QCOMPARE(answered.cacheControl, QByteArray("no-store"));
    const QJsonObject body = QJsonDocument::fromJson(answered.body).object();
    QCOMPARE(body.keys(), QStringList({u"access_token"_s, u"expires_in"_s, u"token_type"_s}));
    QCOMPARE(body.value(u"token_type").toString(), u"Bearer"_s);
    QCOMPARE(body.value(u"expires_in").toInt(), 3600);
    QVERIFY(body.value(u"access_token").toString().size() >= 43); // 256 bits
    QCOMPARE(fixture.ask(webhook(bearer(answered))).status, 200);
    QCOMPARE(fixture.ask(webhook(bearer(answered).replace("Bearer", "bearer"))).status, 200);
    QCOMPARE(fixture.fakes.bodies.size(), 2);
    QVERIFY(bearer(fixture.ask(tokenRequest(client()))) != bearer(answered));
    QVERIFY(fixture.metrics().body.contains("{route=\"oauth\",status=\"200\"} 2\n"));
}

void WebhookCredentialsTest::tokensExpire()
{
    FrontFixture fixture(oauthConfig());
    const QByteArray token = bearer(fixture.ask(tokenRequest(client())));
    fixture.fakes.clock.advance(1h - 1ms);
    QCOMPARE(fixture.ask(webhook(token)).status, 200);
    fixture.fakes.clock.advance(1ms);
    QCOMPARE(fixture.ask(webhook(token)).status, 401);
}

void WebhookCredentialsTest::tokensOutliveARestart()
{
    QByteArray token;
    {
        const FrontFixture before(oauthConfig());
        token = bearer(before.ask(tokenRequest(client())));
        QCOMPARE(before.ask(webhook(token)).status, 200);
    }
    FrontFixture after(oauthConfig());
    QCOMPARE(after.ask(webhook(token)).status, 200);
    auto config = oauthConfig();
    const base::Secret made = std::exchange(config.webhook.oauthClientSecret, base::Secret("newer"));
    config.webhook.oauthClientSecretPrevious = made;
    QVERIFY(after.front.reload(config));
    QCOMPARE(after.ask(webhook(token)).status, 200);
    config.webhook.oauthClientSecretPrevious = {};
    QVERIFY(after.front.reload(config));
    QCOMPARE(after.ask(webhook(token)).status, 401);
    config.webhook.oauthClientSecret = made;
    config.webhook.oauthClientId = u"another client"_s;
    QVERIFY(after.front.reload(config));
    QCOMPARE(after.ask(webhook(token)).status, 401);
    config.webhook.oauthClientId.clear();
    config.webhook.oauthClientSecret = {};
    QVERIFY(after.front.reload(config));
    QCOMPARE(after.ask(webhook(token)).status, 401);
    const FrontFixture again(oauthConfig()); // as it was
    QCOMPARE(again.ask(webhook(token)).status, 200);
}

void WebhookCredentialsTest::answersTokenRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &bytes, int status, const char *error) {
        QTest::newRow(name) << bytes << status << QString::fromLatin1(error);
    };
    row("not form-encoded, as most clients send it", tokenRequest(basic("incode client:new+secret: 100%")), 200, "");
    row("previous secret", tokenRequest(basic("incode+client:old+secret")), 200, "");
    row("scheme in small letters", tokenRequest(QByteArray(client()).replace("Basic", "basic")), 200, "");
    row("more parameters", tokenRequest(client(), kGrant + "&scope=webhooks"), 200, "");
    row("no authentication", tokenRequest({}), 401, "invalid_client");
    row("secret in the body", tokenRequest({}, kGrant + "&client_id=incode+client&client_secret=old+secret"), 401, "invalid_client");
    row("wrong secret", tokenRequest(basic("incode+client:wrong")), 401, "invalid_client");
    row("empty secret", tokenRequest(basic("incode+client:")), 401, "invalid_client");
    row("wrong client", tokenRequest(basic("other:old+secret")), 401, "invalid_client");
    row("no colon", tokenRequest(basic("incode+client")), 401, "invalid_client");
    row("no base64", tokenRequest("Authorization: Basic ***\r\n"), 401, "invalid_client");
    row("bearer", tokenRequest("Authorization: Bearer abc\r\n"), 401, "invalid_client");
    row("no grant", tokenRequest(client(), "scope=x"), 400, "invalid_request");
    row("no body", tokenRequest(client(), ""), 400, "invalid_request");
    row("grant twice", tokenRequest(client(), kGrant + "&" + kGrant), 400, "invalid_request");
    row("not a form", httpRequest("POST /oauth/token", client() + kJson, kGrant), 400, "invalid_request");
    row("endless form", tokenRequest(client(), kGrant + "&x=" + QByteArray(9000, 'x')), 400, "invalid_request");
    row("another grant", tokenRequest(client(), "grant_type=password"), 400, "unsupported_grant_type");
}

void WebhookCredentialsTest::answersTokenRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QString, error);
    const FrontFixture fixture(oauthConfig());
    const Answered answered = fixture.ask(bytes);
    QCOMPARE(answered.status, status);
    QCOMPARE(QJsonDocument::fromJson(answered.body).object().value(u"error").toString(), error);
    QCOMPARE(answered.cacheControl, QByteArray("no-store"));
    QCOMPARE(answered.authenticate.startsWith("Basic "), status == 401);
}

void WebhookCredentialsTest::isNotThereWhereOAuthIsNotConfigured()
{
    const FrontFixture fixture;
    QCOMPARE(fixture.ask(tokenRequest(client())).status, 404);
    QCOMPARE(fixture.ask(httpRequest("GET /oauth/token")).status, 404);
    QVERIFY(fixture.ask(webhook({})).authenticate.isEmpty());
    const FrontFixture with(oauthConfig());
    QCOMPARE(with.ask(httpRequest("GET /oauth/token")).status, 405);
}

void WebhookCredentialsTest::headerAndTokenWorkSideBySide()
{
    const FrontFixture fixture(oauthConfig());
    const QByteArray token = bearer(fixture.ask(tokenRequest(client())));
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: s3cret\r\n")).status, 200);
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: s3cret\r\n" + token)).status, 200);
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: wrong\r\n" + token)).status, 200); // Incode sends a stale header along
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: s3cret\r\nAuthorization: Bearer stale\r\n")).status, 200);
}

void WebhookCredentialsTest::bothSecretsWorkWhileTheyRotate()
{
    const FrontFixture fixture(oauthConfig());
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: 0ld\r\n")).status, 200);
    const QByteArray token = bearer(fixture.ask(tokenRequest(basic("incode+client:old+secret"))));
    QCOMPARE(fixture.ask(webhook(token)).status, 200);
    QVERIFY(fixture.metrics().body.contains("authlink_webhooks_total{outcome=\"previous_secret\"} 2\n"));

    relay::config::RelayConfig done = oauthConfig();
    done.webhook.headerSecretPrevious = {};
    done.webhook.oauthClientSecretPrevious = {};
    const FrontFixture after(done);
    QCOMPARE(after.ask(webhook("X-Incode-Secret: 0ld\r\n")).status, 401);
    QCOMPARE(after.ask(tokenRequest(basic("incode+client:old+secret"))).status, 401);
}

void WebhookCredentialsTest::remindsOncePerHourThatThePreviousSecretIsInUse()
{
    FrontFixture fixture(oauthConfig());
    s_reminders = 0;
    const QtMessageHandler before = qInstallMessageHandler(&countReminders);
    QLoggingCategory::setFilterRules(u"authlink.*=false\nauthlink.webhook.warning=true"_s);
    const auto restore = qScopeGuard([before] {
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(u"authlink.*=false"_s);
    });
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: s3cret\r\n")).status, 200);
    QCOMPARE(s_reminders, 0);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(fixture.ask(webhook("X-Incode-Secret: 0ld\r\n")).status, 200);
    QCOMPARE(s_reminders, 1);
    fixture.fakes.clock.advance(1h);
    QCOMPARE(fixture.ask(webhook("X-Incode-Secret: 0ld\r\n")).status, 200);
    QCOMPARE(s_reminders, 2);
}

void WebhookCredentialsTest::refusesOtherCredentials_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("empty header") << QByteArray("X-Incode-Secret:\r\n");
    QTest::newRow("empty bearer") << QByteArray("Authorization: Bearer \r\n");
    QTest::newRow("no such token") << QByteArray("Authorization: Bearer abc\r\n");
    QTest::newRow("secret as bearer") << QByteArray("Authorization: Bearer s3cret\r\n");
    QTest::newRow("client's own") << client();
    QTest::newRow("client secret as header") << QByteArray("X-Incode-Secret: old secret\r\n");
    QTest::newRow("hash of nothing") << QByteArray("Authorization: Bearer " + base::sha256Hex("") + "\r\n");
}

void WebhookCredentialsTest::refusesOtherCredentials()
{
    QFETCH(QByteArray, headers);
    const FrontFixture fixture(oauthConfig());
    (void)fixture.ask(tokenRequest(client()));
    const Answered answered = fixture.ask(webhook(headers));
    QCOMPARE(answered.status, 401);
    QVERIFY(answered.authenticate.startsWith("Bearer"));
    QVERIFY(fixture.fakes.bodies.isEmpty());
}

void WebhookCredentialsTest::theAllowListGuardsTokensAndBearersToo()
{
    relay::config::RelayConfig config = oauthConfig();
    config.webhook.allowFrom = {QHostAddress::parseSubnet(u"203.0.113.0/24"_s)};
    config.http.trustedProxies = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s)};
    const FrontFixture fixture(config);
    const QByteArray allowed = "X-Forwarded-For: 203.0.113.9\r\n";
    const QByteArray stranger = "X-Forwarded-For: 203.0.113.9, 198.51.100.1\r\n";
    const QByteArray token = bearer(fixture.ask(tokenRequest(allowed + client())));
    QCOMPARE(fixture.ask(webhook(allowed + token)).status, 200);
    // The right credential from the wrong place gets the very bytes that a wrong one gets.
    QCOMPARE(fixture.ask(webhook(stranger + token)).all, fixture.ask(webhook(stranger)).all);
    QCOMPARE(fixture.ask(tokenRequest(stranger + client())).all, fixture.ask(tokenRequest(stranger)).all);
    QCOMPARE(fixture.ask(webhook(stranger + token)).status, 401);
    QCOMPARE(fixture.ask(tokenRequest(stranger + client())).status, 401);
}

void WebhookCredentialsTest::slowsDownWhoGuessesTheClientSecret()
{
    const FrontFixture fixture(oauthConfig());
    QList<int> statuses;
    Answered last;
    while (!statuses.endsWith(429) && statuses.size() < 60) {
        last = fixture.ask(tokenRequest(basic("incode+client:guess")));
        statuses.append(last.status);
    }
    QVERIFY(statuses.size() > 20);
    QCOMPARE(statuses.count(401), statuses.size() - 1);
    QVERIFY(last.retryAfter.toInt() >= 1);
    QCOMPARE(fixture.ask(tokenRequest(client())).status, 200); // the real one is never limited
}

void WebhookCredentialsTest::looksAtNothingElseBeforeTheCredential()
{
    const FrontFixture fixture(oauthConfig());
    const QByteArray good = fixture.ask(webhook({})).all;
    QCOMPARE(fixture.ask(httpRequest("POST /webhooks/incode", "Content-Type: text/plain\r\n", "{")).all, good);
    QCOMPARE(fixture.ask(httpRequest("POST /webhooks/incode", {}, QByteArray(100'000, '['))).all, good);
    const QByteArray noToken = fixture.ask(tokenRequest({})).all;
    QCOMPARE(fixture.ask(tokenRequest({}, "grant_type=password")).all, noToken);
    QCOMPARE(fixture.ask(httpRequest("POST /oauth/token", kJson, "{}")).all, noToken);
}

void WebhookCredentialsTest::namesNoSecretAnywhere()
{
    const FrontFixture fixture(oauthConfig());
    QByteArray all;
    for (const QByteArray &bytes : {tokenRequest(client()), tokenRequest(basic("incode+client:old")), tokenRequest({}), webhook(client())})
        all += fixture.ask(bytes).all;
    all += fixture.metrics().all;
    for (const char *secret : {"s3cret", "0ld", "new+secret", "old secret", "incode client"})
        QVERIFY2(!all.contains(secret), secret);
}

QTEST_GUILESS_MAIN(WebhookCredentialsTest)
#include "webhook_credentials_test.moc"
