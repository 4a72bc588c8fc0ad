// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/phone/phone_number.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::base;

class PhoneNumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumbersAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("e164");
        QTest::addColumn<QString>("international");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const char *text, const char *region, const char *e164, const char *shown, PhoneKind kind) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(region) << QString::fromLatin1(e164)
                                << QString::fromLatin1(shown) << static_cast<int>(kind);
        };
        row("E.164", "+16502530000", "", "+16502530000", "+1 650-253-0000", PhoneKind::FixedLineOrMobile);
        row("national", " (650) 253-0000 ", "us", "+16502530000", "+1 650-253-0000", PhoneKind::FixedLineOrMobile);
        row("another country's", "+44 7912 345678", "US", "+447912345678", "+44 7912 345678", PhoneKind::Mobile);
        row("trunk zero", "07912 345678", "GB", "+447912345678", "+44 7912 345678", PhoneKind::Mobile);
        row("fixed", "+44 20 7031 3000", "", "+442070313000", "+44 20 7031 3000", PhoneKind::FixedLine);
        row("brazil", "(11) 96123-4567", "BR", "+5511961234567", "+55 11 96123-4567", PhoneKind::Mobile);
        row("toll-free", "+1 800 253 0000", "", "+18002530000", "+1 800-253-0000", PhoneKind::Other);
        row("full-width digits", "\uff0b\uff14\uff14 7912 345678", "", "+447912345678", "+44 7912 345678", PhoneKind::Mobile);
    }
    void readsNumbersAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, region);
        QFETCH(QString, e164);
        QFETCH(QString, international);
        QFETCH(int, kind);
        const auto number = parsePhone(text, region);
        QVERIFY(number);
        QCOMPARE(number->e164(), e164);
        QCOMPARE(number->international(), international);
        QCOMPARE(static_cast<int>(number->kind()), kind);
        const bool maybeMobile = number->kind() == PhoneKind::Mobile || number->kind() == PhoneKind::FixedLineOrMobile;
        QCOMPARE(number->isTextable(), maybeMobile);
    }

    void takesWhatIsPossibleAndNotListed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("e164");
        for (const char *area : {"329", "738", "645", "235", "324"}) { // younger than the library, all of them or some
            const QString number = u"+1"_s + QLatin1StringView(area) + u"2530000"_s;
            QTest::newRow(area) << number << number;
        }
        QTest::newRow("N11 elsewhere in it") << u"+1 650 211 4911"_s << u"+16502114911"_s;
        QTest::newRow("N11 in another country") << u"+44 7911 123456"_s << u"+447911123456"_s;
        QTest::newRow("no such area yet") << u"+1 999 253 0000"_s << u"+19992530000"_s;
        QTest::newRow("Benin, ten digits") << u"+229 01 97 12 34 56"_s << u"+2290197123456"_s;
    }
    void takesWhatIsPossibleAndNotListed()
    {
        QFETCH(QString, text);
        QFETCH(QString, e164);
        const auto number = parsePhone(text, {});
        QVERIFY2(number, number ? "" : qPrintable(number.error().message));
        QCOMPARE(number->e164(), e164);
        QVERIFY(number->isTextable());
    }

    void saysWhetherItIsListed()
    {
        QVERIFY(parsePhone(u"+16502530000"_s, {})->isListed());
        QVERIFY(!parsePhone(u"+19992530000"_s, {})->isListed());
        QVERIFY(!parsePhone(u"+2290197123456"_s, {})->isListed());
    }

    void refusesWhatIsNoNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::newRow("nothing") << QString() << u"US"_s;
        QTest::newRow("words") << u"call me"_s << u"US"_s;
        QTest::newRow("no country") << u"6502530000"_s << QString();
        QTest::newRow("unknown country") << u"6502530000"_s << u"XX"_s;
        QTest::newRow("too short") << u"+1650253"_s << QString();
        QTest::newRow("too long") << u"+16502530000000"_s << QString();
        QTest::newRow("no such area") << u"+10002530000"_s << QString();
        for (const char *service : {"211", "311", "411", "511", "611", "711", "811", "911"})
            QTest::newRow(service) << u"+1"_s + QLatin1StringView(service) + u"5550123"_s << QString();
        QTest::newRow("emergency, as it is dialled at home") << u"(911) 555-0123"_s << u"US"_s;
        QTest::newRow("letters of a keypad") << u"+1415555FOOD"_s << QString();
        QTest::newRow("letters of a keypad, at home") << u"1-800-FLOWERS"_s << u"US"_s;
        QTest::newRow("one letter for a digit") << u"+1650253OOO0"_s << QString();
        QTest::newRow("wide letters") << u"+1415555\uff26\uff2f\uff2f\uff24"_s << QString();
        QTest::newRow("a word before it") << u"call +16502530000"_s << QString();
        QTest::newRow("no such exchange") << u"+16501530000"_s << QString();
        QTest::newRow("Benin, the eight digits of old") << u"+229 97 12 34 56"_s << QString();
        QTest::newRow("Benin, ten digits of another kind") << u"+229 97 12 34 56 78"_s << QString();
        QTest::newRow("extension") << u"+1 650 253 0000 ext. 5"_s << QString();
        QTest::newRow("endless") << u"+1650253"_s + QString(10000, u'0') << QString();
    }
    void refusesWhatIsNoNumber()
    {
        QFETCH(QString, text);
        QFETCH(QString, region);
        const auto number = parsePhone(text, region);
        QVERIFY(!number);
        QCOMPARE(number.error().code, ErrorCode::Invalid);
        QCOMPARE(number.error().field, u"phone"_s);
    }
};

QTEST_APPLESS_MAIN(PhoneNumberTest)
#include "phone_number_test.moc"
