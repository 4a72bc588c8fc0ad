// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "core/base/language.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

/// The rules for what a customer's contacts and language may be.
class ContactRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAnEmailAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isAddress");

        const QString local64(64, u'a');
        QTest::newRow("plain") << u"maria@example.com"_s << true;
        QTest::newRow("a plus, dots and dashes") << u"maria.de-souza+bank@mail.example.com"_s << true;
        QTest::newRow("a host of this network") << u"root@intranet"_s << true;
        QTest::newRow("the longest local part") << local64 + u"@example.com"_s << true;
        QTest::newRow("one more") << local64 + u"a@example.com"_s << false;
        QTest::newRow("the longest") << u"maria@"_s + QString(244, u'd') + u".com"_s << true;
        QTest::newRow("a longer one") << u"maria@"_s + QString(245, u'd') + u".com"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("no at") << u"maria.example.com"_s << false;
        QTest::newRow("two at") << u"maria@home@example.com"_s << false;
        QTest::newRow("no local part") << u"@example.com"_s << false;
        QTest::newRow("no domain") << u"maria@"_s << false;
        QTest::newRow("a space") << u"maria @example.com"_s << false;
        QTest::newRow("a space before") << u" maria@example.com"_s << false;
        QTest::newRow("a line break after") << u"maria@example.com\n"_s << false;
        QTest::newRow("a header after") << u"maria@example.com\r\nBcc: all@example.com"_s << false;
        QTest::newRow("a second one") << u"maria@example.com,mario"_s << false;
        QTest::newRow("a second one, with a semicolon") << u"maria@example.com;mario"_s << false;
        QTest::newRow("with a name") << u"Maria<maria@example.com>"_s << false;
        QTest::newRow("quoted") << u"\"maria\"@example.com"_s << false;
        QTest::newRow("a comment") << u"maria(home)@example.com"_s << false;
        QTest::newRow("an address of digits") << u"maria@[192.0.2.1]"_s << false;
        QTest::newRow("letters beyond ASCII") << u"josé@example.com"_s << false;
        QTest::newRow("letters that look like others") << u"m\u0430ria@example.com"_s << false;
        QTest::newRow("a control character") << u"maria\u0007@example.com"_s << false;
        QTest::newRow("a NUL") << u"maria@example.com"_s + QChar(u'\0') << false;
    }

    void tellsAnEmailAddress()
    {
        QFETCH(QString, text);
        QFETCH(bool, isAddress);
        QCOMPARE(base::isEmailAddress(text), isAddress);
    }

    void tellsAnInternationalNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isNumber");

        QTest::newRow("plain") << u"+14155550167"_s << true;
        QTest::newRow("the shortest") << u"+1234567"_s << true;
        QTest::newRow("a shorter one") << u"+123456"_s << false;
        QTest::newRow("the longest") << u"+123456789012345"_s << true;
        QTest::newRow("a longer one") << u"+1234567890123456"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("only a plus") << u"+"_s << false;
        QTest::newRow("no plus") << u"14155550167"_s << false;
        QTest::newRow("two") << u"++14155550167"_s << false;
        QTest::newRow("a leading zero") << u"+04155550167"_s << false;
        QTest::newRow("spaces") << u"+1 415 555 0167"_s << false;
        QTest::newRow("a letter") << u"+1415555016x"_s << false;
        QTest::newRow("a line break after") << u"+14155550167\n"_s << false;
        QTest::newRow("digits of another script") << u"+1415555016\u0667"_s << false;
    }

    void tellsAnInternationalNumber()
    {
        QFETCH(QString, text);
        QFETCH(bool, isNumber);
        QCOMPARE(base::isE164(text), isNumber);
    }

    void knowsThreeLanguages()
    {
        QCOMPARE(base::languages(), (QStringList{u"en"_s, u"es"_s, u"pt-BR"_s}));
        for (const QString &language : base::languages())
            QVERIFY(base::isLanguage(language));
        for (const QString &other : {u""_s, u"EN"_s, u"pt"_s, u"pt-br"_s, u"pt_BR"_s, u"fr"_s, u"en "_s})
            QVERIFY2(!base::isLanguage(other), qPrintable(other));
    }

    void findsTheNearestLanguage_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("nearest"); // null: none

        QTest::newRow("the same") << u"pt-BR"_s << u"pt-BR"_s;
        QTest::newRow("without region") << u"pt"_s << u"pt-BR"_s;
        QTest::newRow("another region") << u"pt-PT"_s << u"pt-BR"_s;
        QTest::newRow("with a region") << u"es-MX"_s << u"es"_s;
        QTest::newRow("of a locale") << u"en_US"_s << u"en"_s;
        QTest::newRow("in capitals") << u"ES"_s << u"es"_s;
        QTest::newRow("unknown") << u"fr"_s << QString();
        QTest::newRow("one that begins alike") << u"est"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("nonsense") << u"-es"_s << QString();
    }

    void findsTheNearestLanguage()
    {
        QFETCH(QString, tag);
        QFETCH(QString, nearest);
        QCOMPARE(base::nearestLanguage(tag).value_or(QString()), nearest);
    }
};

QTEST_GUILESS_MAIN(ContactRulesTest)
#include "contact_rules_test.moc"
