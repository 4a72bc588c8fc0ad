// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/banner_texts.h"
#include "core/client/text/foreign_text.h"
#include "core/client/text/verification_texts.h"
#include "tests/support/stream_fixtures.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using client::isolated;
using client::oneLine;

/// Names and accounts as they come from outside, within what the console says.
class ForeignTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneLineThatChangesNothingAround_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Maria García"_s << u"Maria García"_s;
        QTest::newRow("markup") << u"<b>Zoë</b> & Söhne"_s << u"<b>Zoë</b> & Söhne"_s;
        QTest::newRow("line ends") << u"Maria\r\n\u2028\u2029\u0085VERIFIED"_s << u"Maria VERIFIED"_s;
        QTest::newRow("nul and tab") << u"a\tb"_s + QChar(u'\0') + u'c' << u"a b c"_s;
        QTest::newRow("override") << u"\u202Eairam\u202C 1001"_s << u"airam 1001"_s;
        QTest::newRow("isolates of a direction") << u"\u2067airam\u2069 1"_s << u"airam 1"_s;
        QTest::newRow("balanced isolate") << u"a \u2068b\u2069 c"_s << u"a \u2068b\u2069 c"_s;
        QTest::newRow("open isolate") << u"a \u2068b"_s << u"a \u2068b\u2069"_s;
        QTest::newRow("closed only") << u"a\u2069 b"_s << u"a b"_s;
        QTest::newRow("marks of direction") << u"a\u200Eb\u200Fc\u061C"_s << u"abc"_s;
        QTest::newRow("unseen") << u"a\u200Bb\uFEFFc\u00AD"_s << u"abc"_s;
        QTest::newRow("joined emoji") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s << u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s;
        QTest::newRow("Persian") << u"علی\u200Cرضا"_s << u"علی\u200Cرضا"_s;
        QTest::newRow("Vietnamese") << u"Nguye\u0302\u0303n"_s << u"Nguye\u0302\u0303n"_s;
        QTest::newRow("stacked marks") << u"a"_s + QString(40, QChar(0x0301)) + u"b"_s << u"a\u0301\u0301\u0301\u0301b"_s;
        QTest::newRow("mark without a letter") << u"\u0301abc"_s << u"abc"_s;
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) + u"a"_s << u"\uFFFDa"_s;
    }
    void isOneLineThatChangesNothingAround()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        QCOMPARE(oneLine(text), shown);
        QCOMPARE(oneLine(shown), shown);
    }

    void isCutBetweenCharacters()
    {
        QCOMPARE(oneLine(QString(300, u'x'), 10), QString(9, u'x') + u'…');
        QCOMPARE(oneLine(QString(10, u'x'), 10), QString(10, u'x'));
        const QString emoji = u"\U0001F600"_s;
        QCOMPARE(oneLine(u"12345678"_s + emoji + emoji, 10), u"12345678…"_s); // not half of it
        QCOMPARE(oneLine(u"\u2068"_s + QString(300, u'x'), 10), u"\u2068"_s + QString(8, u'x') + u"…\u2069"_s);
        QVERIFY(oneLine(QString(100'000, QChar(0x200B)) + u"x"_s, 10).size() <= 10);
    }

    void whatIsWrittenFromRightToLeftMovesNoNumber()
    {
        QCOMPARE(isolated(u"Maria"_s), u"Maria"_s);
        QCOMPARE(isolated(u"محمد"_s), u"\u2068محمد\u2069"_s);
        protocol::CustomerView customer;
        customer.account = u"1001"_s;
        customer.name = u"\u202Eمحمد"_s;
        QCOMPARE(client::whoText(customer), u"\u2068محمد\u2069, account 1001"_s);
    }

    void whoItIsAboutHasTheAccount()
    {
        protocol::CustomerView customer;
        customer.name = u"Maria García"_s;
        QCOMPARE(client::whoText(customer), u"Maria García"_s);
        QCOMPARE(client::accountText(customer), QString());
        customer.customerIdMasked = u"•••0c2"_s;
        QCOMPARE(client::whoText(customer), u"Maria García, Incode id •••0c2"_s);
        customer.customerId = u"65f0c2"_s;
        QCOMPARE(client::accountText(customer), u"Incode id 65f0c2"_s);
        customer.account = u"1001"_s;
        QCOMPARE(client::whoText(customer), u"Maria García, account 1001"_s);
        QCOMPARE(client::accountText(customer), u"Account 1001"_s);
        customer.name.clear();
        QCOMPARE(client::whoText(customer), u"Account 1001"_s);
    }

    void aLongNameLeavesTheAccountWhole()
    {
        auto view = test::decidedAs(verification::Verdict::Verified);
        view.customer.name = QString(300, u'n');
        view.customer.account = QString(60, u'7');
        QVERIFY(client::whoText(view).endsWith(view.customer.account));
        const QString detail = client::bannerDetailText(client::BannerKind::Verified, view);
        QVERIFY2(detail.contains(view.customer.account) && detail.size() < 300, qPrintable(detail));
    }

    void aTypedNameIsMarkedAndHasTheIncodeId()
    {
        auto view = test::decidedAs(verification::Verdict::Verified);
        view.unlisted = true;
        view.customer.account.clear();
        view.customer.customerId.reset();
        view.customer.customerIdMasked = u"•••0c2"_s;
        view.customer.name = u"Jane\nVERIFIED"_s;
        QCOMPARE(client::whoText(view), u"Not in the directory: Jane VERIFIED, Incode id •••0c2"_s);
    }
};

QTEST_GUILESS_MAIN(ForeignTextTest)
#include "foreign_text_test.moc"
