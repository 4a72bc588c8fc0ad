// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_sender.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using message::Gateway;
using message::GatewaySettings;
using message::OutgoingMessage;

namespace
{
GatewaySettings json()
{
    GatewaySettings settings;
    settings.url = QUrl(u"https://provider.invalid/messages"_s);
    settings.body = uR"({"to":"{to}","content":{"text":"{text}"}})"_s;
    return settings;
}
GatewaySettings form()
{
    GatewaySettings settings = json();
    settings.contentType = u"application/x-www-form-urlencoded"_s;
    settings.body = u"To={to}&From={from}&Body={text}&StatusCallback={callback}"_s;
    settings.from = u"+14155550000"_s;
    return settings;
}
OutgoingMessage nasty()
{
    return {.channel = verification::Channel::Sms,
            .to = u"+14155550123"_s,
            .subject = u"Sub\"ject"_s,
            .text = u"A \"quoted\" \\ text & more = 100%\n{to} – ñ\U0001F600 \","_s,
            .reportTo = QUrl(u"https://relay.example/webhooks/message/T?a=b&c"_s)};
}
} // namespace

class GatewayRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonCarriesEveryCharacterInItsPlace()
    {
        GatewaySettings settings = json();
        settings.body = uR"({"to":"{to}","s":"{subject}","t":"{text}","cb":"{callback}","k":{"a":[{}]}})"_s;
        const auto filled = Gateway::of(settings)->request.fill(nasty());
        QVERIFY(filled);
        const QJsonObject sent = QJsonDocument::fromJson(filled->body).object();
        QCOMPARE(sent.size(), 5);
        QCOMPARE(sent.value("to"_L1).toString(), nasty().to);
        QCOMPARE(sent.value("s"_L1).toString(), nasty().subject);
        QCOMPARE(sent.value("t"_L1).toString(), nasty().text);
        QCOMPARE(sent.value("cb"_L1).toString(), nasty().reportTo.toString(QUrl::FullyEncoded));
    }

    void formsCarryEveryCharacterInItsPlace()
    {
        const auto filled = Gateway::of(form())->request.fill(nasty());
        QVERIFY(filled);
        const QUrlQuery sent(QString::fromLatin1(filled->body));
        QCOMPARE(sent.queryItems().size(), 4);
        QCOMPARE(sent.queryItemValue(u"To"_s, QUrl::FullyDecoded), nasty().to);
        QCOMPARE(sent.queryItemValue(u"Body"_s, QUrl::FullyDecoded), nasty().text);
        QCOMPARE(sent.queryItemValue(u"StatusCallback"_s, QUrl::FullyDecoded), nasty().reportTo.toString(QUrl::FullyEncoded));
        QVERIFY(!filled->body.contains('+'));
    }

    void plainTextGoesOutAsItIs()
    {
        GatewaySettings settings = json();
        settings.contentType = u"text/plain; charset=utf-8"_s;
        settings.body = u"{text}"_s;
        settings.headers = {u"X-To: {to}"_s};
        const auto filled = Gateway::of(settings)->request.fill(nasty());
        QVERIFY(filled);
        QCOMPARE(filled->body, nasty().text.toUtf8());
        QVERIFY(filled->headers.contains({"X-To", "+14155550123"}));
        QVERIFY(filled->headers.contains({"Content-Type", "text/plain; charset=utf-8"}));
    }

    void headersCarryCredentials()
    {
        GatewaySettings settings = json();
        settings.secret = base::Secret("s3cr:et");
        settings.headers = {u"Authorization: {basic:AC1}"_s, u"X-Key:  Key {secret} "_s};
        const auto filled = Gateway::of(settings)->request.fill(nasty());
        QVERIFY(filled);
        QVERIFY(filled->headers.contains({"Authorization", "Basic " + QByteArray("AC1:s3cr:et").toBase64()}));
        QVERIFY(filled->headers.contains({"X-Key", "Key s3cr:et"}));
    }

    void nothingBreaksOutOfAHeader_data()
    {
        QTest::addColumn<QString>("to");
        QTest::newRow("line break") << u"+1\r\nX-Evil: 1"_s;
        QTest::newRow("line feed") << u"+1\nX-Evil: 1"_s;
        QTest::newRow("zero") << u"+1"_s + QChar(u'\0');
        QTest::newRow("not ASCII") << u"+1é"_s;
        QTest::newRow("nothing") << QString();
    }
    void nothingBreaksOutOfAHeader()
    {
        QFETCH(const QString, to);
        GatewaySettings settings = json();
        settings.headers = {u"X-To: {to}"_s};
        OutgoingMessage message = nasty();
        message.to = to;
        const auto filled = Gateway::of(settings)->request.fill(message);
        QVERIFY(!filled);
        QVERIFY(to.isEmpty() || !filled.error().message.contains(to));
    }

    void whatCannotWorkIsRefusedAtTheStart_data()
    {
        QTest::addColumn<GatewaySettings>("settings");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const QString &key, GatewaySettings settings, auto change) {
            change(settings);
            QTest::newRow(name) << settings << key;
        };
        using S = GatewaySettings &;
        row("plain http", u"url"_s, json(), [](S s) { s.url = QUrl(u"http://provider.invalid/"_s); });
        row("credentials in the URL", u"url"_s, json(), [](S s) { s.url = QUrl(u"https://u:p@provider.invalid/"_s); });
        row("unknown type", u"content_type"_s, json(), [](S s) { s.contentType = u"application/xml"_s; });
        row("a type that breaks out", u"content_type"_s, json(), [](S s) { s.contentType = u"application/json\r\nX: y"_s; });
        row("unknown placeholder", u"body"_s, json(), [](S s) { s.body = uR"({"to":"{to}","t":"{text}","x":"{link}"})"_s; });
        row("unknown placeholder in a form", u"body"_s, form(), [](S s) { s.body += u"&x={phone}"_s; });
        row("stray brace in a form", u"body"_s, form(), [](S s) { s.body += u"&x=}"_s; });
        row("no {to}", u"body"_s, json(), [](S s) { s.body = uR"({"t":"{text}"})"_s; });
        row("no {text}", u"body"_s, json(), [](S s) { s.body = uR"({"to":"{to}"})"_s; });
        row("not JSON", u"body"_s, json(), [](S s) { s.body = uR"({"to":"{to}","t":"{text}",})"_s; });
        row("a placeholder without quotes", u"body"_s, json(), [](S s) { s.body = uR"({"to":{to},"t":"{text}"})"_s; });
        row("basic in the body", u"body"_s, json(), [](S s) { s.body = uR"({"to":"{to}","t":"{text}","x":"{basic:u}"})"_s; });
        row("no colon", u"headers"_s, json(), [](S s) { s.headers = {u"Authorization"_s}; });
        row("no name", u"headers"_s, json(), [](S s) { s.headers = {u": x"_s}; });
        row("a name with a space", u"headers"_s, json(), [](S s) { s.headers = {u"X Y: z"_s}; });
        row("empty", u"headers"_s, json(), [](S s) { s.headers = {u"X: "_s}; });
        row("line break", u"headers"_s, json(), [](S s) { s.headers = {u"X: a\nB: c"_s}; });
        row("ours", u"headers"_s, json(), [](S s) { s.headers = {u"content-Length: 3"_s}; });
        row("unknown placeholder in a header", u"headers"_s, json(), [](S s) { s.headers = {u"X: {token}"_s}; });
        row("a secret that breaks out", u"headers"_s, json(), [](S s) {
            s.headers = {u"X: {secret}"_s};
            s.secret = base::Secret("a\nb");
        });
        row("no sender", u"from"_s, form(), [](S s) { s.from.clear(); });
        row("no secret", u"secret"_s, json(), [](S s) { s.headers = {u"X: {basic:u}"_s}; });
        row("no pointer", u"success"_s, json(), [](S s) { s.success = u"status=ok"_s; });
        row("no value", u"success"_s, json(), [](S s) { s.success = u"/status"_s; });
        row("a broken pointer", u"reference"_s, json(), [](S s) { s.reference = u"/a~2"_s; });
    }
    void whatCannotWorkIsRefusedAtTheStart()
    {
        QFETCH(const GatewaySettings, settings);
        const auto gateway = Gateway::of(settings);
        QVERIFY(!gateway);
        QTEST(gateway.error().field, "key");
        QVERIFY(!gateway.error().message.isEmpty());
    }

    void answersAreJudgedByTheRule_data()
    {
        QTest::addColumn<QString>("success");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char *name, const char *rule, int status, const char *body, bool fine) {
            QTest::newRow(name) << QString::fromLatin1(rule) << status << QByteArray(body) << fine;
        };
        row("any 2xx", "", 202, "", true);
        row("any 2xx, whatever it says", "", 200, "<html>", true);
        row("redirect", "", 302, "", false);
        row("refusal", "", 400, R"({"status":"queued"})", false);
        row("as wanted", "/status=queued", 201, R"({"status":"queued"})", true);
        row("as wanted, deep", "/messages/0/status=0", 200, R"({"messages":[{"status":"0"}]})", true);
        row("a number", "/messages/0/status=0", 200, R"({"messages":[{"status":0}]})", true);
        row("a list", "/0/status=sent", 200, R"([{"status":"sent"}])", true);
        row("a boolean", "/ok=true", 200, R"({"ok":true})", true);
        row("an escape", "/a~1b=x=y", 200, R"({"a/b":"x=y"})", true);
        row("another", "/status=queued", 200, R"({"status":"failed"})", false);
        row("missing", "/status=queued", 200, "{}", false);
        row("missing is not empty", "/status=", 200, "{}", false);
        row("mistyped", "/status=queued", 200, R"({"status":["queued"]})", false);
        row("no JSON", "/status=queued", 200, "status=queued", false);
        row("said twice", "/status=queued", 200, R"({"status":"failed","status":"queued"})", false);
        row("more than one value", "/status=queued", 200, R"({"status":"queued"},"x":1)", false);
        row("an error with the right word", "/status=queued", 500, R"({"status":"queued"})", false);
    }
    void answersAreJudgedByTheRule()
    {
        QFETCH(const QString, success);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        GatewaySettings settings = json();
        settings.success = success;
        QTEST(Gateway::of(settings)->answer.judge(status, body, {}).has_value(), "fine");
    }

    void theReferenceIsBounded()
    {
        GatewaySettings settings = json();
        settings.reference = u"/sid"_s;
        const auto gateway = Gateway::of(settings);
        QCOMPARE(gateway->answer.judge(201, R"({"sid":"SM1"})", {})->reference, u"SM1"_s);
        QCOMPARE(gateway->answer.judge(201, R"({"sid":{}})", {})->reference, QString());
        QCOMPARE(gateway->answer.judge(201, "{\"sid\":\"" + QByteArray(5000, 'x') + "\"}", {})->reference.size(), 128);
    }
};

Q_DECLARE_METATYPE(authlink::message::GatewaySettings)

QTEST_GUILESS_MAIN(GatewayRequestTest)
#include "gateway_request_test.moc"
