// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/form_data.h"
#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

namespace
{

const base::Instant kZero = base::fromMillis(1'795'000'000'000);

} // namespace

class HttpCommonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsAddresses_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("whole");
        QTest::newRow("a bare host") << u"https://api.example"_s << u"/omni/start"_s << u"https://api.example/omni/start"_s;
        QTest::newRow("a slash at its end") << u"https://api.example/"_s << u"/omni/start"_s << u"https://api.example/omni/start"_s;
        QTest::newRow("a folder") << u"https://api.example/a/b"_s << u"/v/x"_s << u"https://api.example/a/b/v/x"_s;
        QTest::newRow("a folder and slashes") << u"https://api.example/a//"_s << u"/v/x"_s << u"https://api.example/a/v/x"_s;
        QTest::newRow("a port and a query") << u"http://127.0.0.1:8080/a?x=1"_s << u"/v"_s << u"http://127.0.0.1:8080/a/v?x=1"_s;
        QTest::newRow("an encoded folder") << u"https://api.example/a%2Fb"_s << u"/v"_s << u"https://api.example/a%2Fb/v"_s;
        QTest::newRow("an encoded path") << u"https://api.example"_s << u"/a%2Fb%20c/hello"_s << u"https://api.example/a%2Fb%20c/hello"_s;
    }
    void joinsAddresses()
    {
        QFETCH(QString, base);
        QFETCH(QString, path);
        QFETCH(QString, whole);
        QCOMPARE(http::joinUrl(QUrl(base), path).toString(QUrl::FullyEncoded), whole);
    }

    void knowsTheFormOfItsTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isToken");
        QTest::newRow("128 bits") << QByteArray("kW7-3q_Zb0aYcX9dVuT2sA") << true;
        QTest::newRow("one letter") << QByteArray("a") << true;
        QTest::newRow("the longest") << QByteArray(64, 'a') << true;
        QTest::newRow("a longer one") << QByteArray(65, 'a') << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("padded") << QByteArray("YWI=") << false;
        QTest::newRow("base64") << QByteArray("a+b/") << false;
        QTest::newRow("a way up") << QByteArray("../x") << false;
        QTest::newRow("encoded") << QByteArray("%61") << false;
        QTest::newRow("a cookie's end") << QByteArray("a; Path=/") << false;
        QTest::newRow("beyond ASCII") << QByteArray("\xC3\xA9") << false;
        QTest::newRow("a NUL") << QByteArray("a\0b", 3) << false;
    }
    void knowsTheFormOfItsTokens()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isToken);
        QCOMPARE(http::isUrlToken(text), isToken);
    }

    void secretsGoOnlyWhereNobodyListens_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isSafe");
        QTest::newRow("https") << u"https://bank.example/x?y=1"_s << true;
        QTest::newRow("http") << u"http://bank.example/"_s << false;
        QTest::newRow("http to this machine") << u"http://127.0.0.1:8080/"_s << true;
        QTest::newRow("http to this machine by name") << u"http://LocalHost/"_s << true;
        QTest::newRow("http to this machine, IPv6") << u"http://[::1]/"_s << true;
        QTest::newRow("a name that looks like it") << u"http://localhost.example/"_s << false;
        QTest::newRow("an address that looks like it") << u"http://127.0.0.1.example/"_s << false;
        QTest::newRow("with a user") << u"https://somebody@bank.example/"_s << false;
        QTest::newRow("with a password") << u"https://a:b@bank.example/"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
        QTest::newRow("another scheme") << u"ftp://bank.example/"_s << false;
        QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void secretsGoOnlyWhereNobodyListens()
    {
        QFETCH(QString, url);
        QFETCH(bool, isSafe);
        QCOMPARE(http::isSafeLink(QUrl(url)), isSafe);
        QCOMPARE(http::isSafeBase(QUrl(url)), isSafe && !url.contains(u'?'));
    }

    void knowsWhatMayStandInAHeader_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isToken");
        QTest::addColumn<bool>("isValue");
        QTest::addColumn<bool>("isCredential");
        QTest::newRow("a name") << QByteArray("X-Api-Key") << true << true << true;
        QTest::newRow("all marks") << QByteArray("!#$%&'*+-.^_`|~") << true << true << true;
        QTest::newRow("a pair") << QByteArray("Bearer abc") << false << true << false;
        QTest::newRow("a JWT") << QByteArray("eyJ0.eyJp.c2ln") << true << true << true;
        QTest::newRow("quotes") << QByteArray("\"a\"") << false << true << true;
        QTest::newRow("a colon") << QByteArray("a:b") << false << true << true;
        QTest::newRow("empty") << QByteArray() << false << false << false;
        QTest::newRow("a line break") << QByteArray("a\r\nb") << false << false << false;
        QTest::newRow("a tab") << QByteArray("a\tb") << false << false << false;
        QTest::newRow("DEL") << QByteArray("a\x7F") << false << false << false;
        QTest::newRow("UTF-8") << QByteArray("\xC3\xA9") << false << false << false;
        QTest::newRow("the longest") << QByteArray(8192, 'a') << true << true << true;
        QTest::newRow("a longer one") << QByteArray(8193, 'a') << true << false << false;
    }
    void knowsWhatMayStandInAHeader()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isToken);
        QFETCH(bool, isValue);
        QFETCH(bool, isCredential);
        QCOMPARE(http::isHeaderToken(text), isToken);
        QCOMPARE(http::isHeaderValue(text), isValue);
        QCOMPARE(http::isHeaderCredential(text), isCredential);
    }

    void readsHttpDates()
    {
        QCOMPARE(http::readHttpDate("Wed, 18 Nov 2026 11:06:40 GMT"), std::optional(kZero));
        QCOMPARE(http::readHttpDate(" Wed, 18 Nov 2026 11:06:40 GMT "), std::optional(kZero));
        for (const QByteArrayView other :
             {"", "yesterday", "Wed, 18 Nov 2026 11:06:40", "Wed, 18 Nov 2026 11:06:40 CET", "Wednesday, 18-Nov-26 11:06:40 GMT",
              "Wed Nov 18 11:06:40 2026", "Wed, 99 Nov 2026 11:06:40 GMT"})
            QVERIFY2(!http::readHttpDate(other), other.data());
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<qint64>("ms"); // -1: not understood
        const QByteArray none;
        // kZero is Wed, 18 Nov 2026 11:06:40 GMT.
        const QByteArray at("Wed, 18 Nov 2026 11:06:50 GMT");
        QTest::newRow("absent") << none << none << qint64(-1);
        QTest::newRow("seconds") << QByteArray("7") << none << qint64(7000);
        QTest::newRow("spaces") << QByteArray(" 7 ") << none << qint64(7000);
        QTest::newRow("zero") << QByteArray("0") << none << qint64(0);
        QTest::newRow("negative") << QByteArray("-3") << none << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1.5") << none << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << none << qint64(-1);
        QTest::newRow("too long") << QByteArray("99999") << none << qint64(3600'000);
        QTest::newRow("overflow") << QByteArray("99999999999999999999") << none << qint64(3600'000);
        QTest::newRow("date") << at << none << qint64(10'000);
        QTest::newRow("date by the vendor's clock") << at << QByteArray("Wed, 18 Nov 2026 11:06:47 GMT") << qint64(3000);
        QTest::newRow("date and a broken clock") << at << QByteArray("yesterday") << qint64(10'000);
        QTest::newRow("past date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << none << qint64(0);
        QTest::newRow("far date") << QByteArray("Wed, 18 Nov 2099 09:46:50 GMT") << none << qint64(3600'000);
        QTest::newRow("no such date") << QByteArray("Wed, 99 Nov 2026 09:46:50 GMT") << none << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(qint64, ms);
        const auto wait = http::readRetryAfter(value, date, kZero);
        QCOMPARE(wait ? wait->count() : -1, ms);
    }

    void readsForms()
    {
        using Fields = QList<std::pair<QByteArray, QByteArray>>;
        QCOMPARE(http::formFields("a=1&b=x+y%2B%C3%A9&c=&=d&e&f=1=2"),
                 (Fields{{"a", "1"}, {"b", "x y+\xC3\xA9"}, {"c", ""}, {"", "d"}, {"f", "1=2"}}));
        QCOMPARE(http::formFields(""), Fields());
        QCOMPARE(http::formDecoded("%zz"), QByteArray::fromPercentEncoding("%zz"));
    }

    void aFieldThatIsThereTwiceSaysNothing()
    {
        QCOMPARE(http::onlyField("a=1&b=2", "b"), std::optional<QByteArray>("2"));
        QCOMPARE(http::onlyField("a=1&%62=2", "b"), std::optional<QByteArray>("2"));
        QCOMPARE(http::onlyField("a=1&b=2&%62=2", "b"), std::nullopt);
        QCOMPARE(http::onlyField("a=1", "b"), std::nullopt);
        QCOMPARE(http::onlyField("b", "b"), std::nullopt);
    }

    void formsReadBackAsWritten()
    {
        QByteArray form;
        http::appendField(form, "grant_type", "client_credentials");
        http::appendField(form, "a&b=c", "x y+z%\xC3\xA9&=");
        QVERIFY(!form.contains(' '));
        QCOMPARE(http::formFields(form),
                 (QList<std::pair<QByteArray, QByteArray>>{{"grant_type", "client_credentials"}, {"a&b=c", "x y+z%\xC3\xA9&="}}));
    }
};

QTEST_GUILESS_MAIN(HttpCommonTest)
#include "http_common_test.moc"
