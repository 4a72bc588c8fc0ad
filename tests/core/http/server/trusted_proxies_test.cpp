// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/proxies/trusted_proxies.h"

#include <QTest>

using namespace authlink::http::server;
using namespace Qt::Literals::StringLiterals;

/// Who asked, when proxies stand in between.
class TrustedProxiesTest : public QObject
{
    Q_OBJECT

private:
    const Subnets m_trusted{QHostAddress::parseSubnet(u"10.0.0.0/8"_s), QHostAddress::parseSubnet(u"fd00::/8"_s)};

    [[nodiscard]] static Request from(const QString &peer, const HeaderList &headers)
    {
        Request request;
        request.peer = QHostAddress(peer);
        request.headers = headers;
        return request;
    }

private Q_SLOTS:
    void readsWhatProxiesWrite_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("address"); // "-": can't be read
        const auto row = [](const char *name, const char *value, const char *address) {
            QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << QString::fromLatin1(address);
        };
        const auto usual = [&row](const char *value, const char *address) { row("X-Forwarded-For", value, address); };
        const auto standard = [&row](const char *value, const char *address) { row("Forwarded", value, address); };
        usual("198.51.100.7", "198.51.100.7");
        usual("198.51.100.7:51008", "198.51.100.7");
        usual("2001:db8::7", "2001:db8::7");
        usual("[2001:db8::7]", "2001:db8::7");
        usual("[2001:db8::7]:51008", "2001:db8::7");
        usual("\"[2001:db8::7]:51008\"", "2001:db8::7");
        usual("::ffff:198.51.100.7", "198.51.100.7");
        usual("[::ffff:198.51.100.7]:51008", "198.51.100.7");
        usual("203.0.113.9, 198.51.100.7:1, 10.0.0.3:2", "198.51.100.7");
        usual("203.0.113.9, , 198.51.100.7 ,", "198.51.100.7");
        usual("10.0.0.4, 10.0.0.3", "10.0.0.4");
        usual("nonsense, 198.51.100.7", "198.51.100.7"); // further left than anybody is believed
        usual("nonsense", "-");
        usual("198.51.100.7, unknown, 10.0.0.3", "-");
        usual("198.51.100", "-");
        usual("7", "-");
        usual("198.51.100.7:", "-");
        usual("198.51.100.7:http", "-");
        usual("198.51.100.7:123456", "-");
        usual("[2001:db8::7", "-");
        usual("[2001:db8::7]x", "-");
        usual("[198.51.100.7]", "-");
        standard("for=198.51.100.7", "198.51.100.7");
        standard("For=\"198.51.100.7:4711\";proto=https;by=10.0.0.3", "198.51.100.7");
        standard("for=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17");
        standard("for=\"[2001:db8:cafe::17]:_port\"", "2001:db8:cafe::17");
        standard("for=[2001:db8:cafe::17]", "2001:db8:cafe::17"); // must be quoted, and some do not
        standard("for=203.0.113.9;host=\"a,b;c\", for=198.51.100.7", "198.51.100.7");
        standard("for=203.0.113.9, for=198.51.100.7;by=\"x\\\"y\", for=10.0.0.3", "198.51.100.7");
        standard("for=unknown", "-");
        standard("for=_hidden", "-");
        standard("for=\"_SEVKISEK\"", "-");
        standard("for=203.0.113.9, for=_hidden, for=10.0.0.3", "-");
        standard("proto=https", "-");
        standard("for=198.51.100.7;for=203.0.113.9", "-");
        standard("for=\"198.51.100.7", "-");
        standard("198.51.100.7", "-");
    }

    void readsWhatProxiesWrite()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, address);
        const Client client = clientOf(from(u"10.0.0.1"_s, {{name, value}}), m_trusted);
        QCOMPARE(!client.unreadable.isEmpty(), address == u"-");
        if (address != u"-")
            QCOMPARE(client.address, QHostAddress(address));
        else
            QVERIFY(isIn(client.address, m_trusted)); // a proxy: the farthest that is known
        // A stranger's word is not read at all.
        QCOMPARE(clientOf(from(u"192.0.2.1"_s, {{name, value}}), m_trusted).address, QHostAddress(u"192.0.2.1"_s));
    }

    void headersOfOneNameAreOneList()
    {
        const HeaderList two{{"X-Forwarded-For", "203.0.113.9"}, {"x-forwarded-for", "198.51.100.7"}};
        QCOMPARE(clientAddress(from(u"10.0.0.1"_s, two), m_trusted), QHostAddress(u"198.51.100.7"_s));
    }

    void aStrangersOtherHeaderIsNotBelieved()
    {
        const HeaderList agree{{"X-Forwarded-For", "198.51.100.7:1"}, {"Forwarded", "for=198.51.100.7"}};
        QVERIFY(clientOf(from(u"10.0.0.1"_s, agree), m_trusted).unreadable.isEmpty());
        const HeaderList differ{{"X-Forwarded-For", "198.51.100.7"}, {"Forwarded", "for=203.0.113.9"}};
        const Client client = clientOf(from(u"10.0.0.1"_s, differ), m_trusted);
        QVERIFY(client.unreadable.contains("disagree"));
        QCOMPARE(client.address, QHostAddress(u"10.0.0.1"_s));
    }

    void whatIsKeptForTheLogIsBounded()
    {
        const Client client = clientOf(from(u"10.0.0.1"_s, {{"X-Forwarded-For", QByteArray(5000, 'x')}}), m_trusted);
        QVERIFY(!client.unreadable.isEmpty() && client.unreadable.size() <= 100);
    }

    void tellsTlsInFrontOfTheProxy()
    {
        QVERIFY(clientIsSecure(from(u"10.0.0.1"_s, {{"X-Forwarded-Proto", "https"}}), m_trusted));
        QVERIFY(clientIsSecure(from(u"10.0.0.1"_s, {{"Forwarded", "for=a;proto=http, for=198.51.100.7;Proto=HTTPS"}}), m_trusted));
        QVERIFY(!clientIsSecure(from(u"10.0.0.1"_s, {{"Forwarded", "proto=https, for=198.51.100.7;proto=http"}}), m_trusted));
        QVERIFY(!clientIsSecure(from(u"10.0.0.1"_s, {{"X-Forwarded-Proto", "http"}, {"Forwarded", "proto=https"}}), m_trusted));
        QVERIFY(!clientIsSecure(from(u"192.0.2.1"_s, {{"Forwarded", "proto=https"}}), m_trusted));
    }
};

QTEST_GUILESS_MAIN(TrustedProxiesTest)
#include "trusted_proxies_test.moc"
