// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/plain_text.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneParagraph_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("plain") << u"Moved to Calle Mayor 5."_s << u"Moved to Calle Mayor 5."_s;
        QTest::newRow("lines") << u" one\r\ntwo\n\n\tthree\u2028four\u2029five\u0085six "_s << u"one two three four five six"_s;
        QTest::newRow("controls") << u"a\u0001b\u007Fc"_s << u"a b c"_s;
        QTest::newRow("spaces only") << u" \n\u00A0\t "_s << QString();
        QTest::newRow("markup stays text") << u"<b>x</b> & \"y\""_s << u"<b>x</b> & \"y\""_s;
        QTest::newRow("turned") << u"user \u202Etxt.exe\u202C \u2066x\u2069 \u200Ey\u200F \u061Cz"_s << u"user txt.exe x y z"_s;
        QTest::newRow("marks of order") << u"\uFEFFx\uFFF9y"_s << u"xy"_s;
        QTest::newRow("halves") << (u"a"_s + QChar(0xD83D) + u"b"_s + QChar(0xDE00) + u"c"_s + QChar(0xD83D)) << u"abc"_s;
        QTest::newRow("emoji") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467 ok"_s << u"\U0001F468\u200D\U0001F469\u200D\U0001F467 ok"_s;
        QTest::newRow("joined letters") << u"می\u200Cخواهم"_s << u"می\u200Cخواهم"_s;
        QTest::newRow("right to left") << u"שלום"_s << u"שלום"_s;
    }
    void makesOneParagraph()
    {
        QFETCH(QString, text);
        QFETCH(QString, plain);
        QCOMPARE(base::plainParagraph(text), plain);
        QCOMPARE(base::plainParagraph(plain), plain);
    }
};

QTEST_GUILESS_MAIN(PlainTextTest)
#include "plain_text_test.moc"
