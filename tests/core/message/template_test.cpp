// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/template.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using message::Template;

class TemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeholdersAreFilledInOnePass()
    {
        const auto text = Template::parse(u"{company}: {link}{link} end"_s, {u"company"_s, u"link"_s});
        QVERIFY(text);
        const QString filled =
            text->fill([](const QString &name) { return name == "company"_L1 ? u"A {link} Bank"_s : u"https://x/v/T"_s; });
        QCOMPARE(filled, u"A {link} Bank: https://x/v/Thttps://x/v/T end"_s);
        QVERIFY(text->uses(u"link"_s) && !text->uses(u"first_name"_s));
    }

    void whatIsNoPlaceholderIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const QString &text, const QString &named) { QTest::newRow(qPrintable(text)) << text << named; };
        row(u"{link} {compnay}"_s, u"{compnay}"_s);
        row(u"{link} {Link}"_s, u"{Link}"_s);
        row(u"{link} { link }"_s, u"{link}"_s);
        row(u"{link} {}"_s, u"{}"_s);
        row(u"{link"_s, u"{link"_s);
        row(u"{link} and link}"_s, u"'}'"_s);
        row(u"{{link}}"_s, u"{{link"_s);
        row(u"{link} {first {link}"_s, u"{first"_s);
        row(u"{link}{"_s, u"'{'"_s);
    }
    void whatIsNoPlaceholderIsRefused()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, named);
        const auto read = Template::parse(text, {u"company"_s, u"link"_s});
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(named), qPrintable(read.error().message));
    }

    void jsonKeepsItsOwnBraces()
    {
        const QString body = u"{\"a\":{\"to\":\"{to}\"},\"b\":[{}],\"c\":{ \"d\":1}}"_s;
        const auto read = Template::parse(body, {u"to"_s}, Template::Braces::Json);
        QVERIFY(read);
        QCOMPARE(read->fill([](const QString &) { return u"X"_s; }), u"{\"a\":{\"to\":\"X\"},\"b\":[{}],\"c\":{ \"d\":1}}"_s);
        QVERIFY(!Template::parse(u"{\"to\":\"{too}\"}"_s, {u"to"_s}, Template::Braces::Json));
        QVERIFY(!Template::parse(u"{\"to\":\"{to\"}"_s, {u"to"_s}, Template::Braces::Json));
        QVERIFY(!Template::parse(u"{\"to\":{to"_s, {u"to"_s}, Template::Braces::Json));
    }

    void aParameterBelongsToNamesThatTakeOne()
    {
        const auto read = Template::parse(u"{basic:AC-1:x}"_s, {u"basic:"_s});
        QVERIFY(read && read->uses(u"basic"_s));
        QCOMPARE(read->fill([](const QString &name) { return name; }), u"basic:AC-1:x"_s);
        QVERIFY(!Template::parse(u"{basic:}"_s, {u"basic:"_s}));
        QVERIFY(!Template::parse(u"{basic}"_s, {u"basic:"_s}));
        QVERIFY(!Template::parse(u"{to:x}"_s, {u"to"_s}));
    }
};

QTEST_GUILESS_MAIN(TemplateTest)
#include "template_test.moc"
