// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/url_template.h"

#include <QTest>
#include <QUrlQuery>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using http::UrlTemplate;

namespace
{
const QStringList kKnown{u"account"_s, u"call"_s, u"verdict"_s};
}

class UrlTemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsPartsOfThePathAndValuesOfTheQuery()
    {
        const auto parsed =
            UrlTemplate::parse(u"https://crm.example:8443/a/{account}/x-{verdict}?call={call}&from=authlink&again={account}#top"_s, kKnown);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
        QCOMPARE(parsed->placeholders(), (QStringList{u"account"_s, u"verdict"_s, u"call"_s}));
        QCOMPARE(parsed->host(), u"crm.example"_s);
        const auto url = parsed->expand([](const QString &name) { return name == u"account" ? u"12 34"_s : name.toUpper(); });
        QVERIFY(url.has_value());
        QCOMPARE(url->toEncoded(), "https://crm.example:8443/a/12%2034/x-VERDICT?call=CALL&from=authlink&again=12%2034#top");
    }

    void takesHttpsAndHttpToThisMachine()
    {
        for (const char *good : {"https://crm.example/", "https://crm.example/{account}", "http://localhost:8090/{account}",
                                 "http://127.0.0.1/{account}", "http://[::1]:80/{account}", "https://crm.example/?{x}={account}"}) {
            const QString text = QString::fromLatin1(good);
            const bool isGood = !text.contains(u"{x}"_s);
            QCOMPARE(UrlTemplate::parse(text, kKnown).has_value(), isGood);
        }
    }

    void refusesWhatLeadsElsewhere_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *bad : {"",
                                "crm.example/{account}",
                                "http://crm.example/{account}",
                                "ftp://crm.example/{account}",
                                "javascript:alert({account})",
                                "file:///etc/{account}",
                                "https:///{account}",
                                "//crm.example/{account}",
                                "HTTPS//crm.example/{account}",
                                "https://crm.example",
                                "https://{account}/x",
                                "https://{account}.crm.example/x",
                                "https://crm.example{account}/x",
                                "https://crm.example:{account}/x",
                                "https://{account}@crm.example/x",
                                "https://user@crm.example/{account}",
                                "https://user:pass@crm.example/{account}",
                                "{account}://crm.example/x",
                                "{account}",
                                "https://crm.example/x?{account}",
                                "https://crm.example/x?a=1&{account}=2",
                                "https://crm.example/x?a=1&{account}",
                                "https://crm.example/x#{account}",
                                "https://crm.example/x?a={account}#{call}",
                                "https://crm.example/../{account}",
                                "https://crm.example/./{account}",
                                "https://crm.example//{account}",
                                "https://crm.example/%2e%2e/{account}",
                                "https://crm.example/{account}/..",
                                "https://crm.example/{name}",
                                "https://crm.example/{Account}",
                                "https://crm.example/{ account }",
                                "https://crm.example/{}",
                                "https://crm.example/{account",
                                "https://crm.example/account}",
                                "https://crm.example/{{account}}",
                                "https://crm.example/{acc{call}ount}",
                                "https://crm.example/a b",
                                "https://crm.example\\@evil.example/{account}",
                                "https://crm.example/<{account}>",
                                "https://crm.example/\"{account}\"",
                                "https://crm.example/%zz/{account}",
                                "https://crm.example/\x01{account}",
                                "https://crm.\xC3\xA9xample/{account}"})
            QTest::newRow(bad) << QString::fromUtf8(bad);
        QTest::newRow("too long") << u"https://crm.example/"_s + QString(UrlTemplate::kMaxTemplate, u'x');
        QTest::newRow("turned") << u"https://crm.example/\u202E{account}"_s;
    }
    void refusesWhatLeadsElsewhere()
    {
        QFETCH(const QString, text);
        const auto parsed = UrlTemplate::parse(text, kKnown);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, base::ErrorCode::Invalid);
        QVERIFY(!parsed.error().message.isEmpty());
    }

    void noValueChangesWhereItLeads_data()
    {
        QTest::addColumn<QString>("value");
        for (const char *hostile : {"a/b",
                                    "../../admin",
                                    "..%2f..%2fadmin",
                                    "%2F",
                                    "%2e%2e",
                                    "%00",
                                    "%",
                                    "?x=1",
                                    "#top",
                                    "&role=admin",
                                    "=",
                                    ";",
                                    ":8080",
                                    "@evil.example",
                                    "//evil.example",
                                    "\\\\evil.example",
                                    "https://evil.example/",
                                    "javascript:alert(1)",
                                    "<b>x</b>",
                                    "\"><script>",
                                    "' OR 1=1 --",
                                    "a b",
                                    "a+b",
                                    "{call}",
                                    "$(id)",
                                    "`id`",
                                    "|x",
                                    "^",
                                    "[::1]",
                                    "a\u00A0b",
                                    "\u202Etxt",
                                    "\u2028",
                                    "Ma\u0308rz",
                                    "\u00E9\u00F1",
                                    "日本",
                                    "\U0001F468\u200D\U0001F469",
                                    "...",
                                    "a..",
                                    "..a"})
            QTest::newRow(hostile) << QString::fromUtf8(hostile);
        QTest::newRow("300 letters") << QString(300, u'x');
        QTest::newRow("300 emoji") << u"\U0001F600"_s.repeated(300);
    }
    void noValueChangesWhereItLeads()
    {
        QFETCH(const QString, value);
        const auto parsed = UrlTemplate::parse(u"https://crm.example/a/{account}/b?x=1&call={call}"_s, kKnown);
        QVERIFY(parsed.has_value());
        const auto url = parsed->expand([&value](const QString &) { return value; });
        const QByteArray decoded = QByteArray::fromPercentEncoding(value.toUtf8());
        if (decoded.contains('/') || decoded.contains('\\')) {
            QVERIFY(!url); // encoded or not, many servers take it for a '/' of the path
            const auto inQuery =
                UrlTemplate::parse(u"https://crm.example/a?call={call}"_s, kKnown).value().expand([&value](const QString &) {
                    return value;
                });
            QVERIFY(inQuery && inQuery->host() == "crm.example"_L1 && inQuery->path() == "/a"_L1);
            return;
        }
        QVERIFY2(url, url ? "" : qPrintable(url.error().message));
        // Read back as a browser sends it.
        const QUrl read = QUrl::fromEncoded(url->toEncoded(), QUrl::StrictMode);
        QVERIFY(read.isValid());
        QCOMPARE(read.scheme(), u"https"_s);
        QCOMPARE(read.host(), u"crm.example"_s);
        QCOMPARE(read.port(), -1);
        QVERIFY(read.userInfo().isEmpty() && !read.hasFragment());
        const QByteArrayList parts = read.path(QUrl::FullyEncoded).toLatin1().split('/');
        QCOMPARE(parts.size(), 4);
        QCOMPARE(parts.at(1), "a");
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(parts.at(2))), value);
        QCOMPARE(parts.at(3), "b");
        const auto items = QUrlQuery(read).queryItems(QUrl::FullyEncoded);
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.at(1).first, u"call"_s);
        QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(items.at(1).second.toLatin1())), value);
        QVERIFY(url->toEncoded().size() <= UrlTemplate::kMaxUrl);
    }

    void anAddressWithAGapIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("value");
        const QString inPath = u"https://crm.example/a/{account}"_s;
        const QString inQuery = u"https://crm.example/a?x={account}"_s;
        QTest::newRow("nothing in the path") << inPath << QString();
        QTest::newRow("nothing in the query") << inQuery << QString();
        QTest::newRow("a dot") << inPath << u"."_s;
        QTest::newRow("two dots") << inPath << u".."_s;
        QTest::newRow("two dots together") << u"https://crm.example/a/.{account}/b"_s << u"."_s;
        QTest::newRow("two dots of two values") << u"https://crm.example/a/{account}{account}/b"_s << u"."_s;
        QTest::newRow("a zero") << inPath << u"a%1b"_s.arg(QChar(u'\0'));
        QTest::newRow("a line") << inQuery << u"a\r\nHost: evil.example"_s;
        QTest::newRow("half a character") << inPath << QString(QChar(0xD800));
        QTest::newRow("endless") << inPath << QString(10'000, u'x');
    }
    void anAddressWithAGapIsNone()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, value);
        const auto parsed = UrlTemplate::parse(text, kKnown);
        QVERIFY(parsed.has_value());
        const auto url = parsed->expand([&value](const QString &) { return value; });
        QVERIFY2(!url, url ? url->toEncoded().constData() : "");
    }
};

QTEST_GUILESS_MAIN(UrlTemplateTest)
#include "url_template_test.moc"
