// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"

#include "tests/core/incode/client_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

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
        const auto call = f.client->startSession(
            {.externalCustomerId = u"v-1"_s, .language = u"es"_s, .redirectionUrl = QUrl(u"https://bank.example/done"_s)},
            outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(outcome.result);
        QCOMPARE(outcome.result->interviewId, u"interview-1"_s);
        QCOMPARE(outcome.result->token.reveal(), QByteArray(kSessionToken));
        QCOMPARE(outcome.result->captureUrl, QUrl(u"https://capture.example/s/1"_s));

        const FakeRequest start = f.server.last(kStart);
        QCOMPARE(start.method, QByteArray("POST"));
        QCOMPARE(start.headers.value("api-version"), QByteArray("1.0"));
        QCOMPARE(start.headers.value("x-api-key"), QByteArray(kApiKey));
        QVERIFY(!start.headers.contains("x-incode-hardware-id"));
        QCOMPARE(start.headers.value("content-type"), QByteArray("application/json"));
        const QJsonObject expected{{u"configurationId"_s, u"flow-1"_s},
                                   {u"countryCode"_s, u"ALL"_s},
                                   {u"language"_s, u"es-ES"_s},
                                   {u"externalCustomerId"_s, u"v-1"_s},
                                   {u"redirectionUrl"_s, u"https://bank.example/done"_s}};
        QCOMPARE(start.json(), expected);

        const FakeRequest link = f.server.last(kLink);
        QCOMPARE(link.method, QByteArray("GET"));
        QCOMPARE(link.query, u"clientId=bank%20%2B1%261"_s);
        QCOMPARE(link.headers.value("x-incode-hardware-id"), QByteArray(kSessionToken));
        QCOMPARE(link.headers.value("x-api-key"), QByteArray(kApiKey));
    }

    void speaksTheVendorsLanguages_data()
    {
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("vendors");
        QTest::newRow("en") << u"en"_s << u"en-US"_s;
        QTest::newRow("es") << u"es"_s << u"es-ES"_s;
        QTest::newRow("pt-BR") << u"pt-BR"_s << u"pt-BR"_s;
        QTest::newRow("other") << u"xx"_s << u"en-US"_s;
    }
    void speaksTheVendorsLanguages()
    {
        QFETCH(QString, ours);
        QFETCH(QString, vendors);
        ClientFixture f;
        Outcome<incode::Session> outcome;
        const auto call =
            f.client->startSession({.externalCustomerId = u"v"_s, .language = ours, .redirectionUrl = {}}, outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(f.server.last(kStart).json().value("language"_L1).toString(), vendors);
        QVERIFY(!f.server.last(kStart).json().contains("redirectionUrl"_L1));
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
        row("long interview", kStart, {.body = jsonOf({{u"token"_s, u"t"_s}, {u"interviewId"_s, QString(10000, u'a')}})});
        row("header injection", kStart, {.body = R"({"token":"t\r\nX-Evil: 1","interviewId":"i"})"});
        row("no link", kLink, {.body = "{}"});
        row("script link", kLink, {.body = R"({"url":"javascript:void 0"})"});
        row("plain link", kLink, {.body = jsonOf({{u"url"_s, u"http://capture.example/s/1"_s}})});
        row("link with a password", kLink, {.body = jsonOf({{u"url"_s, u"https://bank.example@evil.example/"_s}})});
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
        const QString echo = u"bad token %1 for key %2"_s.arg(QLatin1StringView(kSessionToken), QLatin1StringView(kApiKey));
        const QJsonObject body{
            {u"timestamp"_s, 1}, {u"status"_s, 4019}, {u"error"_s, u"Unauthorized"_s}, {u"message"_s, echo}, {u"path"_s, kLink}};
        f.server.reply(kLink, {.status = 401, .body = jsonOf(body)});
        Outcome<incode::Session> outcome;
        const auto call = f.client->startSession(f.request(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        const QString message = outcome.result.error().message;
        QVERIFY2(message.contains("HTTP 401 (code 4019): Unauthorized, bad token"_L1), qPrintable(message));
        QVERIFY(!message.contains(QLatin1StringView(kSessionToken)));
        QVERIFY(!message.contains(QLatin1StringView(kApiKey)));
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
        sms.phone = u"none"_s;
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
        const QString bank = u"bank123"_s;
        QCOMPARE(link(incode::onboardingUrlOf(u"demo"_s), bank), u"https://demo-onboarding.incodesmile.com/bank123/hello"_s);
        QCOMPARE(link(incode::onboardingUrlOf(u"production"_s), bank), u"https://saas-onboarding.incodesmile.com/bank123/hello"_s);
        QCOMPARE(link(QUrl(u"http://127.0.0.1:9000/"_s), bank), u"http://127.0.0.1:9000/bank123/hello"_s);
        QCOMPARE(link(QUrl(u"https://onboarding.example"_s), u"a/b?c"_s), u"https://onboarding.example/a%2Fb%3Fc/hello"_s);
        QCOMPARE(link(QUrl(u"http://onboarding.example"_s), bank), QString());
        QCOMPARE(link(QUrl(u"https://onboarding.example"_s), QString()), QString());
    }

    void knowsTheVendorsBases()
    {
        QCOMPARE(incode::apiUrlOf(u"demo"_s), QUrl(u"https://demo-api.incodesmile.com"_s));
        QCOMPARE(incode::apiUrlOf(u"production"_s), QUrl(u"https://saas-api.incodesmile.com"_s));
        QVERIFY(incode::apiUrlOf(u"sandbox"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(IncodeClientTest)
#include "incode_client_test.moc"
