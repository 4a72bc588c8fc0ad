// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/sms_size.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using message::SmsEncoding;
using message::smsSizeOf;

class SmsSizeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesAreThoseOfTheStandard_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("gsm");
        QTest::addColumn<int>("characters");
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("segments");
        const auto a = [](int count) { return QString(count, u'a'); };
        QTest::newRow("nothing") << QString() << true << 0 << 0 << 0;
        QTest::newRow("one") << u"a"_s << true << 1 << 1 << 1;
        QTest::newRow("160 fit one") << a(160) << true << 160 << 160 << 1;
        QTest::newRow("161 take two") << a(161) << true << 161 << 161 << 2;
        QTest::newRow("306 take two") << a(306) << true << 306 << 306 << 2;
        QTest::newRow("307 take three") << a(307) << true << 307 << 307 << 3;
        QTest::newRow("the extension counts two") << u"[€]"_s << true << 3 << 6 << 1;
        QTest::newRow("every extension character") << u"\f^{}\\[~]|€"_s << true << 10 << 20 << 1;
        QTest::newRow("159 and an extension character") << a(159) + u'€' << true << 160 << 161 << 2;
        // An escape is never cut from what it escapes: 152 + 2 leaves a septet of the first part unused.
        QTest::newRow("no cut inside an extension character") << a(152) + u'€' + a(152) << true << 305 << 306 << 3;
        QTest::newRow("the same without") << a(153) + u'€' + a(151) << true << 305 << 306 << 2;
        QTest::newRow("letters of the alphabet") << u"àèéìòùÇØøÅåÆæßÉÄÖÑÜäöñü¡¿§£¥¤ΔΦΓΛΩΠΨΣΘΞ\n\r"_s << true << 41 << 41 << 1;
        QTest::newRow("70 fit one") << u'á' + a(69) << false << 70 << 70 << 1;
        QTest::newRow("71 take two") << u'á' + a(70) << false << 71 << 71 << 2;
        QTest::newRow("134 take two") << u'á' + a(133) << false << 134 << 134 << 2;
        QTest::newRow("135 take three") << u'á' + a(134) << false << 135 << 135 << 3;
        QTest::newRow("an emoji counts two") << u"hi \U0001F600"_s << false << 4 << 5 << 1;
        QTest::newRow("no cut inside an emoji") << a(66) + u"\U0001F600"_s + a(66) << false << 133 << 134 << 3;
        QTest::newRow("extension characters are plain in UCS-2") << u"á€€"_s << false << 3 << 3 << 1;
    }
    void sizesAreThoseOfTheStandard()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, gsm);
        const auto size = smsSizeOf(text);
        QCOMPARE(size.encoding == SmsEncoding::Gsm7, gsm);
        QTEST(size.characters, "characters");
        QTEST(size.units, "units");
        QTEST(size.segments, "segments");
        QCOMPARE(size.forcedBy.isEmpty(), gsm);
    }

    void theCharacterThatForcesUcs2IsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("accent") << u"usted está aquí"_s << u"á"_s;
        QTest::newRow("small c with cedilla") << u"começo"_s << u"ç"_s; // only the capital is of the alphabet
        QTest::newRow("typographic quote") << u"it’s"_s << u"’"_s;
        QTest::newRow("no-break space") << u"a\u00a0b"_s << u"\u00a0"_s;
        QTest::newRow("emoji") << u"a\U0001F600"_s << u"\U0001F600"_s;
        QTest::newRow("tab") << u"a\tb"_s << u"\t"_s;
        QTest::newRow("backtick") << u"a`b"_s << u"`"_s;
        QTest::newRow("zero") << u"a"_s + QChar(u'\0') << QString(QChar(u'\0'));
    }
    void theCharacterThatForcesUcs2IsNamed()
    {
        QFETCH(const QString, text);
        QTEST(smsSizeOf(text).forcedBy, "named");
    }
};

QTEST_GUILESS_MAIN(SmsSizeTest)
#include "sms_size_test.moc"
