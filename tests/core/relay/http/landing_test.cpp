// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/landing/landing_page.h"
#include "tests/core/relay/http/fake_handlers.h"
#include "tests/support/raw_client.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using relay::http::LandingView;
using test::FakeHandlers;
using test::RawClient;

namespace
{

const QByteArray kToken = "AbCdEfGhIjKlMnOpQrStUv";

QByteArray request(const QByteArray &line, const QByteArray &headers = {})
{
    return line + " HTTP/1.1\r\nHost: verify.example:8080\r\n" + headers + "Content-Length: 0\r\n\r\n";
}

LandingView question(const QString &language = u"en"_s)
{
    LandingView view;
    view.kind = LandingView::Kind::Question;
    view.language = language;
    view.company = u"Example Bank"_s;
    view.agentFirstName = u"Maria"_s;
    view.firstWord = u"river"_s;
    view.secondWord = u"lamp"_s;
    return view;
}

struct Fixture {
    explicit Fixture(const relay::config::RelayConfig &config = test::loopbackConfig())
        : front(config, {}, fakes.handlers(), fakes.clock, fakes.random, fakes.vault)
    {
        if (!front.listen())
            qFatal("can't listen");
    }
    FakeHandlers fakes;
    relay::http::HttpRouter front;
};

} // namespace

class LandingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"authlink.*=false"_s); }
    void asksInTheCustomersLanguage_data();
    void asksInTheCustomersLanguage();
    void everyPageIsCompleteAndWellFormed_data();
    void everyPageIsCompleteAndWellFormed();
    void isProtected();
    void showsMarkupAsText();
    void neverFillsInAValueTwice();
    void yesBindsTheBrowserAndGoesOn();
    void secureCookieBehindHttps();
    void demandsTlsOfItsOwnHostOnly_data();
    void demandsTlsOfItsOwnHostOnly();
    void passesOnWhoAsks();
    void ignoresAForgedCookie();
    void goneLooksTheSameForEveryToken();
    void noIsThanked();
    void theCookieKnowsThePathInFront();
    void noStaysOnOffer();
    void refusesFormsFromElsewhere_data();
    void refusesFormsFromElsewhere();
    void choosesALanguage_data();
    void choosesALanguage();
};

void LandingTest::asksInTheCustomersLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("heading");
    QTest::newRow("en") << u"en"_s << u"Are you on the phone with Example Bank right now?"_s;
    QTest::newRow("es") << u"es"_s << u"¿Está hablando por teléfono con Example Bank en este momento?"_s;
    QTest::newRow("pt-BR") << u"pt-BR"_s << u"Você está ao telefone com Example Bank agora?"_s;
}

void LandingTest::asksInTheCustomersLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, heading);
    Fixture fixture;
    fixture.fakes.view = question(language);
    RawClient client(fixture.front.port());
    client.send(request("GET /v/" + kToken, "Accept-Language: de\r\n"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    const QString page = QString::fromUtf8(client.body());
    QVERIFY(page.contains(heading));
    QVERIFY(page.contains(u"<html lang=\"%1\">"_s.arg(language)));
    QVERIFY(page.contains(u"Maria"_s));
    QVERIFY(page.indexOf(u"river"_s) < page.indexOf(u"lamp"_s));
    QVERIFY(page.contains(u"action=\"%1/yes\""_s.arg(QString::fromLatin1(kToken)))); // relative: a proxy may add a path in front
    QVERIFY(page.contains(u"action=\"%1/no\""_s.arg(QString::fromLatin1(kToken))));
    QVERIFY(!page.contains(u"<script"_s));
    QCOMPARE(fixture.fakes.asked, QByteArrayList{"look " + kToken});
}

void LandingTest::everyPageIsCompleteAndWellFormed_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("kind");
    for (const char *language : {"en", "es", "pt-BR"}) {
        for (const auto kind : {LandingView::Kind::Question, LandingView::Kind::InUse, LandingView::Kind::Gone, LandingView::Kind::Denied,
                                LandingView::Kind::Unavailable, LandingView::Kind::Answered}) {
            QTest::addRow("%s %d", language, static_cast<int>(kind)) << QString::fromLatin1(language) << static_cast<int>(kind);
        }
    }
}

