// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"

#include "tests/core/incode/client_fixture.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using base::ErrorCode;
using Fault = FakeReply::Fault;

namespace
{
QString g_log; // a message handler has no other way to reach the test

void collect(QtMsgType, const QMessageLogContext &, const QString &message)
{
    g_log += message + u'\n';
}
} // namespace

class IncodeSmsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAsTheVendorsSampleDoes()
    {
        ClientFixture f;
        Outcome<void> outcome;
        const auto call = f.client->sendSms(f.sms(), outcome.receiver());
        QCOMPARE(outcome.calls, 0);
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(outcome.result);
        QCOMPARE(f.server.paths(), QStringList({kPhone, kLogIn, kSend}));

        const FakeRequest phone = f.server.last(kPhone);
        QCOMPARE(phone.headers.value("x-incode-hardware-id"), QByteArray(kSessionToken));
        QCOMPARE(phone.json(), QJsonObject({{u"phone"_s, kPhoneNumber}}));
        const FakeRequest logIn = f.server.last(kLogIn);
        QVERIFY(!logIn.headers.contains("x-incode-hardware-id"));
        QCOMPARE(logIn.json(), QJsonObject({{u"email"_s, u"relay@bank.example"_s}, {u"password"_s, QLatin1StringView(kPassword)}}));
        const FakeRequest send = f.server.last(kSend);
        QCOMPARE(send.query, u"id=interview-1"_s);
        QCOMPARE(send.headers.value("x-incode-hardware-id"), QByteArray(kExecutiveToken));
        QCOMPARE(send.json(), QJsonObject({{u"clientId"_s, u"bank +1&1"_s},
                                           {u"interviewId"_s, u"interview-1"_s},
                                           {u"smsText"_s, u"Please confirm: https://verify.example/v/abc"_s}}));
        for (const FakeRequest &request : f.server.requests()) {
            QCOMPARE(request.method, QByteArray("POST"));
            QCOMPARE(request.headers.value("api-version"), QByteArray("1.0"));
            QCOMPARE(request.headers.value("x-api-key"), QByteArray(kApiKey));
        }
    }

    void sharesOneLogIn()
    {
        ClientFixture f;
        f.server.reply(kLogIn, {.fault = Fault::Hang});
        Outcome<void> first, second, third;
        const auto a = f.client->sendSms(f.sms(), first.receiver());
        const auto b = f.client->sendSms(f.sms(), second.receiver());
        QTRY_COMPARE(f.server.count(kPhone), 2);
        QTRY_COMPARE(f.server.count(kLogIn), 1);
        f.server.release(kLogIn, {.body = R"({"token":"fresh"})"});
        QTRY_COMPARE(first.calls + second.calls, 2);
        QVERIFY(first.result && second.result);
        const auto c = f.client->sendSms(f.sms(), third.receiver());
        QTRY_COMPARE(third.calls, 1);
        QCOMPARE(f.server.count(kLogIn), 1);
        QCOMPARE(f.server.last(kSend).headers.value("x-incode-hardware-id"), QByteArray("fresh"));
    }

    void aCancelledSenderDoesNotTakeTheLogInAway()
    {
        ClientFixture f;
        f.server.reply(kLogIn, {.fault = Fault::Hang});
        Outcome<void> first, second;
        auto a = f.client->sendSms(f.sms(), first.receiver());
        QTRY_COMPARE(f.server.count(kLogIn), 1);
        const auto b = f.client->sendSms(f.sms(), second.receiver());
        QTRY_COMPARE(f.server.count(kPhone), 2);
        a.reset();
        f.server.release(kLogIn, {.body = R"({"token":"fresh"})"});
        QTRY_COMPARE(second.calls, 1);
        QVERIFY(second.result);
        QCOMPARE(first.calls, 0);
        QCOMPARE(f.server.count(kSend), 1);
    }

    void aFailedLogInFailsAllWhoWait()
    {
        ClientFixture f;
        f.server.replyTo(kLogIn, 1, {.fault = Fault::Hang});
        Outcome<void> first, second, third;
        const auto a = f.client->sendSms(f.sms(), first.receiver());
        const auto b = f.client->sendSms(f.sms(), second.receiver());
        QTRY_COMPARE(f.server.count(kPhone), 2);
        QTRY_COMPARE(f.server.count(kLogIn), 1);
        f.server.release(kLogIn, {.status = 401, .body = R"({"status":401,"message":"wrong password"})"});
        QTRY_COMPARE(first.calls + second.calls, 2);
        QCOMPARE(first.result.error().code, ErrorCode::VendorUnavailable);
        QVERIFY(second.result.error().message.contains("wrong password"_L1));
        const auto c = f.client->sendSms(f.sms(), third.receiver()); // the next one tries anew
        QTRY_COMPARE(third.calls, 1);
        QVERIFY(third.result);
    }

    void renewsTheTokenBeforeItsDayIsOver()
    {
        ClientFixture f;
        const auto send = [&f] {
            Outcome<void> outcome;
            const auto call = f.client->sendSms(f.sms(), outcome.receiver());
            return QTest::qWaitFor([&outcome] { return outcome.calls == 1; }) && outcome.result.has_value();
        };
        QVERIFY(send());
        f.clock.advance(23h - 1ms);
        QVERIFY(send());
        QCOMPARE(f.server.count(kLogIn), 1);
        f.clock.advance(1ms);
        QVERIFY(send());
        QCOMPARE(f.server.count(kLogIn), 2);
    }

    void renewsARefusedTokenOnce()
    {
        ClientFixture f;
        f.server.replyTo(kSend, 1, {.status = 401});
        f.server.replyTo(kLogIn, 2, {.body = R"({"token":"renewed"})"});
        Outcome<void> outcome;
        const auto call = f.client->sendSms(f.sms(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY(outcome.result);
        QCOMPARE(f.server.paths(), QStringList({kPhone, kLogIn, kSend, kLogIn, kSend}));
        QCOMPARE(f.server.last(kSend).headers.value("x-incode-hardware-id"), QByteArray("renewed"));
    }

    void givesUpWhenTheNewTokenIsRefusedToo()
    {
        ClientFixture f;
        f.server.reply(kSend, {.status = 401});
        Outcome<void> outcome;
        const auto call = f.client->sendSms(f.sms(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().code, ErrorCode::VendorUnavailable);
        QCOMPARE(f.server.count(kSend), 2);
        QCOMPARE(f.server.count(kLogIn), 2);
    }

    void neverSendsTwiceAfterAnUnclearAnswer()
    {
        ClientFixture f([](incode::IncodeSettings &settings) { settings.timeout = 300ms; });
        for (const FakeReply &unclear : {FakeReply{.status = 500}, FakeReply{.fault = Fault::Hang}, FakeReply{.fault = Fault::Garbage},
                                         FakeReply{.fault = Fault::Close}}) {
            f.server.reply(kSend, unclear);
            const int before = f.server.count(kSend);
            Outcome<void> outcome;
            const auto call = f.client->sendSms(f.sms(), outcome.receiver());
            QTRY_COMPARE(outcome.calls, 1);
            QVERIFY(!outcome.result);
            QCOMPARE(f.server.count(kSend), before + 1);
        }
    }

    void takesAnUnsuccessfulAnswerForAFailure()
    {
        ClientFixture f;
        f.server.reply(kSend, {.body = R"({"success":false})"});
        Outcome<void> sms;
        const auto a = f.client->sendSms(f.sms(), sms.receiver());
        QTRY_COMPARE(sms.calls, 1);
        QCOMPARE(sms.result.error().code, ErrorCode::VendorUnavailable);
        f.server.reply(kPhone, {.body = R"({"success":false})"});
        Outcome<void> phone;
        const auto b = f.client->sendSms(f.sms(), phone.receiver());
        QTRY_COMPARE(phone.calls, 1);
        QCOMPARE(phone.result.error().code, ErrorCode::Invalid);
    }

    void namesThePhoneWhenTheVendorRefusesIt()
    {
        ClientFixture f;
        f.server.reply(kPhone, {.status = 400, .body = R"({"status":400,"message":"+16465555555 is no mobile"})"});
        Outcome<void> outcome;
        const auto call = f.client->sendSms(f.sms(), outcome.receiver());
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().code, ErrorCode::Invalid);
        QCOMPARE(outcome.result.error().field, u"phone"_s);
        QVERIFY(!outcome.result.error().message.contains("6465555555"_L1));
        QCOMPARE(f.server.count(kLogIn), 0);
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("field");
        const QString text = u"hello"_s;
        const QString email = u"a@b.example"_s;
        QTest::newRow("national") << u"6465555555"_s << text << email << u"phone"_s;
        QTest::newRow("spaces") << u"+1 646 555 5555"_s << text << email << u"phone"_s;
        QTest::newRow("letters") << u"+1646CALLNOW"_s << text << email << u"phone"_s;
        QTest::newRow("zero") << u"+0646555555"_s << text << email << u"phone"_s;
        QTest::newRow("short") << u"+123456"_s << text << email << u"phone"_s;
        QTest::newRow("long") << u"+1234567890123456"_s << text << email << u"phone"_s;
        QTest::newRow("no phone") << QString() << text << email << u"phone"_s;
        QTest::newRow("no text") << kPhoneNumber << u" "_s << email << u"text"_s;
        QTest::newRow("novel") << kPhoneNumber << QString(1001, u'x') << email << u"text"_s;
        QTest::newRow("no executive") << kPhoneNumber << text << QString() << u"executive_email"_s;
    }
    void refusesWhatCannotBeSent()
    {
        QFETCH(QString, phone);
        QFETCH(QString, text);
        QFETCH(QString, email);
        QFETCH(QString, field);
        ClientFixture f([&email](incode::IncodeSettings &settings) { settings.executiveEmail = email; });
        incode::SmsRequest request = f.sms();
        request.phone = phone;
        request.text = text;
        Outcome<void> outcome;
        const auto call = f.client->sendSms(request, outcome.receiver());
        QCOMPARE(outcome.calls, 0);
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.result.error().code, ErrorCode::Invalid);
        QCOMPARE(outcome.result.error().field, field);
        QVERIFY(f.server.requests().empty());
    }

    void logsNoSecretAndNoPhone()
    {
        QLoggingCategory::setFilterRules(u"authlink.*=true"_s);
        g_log.clear();
        const auto previous = qInstallMessageHandler(collect);
        {
            // The worst a vendor can do: say back all that the call said.
            const QString key = QLatin1StringView(kApiKey);
            const std::pair<QString, QString> echoes[] = {
                {kSend, QLatin1StringView(kExecutiveToken) + u' ' + key + u' ' + ClientFixture().sms().text},
                {kLogIn, QLatin1StringView(kPassword) + u' ' + key},
                {kPhone, QLatin1StringView(kSessionToken) + u' ' + key + u' ' + kPhoneNumber},
            };
            for (const auto &[path, echo] : echoes) {
                for (const Fault fault : {Fault::None, Fault::Hang, Fault::Close}) {
                    ClientFixture f([](incode::IncodeSettings &settings) { settings.timeout = 300ms; }); // anew: every send logs in
                    f.server.reply(path, {.status = 401, .body = jsonOf({{u"message"_s, echo}}), .fault = fault});
                    Outcome<void> outcome;
                    const auto call = f.client->sendSms(f.sms(), outcome.receiver());
                    QTRY_COMPARE(outcome.calls, 1);
                    QVERIFY(!outcome.result);
                    g_log += outcome.result.error().message;
                }
            }
        }
        qInstallMessageHandler(previous);
        QLoggingCategory::setFilterRules(QString());
        QVERIFY(g_log.contains("/omni/add/phone"_L1));
        for (const char *secret : {kApiKey, kSessionToken, kExecutiveToken, kPassword, "6465555555", "verify.example/v/abc"})
            QVERIFY2(!g_log.contains(QLatin1StringView(secret)), secret);
    }
};

QTEST_GUILESS_MAIN(IncodeSmsTest)
#include "incode_sms_test.moc"
