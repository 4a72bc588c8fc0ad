// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"

#include "tests/core/incode/client_fixture.h"

#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using Fault = FakeReply::Fault;

class IncodeClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsASession()
    {
        ClientFixture f;
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession({.externalCustomerId = QStringLiteral("v-1"),
                                                  .language = QStringLiteral("es"),
                                                  .redirectionUrl = QUrl(QStringLiteral("https://bank.example/done"))},
                                                 outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->interviewId, QStringLiteral("interview-1"));
        QCOMPARE(outcome.result->token.reveal(), QByteArray(kSessionToken));
        QCOMPARE(outcome.result->captureUrl, QUrl(QStringLiteral("https://capture.example/s/1")));

        const FakeRequest start = f.server.last(kStart);
        QCOMPARE(start.method, QByteArray("POST"));
        QCOMPARE(start.headers.value("api-version"), QByteArray("1.0"));
        QCOMPARE(start.headers.value("x-api-key"), QByteArray(kApiKey));
        QVERIFY(!start.headers.contains("x-incode-hardware-id"));
        QCOMPARE(start.headers.value("content-type"), QByteArray("application/json"));
        const QJsonObject expected{{QStringLiteral("configurationId"), QStringLiteral("flow-1")},
                                   {QStringLiteral("countryCode"), QStringLiteral("ALL")},
                                   {QStringLiteral("language"), QStringLiteral("es-ES")},
                                   {QStringLiteral("externalCustomerId"), QStringLiteral("v-1")},
                                   {QStringLiteral("redirectionUrl"), QStringLiteral("https://bank.example/done")}};
        QCOMPARE(start.json(), expected);

        const FakeRequest link = f.server.last(kLink);
        QCOMPARE(link.method, QByteArray("GET"));
        QCOMPARE(link.query, QStringLiteral("clientId=bank%20%2B1%261"));
        QCOMPARE(link.headers.value("x-incode-hardware-id"), QByteArray(kSessionToken));
        QCOMPARE(link.headers.value("x-api-key"), QByteArray(kApiKey));
    }

    void speaksTheVendorsLanguages_data()
    {
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("vendors");
        QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("en-US");
        QTest::newRow("es") << QStringLiteral("es") << QStringLiteral("es-ES");
        QTest::newRow("pt-BR") << QStringLiteral("pt-BR") << QStringLiteral("pt-BR");
        QTest::newRow("other") << QStringLiteral("xx") << QStringLiteral("en-US");
    }
    void speaksTheVendorsLanguages()
    {
        QFETCH(QString, ours);
        QFETCH(QString, vendors);
        ClientFixture f;
        Outcome<incode::Session> outcome;
        const auto call =
            f.client->startSession({.externalCustomerId = QStringLiteral("v"), .language = ours, .redirectionUrl = {}}, outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(f.server.last(kStart).json().value(QLatin1String("language")).toString(), vendors);
        QVERIFY(!f.server.last(kStart).json().contains(QLatin1String("redirectionUrl")));
    }

    void reportsFaults_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<FakeReply>("reply");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QString &path, FakeReply reply, ErrorCode code = ErrorCode::VendorUnavailable) {
            QTest::newRow(name) << path << reply << static_cast<int>(code);
        };
        row("hang", kStart, {.fault = Fault::Hang}, ErrorCode::Timeout);
        row("drip", kStart, {.fault = Fault::Drip}, ErrorCode::Timeout);
        row("hang later", kLink, {.fault = Fault::Hang}, ErrorCode::Timeout);
        row("close", kStart, {.fault = Fault::Close});
        row("garbage", kStart, {.fault = Fault::Garbage});
        row("endless", kStart, {.fault = Fault::Endless});
        row("500", kStart, {.status = 500, .body = "<html>"});
        row("403", kLink, {.status = 403});
        row("not JSON", kStart, {.body = "hello"});
        row("array", kStart, {.body = "[1]"});
        row("deep", kStart, {.body = QByteArray("[").repeated(100000)});
        row("no token", kStart, {.body = R"({"interviewId":"i"})"});
        row("no interview", kStart, {.body = R"({"token":"t"})"});
        row("numeric interview", kStart, {.body = R"({"token":"t","interviewId":7})"});
        row("long interview", kStart,
            {.body = jsonOf({{QStringLiteral("token"), QStringLiteral("t")}, {QStringLiteral("interviewId"), QString(10000, u'a')}})});
        row("header injection", kStart, {.body = R"({"token":"t\r\nX-Evil: 1","interviewId":"i"})"});
        row("no link", kLink, {.body = "{}"});
        row("script link", kLink, {.body = R"({"url":"javascript:void 0"})"});
        row("plain link", kLink, {.body = jsonOf({{QStringLiteral("url"), QStringLiteral("http://capture.example/s/1")}})});
        row("link with a password", kLink,
            {.body = jsonOf({{QStringLiteral("url"), QStringLiteral("https://bank.example@evil.example/")}})});
    }
    void reportsFaults()
    {
        QFETCH(QString, path);
        QFETCH(FakeReply, reply);
        QFETCH(int, code);
        ClientFixture f([](incode::IncodeSettings &settings) { settings.timeout = 300ms; });
        f.server.reply(path, reply);
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(!outcome.result);
        QCOMPARE(static_cast<int>(outcome.result.error().code), code);
        QTRY_COMPARE(outcome.calls, 1);
    }

    void tellsTheVendorsWordsWithoutOurSecrets()
    {
        ClientFixture f;
        const QString echo = QStringLiteral("bad token %1 for key %2").arg(QLatin1String(kSessionToken), QLatin1String(kApiKey));
        const QJsonObject body{{QStringLiteral("timestamp"), 1},
                               {QStringLiteral("status"), 4019},
                               {QStringLiteral("error"), QStringLiteral("Unauthorized")},
                               {QStringLiteral("message"), echo},
                               {QStringLiteral("path"), kLink}};
        f.server.reply(kLink, {.status = 401, .body = jsonOf(body)});
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        const QString message = outcome.result.error().message;
        QVERIFY2(message.contains(QLatin1String("HTTP 401 (code 4019): Unauthorized, bad token")), qPrintable(message));
        QVERIFY(!message.contains(QLatin1String(kSessionToken)));
        QVERIFY(!message.contains(QLatin1String(kApiKey)));
    }

    void tellsWhenToTryAgain()
    {
        ClientFixture f;
        f.server.reply(kStart, {.status = 429, .headers = {{"Retry-After", "7"}}});
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().retryAfter, std::optional(7s));
    }

    void followsNoRedirect()
    {
        FakeHttpServer elsewhere;
        ClientFixture f;
        f.server.reply(kStart, {.status = 307, .headers = {{"Location", elsewhere.url().toEncoded() + "/omni/start"}}});
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().code, ErrorCode::VendorUnavailable);
        QVERIFY(elsewhere.requests().empty());
    }

    void reportsAServerThatIsNotThere()
    {
        QUrl gone;
        {
            FakeHttpServer brief;
            gone = brief.url();
        }
        ClientFixture f([&gone](incode::IncodeSettings &settings) { settings.apiUrl = gone; });
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QCOMPARE(outcome.calls, 0);
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().code, ErrorCode::VendorUnavailable);
    }

    void refusesAddressesThatWouldLeakTheKey_data()
    {
        QTest::addColumn<QString>("api");
        for (const char *url : {"http://demo-api.incodesmile.com", "ftp://127.0.0.1", "https://u:p@api.example", "", "/relative",
                                "http://127.0.0.1.evil.example", "https://api.example/?x=1"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void refusesAddressesThatWouldLeakTheKey()
    {
        QFETCH(QString, api);
        ClientFixture f([&api](incode::IncodeSettings &settings) { settings.apiUrl = QUrl(api); });
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QCOMPARE(outcome.calls, 0); // never from inside the call
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().code, ErrorCode::Invalid);
    }

    void cancelsWhenTheCallIsLetGo()
    {
        ClientFixture f;
        f.server.reply(kStart, {.fault = Fault::Hang});
        Outcome<incode::Session> outcome;
        auto call = f.client->startSession(f.request(), outcome.receiver());
        QTRY_COMPARE(f.server.count(kStart), 1);
        call.reset();
        QTRY_COMPARE(f.server.openConnections(), 0);
        QCOMPARE(outcome.calls, 0);
    }

    void cancelsWhenTheClientGoes()
    {
        ClientFixture f;
        f.server.reply(kStart, {.fault = Fault::Hang});
        Outcome<incode::Session> outcome;
        Outcome<void> refused;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        incode::SmsRequest sms = f.sms();
        sms.phone = QStringLiteral("none");
        const auto invalid = f.client->sendSms(sms, refused.receiver());
        f.client.reset();
        QCoreApplication::processEvents();
        QTRY_COMPARE(f.server.openConnections(), 0);
        QCOMPARE(outcome.calls, 0);
        QCOMPARE(refused.calls, 0);
    }

    void letsTheCallbackEndCallAndClient()
    {
        ClientFixture f;
        std::unique_ptr<incode::PendingCall> call;
        int calls = 0;
        call = f.client->startSession(f.request(), [&](const auto &result) {
            QVERIFY(result);
            ++calls;
            call.reset();
            f.client.reset();
        });
        QTRY_COMPARE(calls, 1);
    }

    void buildsStaticLinks()
    {
        const auto link = [](const QUrl &base, const QString &clientId) {
            ClientFixture f([&](incode::IncodeSettings &settings) {
                settings.onboardingUrl = base;
                settings.clientId = clientId;
            });
            return f.client->staticLink().toString(QUrl::FullyEncoded);
        };
        const QString bank = QStringLiteral("bank123");
        QCOMPARE(link(incode::onboardingUrlOf(QStringLiteral("demo")), bank),
                 QStringLiteral("https://demo-onboarding.incodesmile.com/bank123/hello"));
        QCOMPARE(link(incode::onboardingUrlOf(QStringLiteral("production")), bank),
                 QStringLiteral("https://saas-onboarding.incodesmile.com/bank123/hello"));
        QCOMPARE(link(QUrl(QStringLiteral("http://127.0.0.1:9000/")), bank), QStringLiteral("http://127.0.0.1:9000/bank123/hello"));
        QCOMPARE(link(QUrl(QStringLiteral("https://onboarding.example")), QStringLiteral("a/b?c")),
                 QStringLiteral("https://onboarding.example/a%2Fb%3Fc/hello"));
        QCOMPARE(link(QUrl(QStringLiteral("http://onboarding.example")), bank), QString());
        QCOMPARE(link(QUrl(QStringLiteral("https://onboarding.example")), QString()), QString());
    }

    void knowsTheVendorsBases()
    {
        QCOMPARE(incode::apiUrlOf(QStringLiteral("demo")), QUrl(QStringLiteral("https://demo-api.incodesmile.com")));
        QCOMPARE(incode::apiUrlOf(QStringLiteral("production")), QUrl(QStringLiteral("https://saas-api.incodesmile.com")));
        QVERIFY(incode::apiUrlOf(QStringLiteral("sandbox")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(IncodeClientTest)
#include "incode_client_test.moc"