void LandingTest::everyPageIsCompleteAndWellFormed()
{
    QFETCH(QString, language);
    QFETCH(int, kind);
    LandingView view = question(language);
    view.kind = static_cast<LandingView::Kind>(kind);
    const relay::http::LandingPage pages(u"Example Bank"_s, false);
    const http::server::Response response = pages.render(view, QString::fromLatin1(kToken), language.toLatin1());
    const QString html = QString::fromUtf8(response.body);
    QVERIFY(!html.contains(u"{{") && !html.contains(u"{company}") && !html.contains(u"{agent}"));
    QVERIFY(!html.contains(u"<p></p>"_s) && !html.contains(u"></h1>"_s) && !html.contains(u"<title></title>"_s));
    // HTML's void elements aside, it is XML: every tag is closed, every value escaped.
    QString xml = html.mid(html.indexOf(u"<html"));
    for (const char *element : {"<meta charset=\"utf-8\">", "initial-scale=1\">", "nofollow\">", "light dark\">"}) {
        const QString open = QString::fromLatin1(element);
        xml.replace(open, open.chopped(1) + u"/>"_s);
    }
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void LandingTest::isProtected()
{
    Fixture fixture;
    fixture.fakes.view = question();
    fixture.fakes.view.captureUrl = QUrl(u"https://capture.example/flow?secret=1"_s);
    RawClient client(fixture.front.port());
    client.send(request("GET /v/" + kToken));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.header("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(client.header("Referrer-Policy"), QByteArray("no-referrer"));
    QVERIFY(client.header("X-Robots-Tag").contains("noindex"));
    QCOMPARE(client.header("X-Content-Type-Options"), QByteArray("nosniff"));
    const QByteArray policy = client.header("Content-Security-Policy");
    QVERIFY(policy.startsWith("default-src 'none';"));
    QVERIFY(policy.contains("frame-ancestors 'none'"));
    QVERIFY(policy.contains("form-action 'self' https://capture.example;"));
    QVERIFY(!policy.contains("unsafe"));
    const QByteArray page = client.body();
    const qsizetype style = page.indexOf("<style>") + 7;
    const QByteArray css = page.mid(style, page.indexOf("</style>") - style);
    QVERIFY(policy.contains("'sha256-" + QCryptographicHash::hash(css, QCryptographicHash::Sha256).toBase64() + "'"));
    QVERIFY(!client.received().contains("Set-Cookie"));
    QVERIFY(!page.contains("secret=1"));
}

void LandingTest::showsMarkupAsText()
{
    Fixture fixture;
    fixture.fakes.view = question();
    fixture.fakes.view.agentFirstName = u"<script>alert(1)</script>"_s;
    fixture.fakes.view.company = u"\"A\" & <b>B</b>"_s;
    fixture.fakes.view.firstWord = u"'><img src=x>"_s;
    RawClient client(fixture.front.port());
    client.send(request("GET /v/" + kToken));
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(!client.body().contains("<script"));
    QVERIFY(!client.body().contains("<b>"));
    QVERIFY(!client.body().contains("<img"));
    QVERIFY(client.body().contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

void LandingTest::neverFillsInAValueTwice()
{
    LandingView view = question();
    view.agentFirstName = u"{company} {{second_word}}"_s;
    view.company = u"{agent}"_s;
    const QByteArray page = relay::http::LandingPage(u"B"_s, false).render(view, QString::fromLatin1(kToken), {}).body;
    QVERIFY(page.contains("{company} {{second_word}} from {agent}"));
    QCOMPARE(page.count("lamp"), 1);
}

void LandingTest::yesBindsTheBrowserAndGoesOn()
{
    Fixture fixture;
    fixture.fakes.view.kind = LandingView::Kind::GoOn;
    fixture.fakes.view.captureUrl = QUrl(u"https://capture.example/flow?a=b%20c"_s);
    fixture.fakes.view.deviceCookie = "ZGV2aWNlLWNvb2tpZS0xMg";
    RawClient client(fixture.front.port());
    client.send(request("POST /v/" + kToken + "/yes", "Origin: null\r\nSec-Fetch-Site: same-origin\r\n"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 303);
    QCOMPARE(client.header("Location"), QByteArray("https://capture.example/flow?a=b%20c"));
    QCOMPARE(client.header("Set-Cookie"),
             "authlink_device=ZGV2aWNlLWNvb2tpZS0xMg; Path=/v/" + kToken + "; Max-Age=3600; HttpOnly; SameSite=Lax");
    QCOMPARE(client.header("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(client.header("Referrer-Policy"), QByteArray("no-referrer"));
    QCOMPARE(fixture.fakes.asked, QByteArrayList{"yes " + kToken});
}

void LandingTest::secureCookieBehindHttps()
{
    relay::config::RelayConfig config = test::loopbackConfig();
    config.http.publicUrl = QUrl(u"https://verify.example.com"_s);
    Fixture fixture(config);
    fixture.fakes.view.kind = LandingView::Kind::GoOn;
    fixture.fakes.view.captureUrl = QUrl(u"https://capture.example/"_s);
    fixture.fakes.view.deviceCookie = "abc";
    RawClient client(fixture.front.port());
    client.send(request("POST /v/" + kToken + "/yes", "Origin: https://verify.example.com\r\n"));
    QTRY_COMPARE(client.status(), 303);
    QVERIFY(client.header("Set-Cookie").endsWith("; Secure"));
}

void LandingTest::demandsTlsOfItsOwnHostOnly_data()
{
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<bool>("proxy");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<bool>("demands");
    const QString own = u"https://verify.example:8080"_s;
    QTest::newRow("the proxy says https") << own << true << QByteArray("X-Forwarded-Proto: https\r\n") << true;
    QTest::newRow("the standard way") << own << true << QByteArray("Forwarded: for=192.0.2.1;proto=https\r\n") << true;
    QTest::newRow("the proxy says http") << own << true << QByteArray("X-Forwarded-Proto: http\r\n") << false;
    QTest::newRow("the proxy says nothing") << own << true << QByteArray() << true;
    QTest::newRow("for another host") << u"https://other.example"_s << true << QByteArray() << false;
    QTest::newRow("no proxy, no TLS") << own << false << QByteArray() << false;
    QTest::newRow("a stranger says https") << own << false << QByteArray("X-Forwarded-Proto: https\r\n") << false;
    QTest::newRow("public by http") << u"http://verify.example:8080"_s << true << QByteArray("X-Forwarded-Proto: https\r\n") << false;
    QTest::newRow("no public address") << QString() << true << QByteArray("X-Forwarded-Proto: https\r\n") << false;
    QTest::newRow("a host with more on it") << own + u"/calls"_s << true << QByteArray("X-Forwarded-Proto: https\r\n") << false;
    QTest::newRow("a slash is no path") << own + u"/"_s << true << QByteArray("X-Forwarded-Proto: https\r\n") << true;
}

void LandingTest::demandsTlsOfItsOwnHostOnly()
{
    QFETCH(QString, publicUrl);
    QFETCH(bool, proxy);
    QFETCH(QByteArray, headers);
    QFETCH(bool, demands);
    auto config = test::loopbackConfig();
    config.http.publicUrl = QUrl(publicUrl);
    if (proxy)
        config.http.trustedProxies = {{QHostAddress(QHostAddress::LocalHost), 32}};
    Fixture fixture(config);
    fixture.fakes.view = question();
    fixture.fakes.view.captureUrl = QUrl(u"https://capture.example/x"_s);
    for (const auto kind : {LandingView::Kind::Question, LandingView::Kind::Gone, LandingView::Kind::GoOn}) {
        fixture.fakes.view.kind = kind;
        RawClient client(fixture.front.port());
        client.send(request(kind == LandingView::Kind::GoOn ? "POST /v/" + kToken + "/yes" : "GET /v/" + kToken, headers));
        QTRY_VERIFY(client.isAnswered());
        QCOMPARE(client.header("Strict-Transport-Security"), demands ? QByteArray("max-age=31536000") : QByteArray());
    }
}

void LandingTest::passesOnWhoAsks()
{
    relay::config::RelayConfig config = test::loopbackConfig();
    config.http.trustedProxies = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s)};
    Fixture fixture(config);
    RawClient client(fixture.front.port());
    client.send(request("GET /v/" + kToken, "X-Forwarded-For: 198.51.100.7\r\nUser-Agent: Phone/1 " + QByteArray(500, 'u')
                                                + "\r\nCookie: a=b; authlink_device=abc-_1; c=d\r\n"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(fixture.fakes.lastBrowser.address, QHostAddress(u"198.51.100.7"_s));
    QCOMPARE(fixture.fakes.lastBrowser.deviceCookie, QByteArray("abc-_1"));
    QVERIFY(fixture.fakes.lastBrowser.userAgent.startsWith(u"Phone/1 "_s));
    QVERIFY(fixture.fakes.lastBrowser.userAgent.size() <= 200);
}

void LandingTest::ignoresAForgedCookie()
{
    Fixture fixture;
    RawClient client(fixture.front.port());
    client.send(request("GET /v/" + kToken, "Cookie: authlink_device=<b>; xauthlink_device=abc\r\n"));
    QTRY_VERIFY(client.isAnswered());
    QVERIFY(fixture.fakes.lastBrowser.deviceCookie.isEmpty());
}

void LandingTest::goneLooksTheSameForEveryToken()
{
    Fixture fixture;
    QByteArray first;
    LandingView expired = question(u"es"_s);
    expired.kind = LandingView::Kind::Gone;
    for (const LandingView &view : {LandingView{}, expired}) {
        fixture.fakes.view = view;
        for (const QByteArray &line :
             {"GET /v/" + kToken, QByteArray("GET /v/unknown"), QByteArray("GET /v/%3Cb%3E"), QByteArray("GET /v/"),
              "GET /v/" + QByteArray(500, 'a'), "POST /v/" + kToken + "/yes", "POST /v/" + kToken + "/no"}) {
            RawClient client(fixture.front.port());
            client.send(request(line, "Accept-Language: pt-PT, en\r\n"));
            QTRY_VERIFY(client.isAnswered());
            QCOMPARE(client.status(), 404);
            if (first.isEmpty())
                first = client.received();
            QCOMPARE(client.received(), first);
        }
    }
    QVERIFY(first.contains("lang=\"pt-BR\""));
    QVERIFY(!first.contains("Maria"));
}

void LandingTest::noIsThanked()
{
    Fixture fixture;
    fixture.fakes.view = question();
    fixture.fakes.view.kind = LandingView::Kind::Denied;
    RawClient client(fixture.front.port());
    client.send(request("POST /v/" + kToken + "/no"));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.body().contains("Thank you for telling us"));
    QCOMPARE(fixture.fakes.asked, QByteArrayList{"no " + kToken});
}

void LandingTest::theCookieKnowsThePathInFront()
{
    for (const char *address : {"https://bank.example/authlink", "https://bank.example/authlink/"}) {
        relay::config::RelayConfig config = test::loopbackConfig();
        config.http.publicUrl = QUrl(QString::fromLatin1(address));
        Fixture fixture(config);
        fixture.fakes.view.kind = LandingView::Kind::GoOn;
        fixture.fakes.view.captureUrl = QUrl(u"https://capture.example/"_s);
        fixture.fakes.view.deviceCookie = "abc";
        RawClient client(fixture.front.port());
        client.send(request("POST /v/" + kToken + "/yes"));
        QTRY_COMPARE(client.status(), 303);
        QVERIFY(client.header("Set-Cookie").contains("; Path=/authlink/v/" + kToken + ";"));
    }
}

void LandingTest::noStaysOnOffer()
{
    for (const auto kind : {LandingView::Kind::InUse, LandingView::Kind::Answered}) {
        Fixture fixture;
        fixture.fakes.view = question(u"es"_s);
        fixture.fakes.view.kind = kind;
        RawClient page(fixture.front.port());
        page.send(request("GET /v/" + kToken));
        QTRY_VERIFY(page.isAnswered());
        QCOMPARE(page.status(), kind == LandingView::Kind::InUse ? 409 : 200);
        QVERIFY(page.body().contains("action=\"" + kToken + "/no\""));
        QVERIFY(!page.body().contains("/yes\"") && !page.body().contains("lamp"));
        RawClient afterAForm(fixture.front.port()); // its own address is one folder deeper
        afterAForm.send(request("POST /v/" + kToken + "/yes"));
        QTRY_VERIFY(afterAForm.isAnswered());
        QVERIFY(afterAForm.body().contains("action=\"no\""));
    }
}

void LandingTest::refusesFormsFromElsewhere_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("nothing said") << QByteArray() << true;
    QTest::newRow("own origin") << QByteArray("Origin: http://verify.example:8080\r\n") << true;
    QTest::newRow("null origin, same site says the browser") << QByteArray("Origin: null\r\nSec-Fetch-Site: same-origin\r\n") << true;
    QTest::newRow("other origin") << QByteArray("Origin: http://evil.example\r\n") << false;
    QTest::newRow("other port") << QByteArray("Origin: http://verify.example\r\n") << false;
    QTest::newRow("cross-site") << QByteArray("Origin: null\r\nSec-Fetch-Site: cross-site\r\n") << false;
    QTest::newRow("same site is not the same origin") << QByteArray("Sec-Fetch-Site: same-site\r\n") << false;
    QTest::newRow("garbage origin") << QByteArray("Origin: ::::\r\n") << false;
}

void LandingTest::refusesFormsFromElsewhere()
{
    QFETCH(QByteArray, headers);
    QFETCH(bool, accepted);
    Fixture fixture;
    fixture.fakes.view.kind = LandingView::Kind::Denied;
    RawClient client(fixture.front.port());
    client.send(request("POST /v/" + kToken + "/no", headers));
    QTRY_VERIFY(client.isAnswered());
    QCOMPARE(client.status(), accepted ? 200 : 403);
    QCOMPARE(fixture.fakes.asked.size(), accepted ? 1 : 0);
}

void LandingTest::choosesALanguage_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("language");
    QTest::newRow("none") << QByteArray() << u"en"_s;
    QTest::newRow("unknown") << QByteArray("de-DE, fr;q=0.5") << u"en"_s;
    QTest::newRow("spanish") << QByteArray("es-MX,es;q=0.9") << u"es"_s;
    QTest::newRow("second") << QByteArray("fr, pt;q=0.8, en") << u"pt-BR"_s;
}

void LandingTest::choosesALanguage()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, language);
    QCOMPARE(relay::http::landingLanguage(header), language);
}

QTEST_GUILESS_MAIN(LandingTest)
#include "landing_test.moc"
