// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/customers_csv.h"

#include "core/verification/customer_id.h"
#include "tests/core/verification/print_values.h"

#include <QByteArrayList>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

namespace
{
const QByteArray kHeader = "account,customer_id,name,phone,email,language\n";
}

class CustomersCsvTest : public QObject
{
    Q_OBJECT

    /// "LINE: WHY" of every problem of a file with these lines below the header.
    static QStringList problemsOf(const QByteArray &lines)
    {
        QStringList problems;
        for (const auto &problem : verification::readCustomersCsv(kHeader + lines).problems)
            problems.append(u"%1: %2"_s.arg(problem.line).arg(problem.why));
        return problems;
    }

private Q_SLOTS:
    void readsACustomer()
    {
        const auto customers = verification::parseCustomersCsv(kHeader + "1, id1 ,\"Doe, Jane\",+14155550101,jane@example.com,pt-BR\r\n");
        QVERIFY(customers.has_value());
        const verification::Customer expected{.account = u"1"_s,
                                              .customerId = u"id1"_s,
                                              .name = u"Doe, Jane"_s,
                                              .phone = u"+14155550101"_s,
                                              .email = u"jane@example.com"_s,
                                              .language = u"pt-BR"_s};
        QCOMPARE(customers->at(0), expected);
    }

    void columnsMayComeInAnyOrder()
    {
        const auto customers = verification::parseCustomersCsv("language,name,customer_id,email,phone,account\nes,Ana,id,,,7\n");
        QVERIFY(customers.has_value());
        QCOMPARE(customers->at(0).account, u"7"_s);
        QCOMPARE(customers->at(0).customerId, u"id"_s);
    }

    void aCustomerWhoIsNotEnrolledYetHasNoCustomerId()
    {
        const auto customers = verification::parseCustomersCsv(kHeader + "1, ,Ann,,,en\n2,,Bob,,,en\n3,id3,Cy,,,en\n");
        QVERIFY2(customers, customers ? "" : qPrintable(customers.error().message));
        QCOMPARE(customers->size(), size_t(3));
        QCOMPARE(customers->at(0).customerId, QString());
        QCOMPARE(customers->at(1).customerId, QString());
        QCOMPARE(customers->at(2).customerId, u"id3"_s);
    }

    void wrongLinesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &line, const char *word) {
            QTest::newRow(name) << kHeader + "1,id1,Ann,,,en\n" + line << u"line 3: "_s << QString::fromLatin1(word);
        };
        QTest::newRow("empty file") << QByteArray() << u"line 1: "_s << u"empty"_s;
        QTest::newRow("no header") << QByteArray("1,id1,Ann,,,en\n") << u"line 1: "_s << u"column"_s;
        QTest::newRow("column missing") << QByteArray("account,customer_id,name,phone,email\n") << u"line 1: "_s << u"language"_s;
        QTest::newRow("column twice") << QByteArray("account,account\n") << u"line 1: "_s << u"twice"_s;
        row("field missing", "2,id2,Bob,,en\n", "fields");
        row("no account", ",id2,Bob,,,en\n", "account");
        row("no name", "2,id2,,,,en\n", "name");
        row("unknown language", "2,id2,Bob,,,pt\n", "language");
        row("local phone", "2,id2,Bob,4155550101,,en\n", "phone");
        row("phone with spaces", "2,id2,Bob,+1 415 5550101,,en\n", "phone");
        row("short phone", "2,id2,Bob,+123456,,en\n", "phone");
        row("long phone", "2,id2,Bob,+1234567890123456,,en\n", "phone");
        row("no e-mail", "2,id2,Bob,,bob,en\n", "email");
        row("account twice", "1,id2,Bob,,,en\n", "line 2");
        row("customer id twice", "2,id1,Bob,,,en\n", "line 2");
        row("control character", "2,id2,\"Bo\nb\",,,en\n", "control");
        row("long name", "2,id2," + QByteArray(300, 'x') + ",,,en\n", "longer");
    }

    void wrongLinesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, start);
        QFETCH(QString, word);
        const auto customers = verification::parseCustomersCsv(bytes);
        QVERIFY(!customers.has_value());
        QVERIFY2(customers.error().message.startsWith(start), qPrintable(customers.error().message));
        QVERIFY2(customers.error().message.contains(word), qPrintable(customers.error().message));
    }

    void readingThatIsStoppedGivesNoFile()
    {
        QByteArray bytes = "account,customer_id,name,phone,email,language\n";
        for (int i = 0; i < 5'000; ++i)
            bytes += QByteArray::number(i) + ",,Ann,,,en\n";
        QList<qsizetype> told;
        const auto stopAfter = [&](qsizetype times) {
            told.clear();
            return verification::readCustomersCsv(bytes, [&, times](qsizetype read) {
                told.append(read);
                return told.size() < times;
            });
        };
        const auto whole = stopAfter(100);
        QVERIFY(whole.problems.empty());
        QCOMPARE(whole.customers.size(), size_t(5'000));
        QVERIFY(told.size() >= 4 && std::is_sorted(told.begin(), told.end()) && told.last() <= bytes.size());
        const auto stopped = stopAfter(2);
        QCOMPARE(told.size(), 2);
        QCOMPARE(stopped.problems.size(), size_t(1)); // so that nobody takes a part for the whole
    }

    void everyWrongLineIsNamed()
    {
        QCOMPARE(problemsOf("1,id1,Ann,,,en\n2,id2,,,,en\n3,id3,Cy,0123,,en\n4,id4,Di,,,en\n1,id5,Ed,,,xx\n"),
                 (QStringList{u"3: name is empty"_s, u"4: phone '0123' is not in international form; write it like +14155550123"_s,
                              u"6: language 'xx' is unknown; use en, es or pt-BR"_s}));
    }

    void whatExportsLeaveBehindIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &line, const char *words) {
            QTest::newRow(name) << line << QString::fromUtf8(words);
        };
        for (const char *word : {"NULL", "null", "(null)", "None", "nan", "N/A", "NaN", "\\N", "undefined", "<NA>", "n/a", "nil"}) {
            row(qPrintable(u"id "_s + QLatin1StringView(word)), QByteArray("2,") + word + ",Bob,,,en", "customer_id is the word");
            row(qPrintable(u"account "_s + QLatin1StringView(word)), QByteArray(word) + ",id2,Bob,,,en", "account is the word");
            row(qPrintable(u"phone "_s + QLatin1StringView(word)), QByteArray("2,id2,Bob,") + word + ",,en", "phone is the word");
        }
        for (const char *value : {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#BEZUG!", "#NV", "#N/D", "#¡REF!",
                                  "######", "Err:502"}) {
            row(qPrintable(u"error in id "_s + QString::fromUtf8(value)), QByteArray("2,") + value + ",Bob,,,en",
                qstrcmp(value, "#N/A") == 0 ? "customer_id is" : "an error of a spreadsheet");
            row(qPrintable(u"error in name "_s + QString::fromUtf8(value)), QByteArray("2,id2,") + value + ",,,en", "name is");
        }
        row("name NULL", "2,id2,NULL,,,en", "name is the word 'NULL'");
        row("e-mail null", "2,id2,Bob,,null,en", "email is the word");
        row("language NULL", "2,id2,Bob,,,NULL", "language is the word");
        for (const char *value : {"4.5E+15", "4,5E+15", "1e+16", "4.5E15", "-4.5E+15", "10003.0", "10003,00"})
            row(value, QByteArray("\"") + value + "\",id2,Bob,,,en", "as a spreadsheet rewrites numbers");
        row("phone rewritten", "2,id2,Bob,1.4155550101E+10,,en", "phone is '1.4155550101E+10'");
        row("zero width space in an id", "2,id2\xE2\x80\x8B,Bob,,,en", "customer_id holds U+200B");
        row("byte order mark in an account",
            "\xEF\xBB\xBF"
            "2,id2,Bob,,,en",
            "account holds U+FEFF");
        row("no-break space behind an id", "2,id2\xC2\xA0,Bob,,,en", "customer_id holds U+00A0");
        row("soft hyphen",
            "2,i\xC2\xAD"
            "d2,Bob,,,en",
            "U+00AD");
        row("left-to-right mark", "2,\xE2\x80\x8Eid2,Bob,,,en", "U+200E");
        row("variation selector", "2,id2\xEF\xB8\x8F,Bob,,,en", "U+FE0F");
        row("a character that was lost", "2,id\xEF\xBF\xBD,Bob,,,en", "customer_id holds U+FFFD");
        row("an object that was lost", "2,id\xEF\xBF\xBC,Bob,,,en", "customer_id holds U+FFFC");
        row("a vowel that is not written", "2,id\xE1\x9E\xB4,Bob,,,en", "customer_id holds U+17B4");
        row("a variation selector of Mongolian", "2,id\xE1\xA0\x8D,Bob,,,en", "customer_id holds U+180D");
        row("wide digits", "2,\xEF\xBC\x91\xEF\xBC\x92,Bob,,,en", "customer_id holds U+FF11");
        row("wide letters", "2,\xEF\xBC\xA1\x31,Bob,,,en", "customer_id holds U+FF21");
        row("Arabic digits", "\xD9\xA1\xD9\xA2,id2,Bob,,,en", "account holds U+0661");
        for (const char *column : {"account", "customer_id"}) {
            const bool isAccount = qstrcmp(column, "account") == 0;
            const auto both = [&](const char *value, const char *words) {
                const QByteArray field = '"' + QByteArray(value) + '"';
                const QByteArray line = isAccount ? field + ",id2,Bob,,,en" : "2," + field + ",Bob,,,en";
                QTest::addRow("%s %s", column, value) << line << QString::fromUtf8(words);
            };
            both("=1+2", "is '=1+2', a formula");
            both("=10003", "is '=10003', a formula");
            both("'10003", "with the mark that spreadsheets put before text");
            for (const char *date : {"03-Jan", "Jan-03", "3-Sep-2024", "03/ene", "3. Mrz", "dez/24", "2024-01-03 00:00:00"})
                both(date, "a date that a spreadsheet made");
            for (const char *date : {"03/11/2026", "3/11/2026", "11/3/2026", "31.12.2025", "03-11-2026", "2026-11-03 10:15",
                                     "2026-11-03T00:00:00Z", "11/3/2026 0:00", "03/11/2026 12:00:00 AM"})
                both(date, "a date that a spreadsheet made");
            for (const char *number : {"$1000", "R$ 10,00", "1000 \u20AC", "($5.00)", "10%", "1.234,50", "1'234'567", "1 234,5"})
                both(number, "a number that a spreadsheet formatted");
            for (const char *number : {"100E+3", "12.5E+3", "12.5E4"})
                both(number, "as a spreadsheet rewrites numbers");
        }
        for (const char *number : {"1,234", "1,234,567", "12,34,567", "1,234,567.89", "(1,234)"})
            QTest::addRow("account %s", number)
                << '"' + QByteArray(number) + "\",id2,Bob,,,en" << u"a number that a spreadsheet formatted"_s;
        row("account 2E10", "2E10,id2,Bob,,,en", "account is '2E10', as a spreadsheet rewrites numbers");
        for (const char *turn : {"\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA9"})
            QTest::addRow("a name with %s", QByteArray(turn).toHex().constData())
                << "2,id2,Bob" + QByteArray(turn) + "nnA,,,en" << u"which turns the order"_s;
        const auto id = [](const char *value, const char *words) {
            QTest::addRow("id %s", value) << "2,\"" + QByteArray(value).replace('"', "\"\"") + "\",Bob,,,en" << QString::fromUtf8(words);
        };
        for (const char *word : {"missing", "Unknown", "UNKNOWN", "Null.", "'NULL'", "\"NULL\"", "[object Object]", "Not set",
                                 "not-enrolled", "no_id", "N/D", "TRUE", "false", "pendiente", "Nenhum", "vac\u00EDo", "tbd", "(unknown)"})
            id(word, "customer_id is the word");
        for (const char *filler : {"0", "000", "0000-0000", "0x00", "00000000-0000-0000-0000-000000000000", "xxx", "XXXXXXXX"})
            id(filler, "which is nobody's");
        id("63\u04304", "customer_id holds U+0430");
        id("63\u03B14", "customer_id holds U+03B1");
        id("63a\u20134", "customer_id holds U+2013");
        id("63a\u20114", "customer_id holds U+2011");
        id("63a\u03019", "customer_id holds U+0301");
        id("\u201C63a\u201D", "customer_id holds U+201C");
        id("63a\u2019", "customer_id holds U+2019");
        id("\"63a\"", "customer_id holds '\"'");
        id("63a'", "customer_id holds '''");
        id("63a`4", "customer_id holds '`'");
        id("63a 4", "customer_id holds a space");
        id("63a\t4", "customer_id holds U+0009");
        id("63a\n4", "customer_id holds U+000A");
        id("[63a]", "customer_id holds '['");
        id("ObjectId(63a4)", "customer_id holds '('");
        id("{63a}", "customer_id holds '{'");
        id("<63a>", "customer_id holds '<'");
        id("\u00E963a", "customer_id holds U+00E9");
        for (const char *word : {"unknown", "missing", "TRUE", "Null.", "not assigned"})
            QTest::addRow("account %s", word) << QByteArray(word) + ",id2,Bob,,,en" << u"account is the word"_s;
        const auto name = [](const char *value, const char *words) {
            QTest::addRow("name %s", value) << "2,id2,\"" + QByteArray(value) + "\",,,en" << QString::fromUtf8(words);
        };
        name("Zed\u200B Z", "name holds U+200B");
        name("Zed\uFEFFZ", "name holds U+FEFF");
        name("Z\u00ADed", "name holds U+00AD");
        name("Zed\u2060", "name holds U+2060");
        name("Z\u200Ded", "name holds U+200D");
        name("Nguy\u1EC5\u200Cn", "name holds U+200C");
        name("Zed\uFE0F", "name holds U+FE0F");
        name("\u3164", "name holds U+3164");
        name("Zed\u2800Z", "name holds U+2800");
        name("Zed\u2028Z", "name holds U+2028");
        name("Zed\U000E0041", "name holds U+E0041");
        name("M\uFFFDller", "name holds U+FFFD");
        name("Ann\u00A0Lee\u200B", "name holds U+200B");
        for (const char *address : {"z@\u200Bexample.com", "\uFEFFz@example.com", "z\u00A0@example.com", "z@exam\u00ADple.com",
                                    "z@example.com\u200B", "z\uFFFD@example.com", "z\u202E@example.com"})
            QTest::addRow("e-mail %s", address) << "2,id2,Bob,," + QByteArray(address) + ",en" << u"email holds U+"_s;
        row("only a dash", "2,-,Bob,,,en", "without a letter or digit");
        row("commas only", ",,,,,", "is empty: delete it or save again");
        row("commas and blanks", " , ,\t,,,", "is empty: delete it or save again");
    }

    void whatExportsLeaveBehindIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, words);
        const QStringList problems = problemsOf("1,id1,Ann,,,en\n" + line + "\n9,id9,Zed,,,en\n");
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems[0].startsWith(u"3: "_s) && problems[0].contains(words), qPrintable(problems[0]));
    }

    void whatOnlyLooksDamagedIsTaken()
    {
        // Hexadecimal digits with an e, people who are called Null, Nan and None, a name with a no-break space, an account with a dot;
        // an id that ends like a base64 one, ids with months in them, names with an apostrophe, in Hebrew and with wide letters.
        QCOMPARE(
            problemsOf(
                "1234e56,507199e77465432109876543,Null,,,en\n2,1e5,Nan,,,en\n3.25,id.0,None Smith,,,en\n"
                "0004,NULLABLE,Ann\xC2\xA0Lee,,,en\n5,,Na,,,en\n#7,n1,Inf,,,en\n"
                "8,2E10,'t Veld,,,en\n9,aWQ=,\xD7\x93\xD7\x9F,,,en\nJAN12,03-January-x,\xEF\xBC\xA1,,,en\n2024-01-03,MARY-01,Jan,,,en\n"
                "DIC-12,12-MAR-2024,Mar,,,en\n"),
            QStringList());
    }

    void spacesOfNamesBecomePlainOnes()
    {
        const auto file = verification::readCustomersCsv(
            kHeader
            + "1,,Ann\u00A0Lee,,,en\n2,,\u5C71\u7530\u3000\u592A\u90CE,,,en\n3,,\u200F\u05D3\u05E0\u05D4 \u05DC\u05D5\u05D9\u200E,,,en\n"
              "4,,\u202FBob\u2009,,\u00A0bob@example.com\u00A0,en\n");
        QCOMPARE(file.problems.size(), size_t(0));
        QCOMPARE(file.customers.at(0).name, u"Ann Lee"_s);
        QCOMPARE(file.customers.at(1).name, u"\u5C71\u7530 \u592A\u90CE"_s);
        QCOMPARE(file.customers.at(2).name, u"\u05D3\u05E0\u05D4 \u05DC\u05D5\u05D9"_s);
        QCOMPARE(file.customers.at(3).name, u"Bob"_s);
        QCOMPARE(file.customers.at(3).email, u"bob@example.com"_s);
        QCOMPARE(problemsOf("1,,\u00A0,,,en\n"), QStringList{u"2: name is empty"_s});
    }

    void namesKeepWhatTheirScriptNeeds()
    {
        // Persian with a character that parts, Malayalam with one at the end, Sinhala, a Japanese letter in its old form, loose accents.
        for (const QString &name : {u"\u0639\u0644\u06CC\u200C\u0631\u0636\u0627"_s, u"\u0D05\u0D28\u0D3F\u0D32\u0D4D\u200D"_s,
                                    u"\u0DC1\u0DCA\u200D\u0DBB\u0DD3"_s, u"\u8FBB\U000E0100"_s, u"Jose\u0301 Mu\u0308ller"_s}) {
            const auto file = verification::readCustomersCsv(kHeader + "1,," + name.toUtf8() + ",,,en\n");
            QVERIFY2(file.problems.empty(), qPrintable(name));
            QCOMPARE(file.customers.at(0).name, name);
        }
    }

    void whatIsVisibleAndPlainIsAnId()
    {
        // Hexadecimal, UUIDs, base64, addresses, what only begins like a word for nothing; an account that is 0.
        QCOMPARE(problemsOf("0,63hshkdfkjhajkafasdf,A,,,en\n2,64a1f0c2b7d9e83a5c6f1b02,B,,,en\n"
                            "3,01935000-0000-7000-8000-000000000001,C,,,en\n4,YWJj+/Zz==,D,,,en\n5,a_b-c.d~e:f,E,,,en\n"
                            "6,ann@example.com,F,,,en\n7,unknown7,G,,,en\n8,00000001,H,,,en\n9,0x0A,I,,,en\n10,xxy,J,,,en\n"
                            "11,#id!$%&*?|;^,K,,,en\n12,\"id,7\",L,,,en\n"),
                 QStringList());
    }

    void anIdThatIsTypedIsLookedAtInTheSameWay()
    {
        QVERIFY(verification::checkCustomerId(u"64a1f0c2b7d9e83a5c6f1b02"_s));
        for (const QString &typed : {u""_s, u"63\u0430"_s, u"63a 4"_s, u"NULL"_s, u"unknown"_s, u"0"_s, u"6.4E+15"_s, u"63a\u200b"_s,
                                     QString(verification::kMaxCustomerId + 1, u'a')}) {
            const auto checked = verification::checkCustomerId(typed);
            QVERIFY2(!checked, qPrintable(typed));
            QCOMPARE(checked.error().code, base::ErrorCode::Invalid);
            QVERIFY(!checked.error().message.isEmpty());
        }
    }

    void aRewrittenColumnIsSaidOnce()
    {
        const QStringList problems = problemsOf("4.5E+15,id1,A,,,en\n4.6E+15,id2,B,,,en\n1,NULL,C,,,en\n4.7E+15,id4,D,,,en\n");
        QCOMPARE(problems.size(), 2);
        QVERIFY2(problems[0].startsWith(u"2: account is '4.5E+15'"_s), qPrintable(problems[0]));
        QVERIFY2(problems[0].contains(u"3 of the 4 values of the column account"_s), qPrintable(problems[0]));
        QVERIFY2(problems[1].startsWith(u"4: customer_id is the word"_s), qPrintable(problems[1]));
    }

    void datesAreNumbersWhereTheColumnSaysSo()
    {
        // Branch, product and year: 45/11/2026 is no date, so none of them is.
        QCOMPARE(problemsOf("03/11/2026,,A,,,en\n45/11/2026,,B,,,en\n04/11/2026,,C,,,en\n"), QStringList());
        // Another form says nothing about this one, nor does another column.
        QCOMPARE(problemsOf("03/11/2026,,A,,,en\n45.11.2026,,B,,,en\n7,45/11/2026,C,,,en\n").size(), 1);
        const QStringList whole = problemsOf("03/11/2026,,A,,,en\n04/11/2026,,B,,,en\n12/31/2026,,C,,,en\n7,,D,,,en\n");
        QCOMPARE(whole.size(), 1);
        QVERIFY2(whole[0].contains(u"3 of the 4 values of the column account"_s), qPrintable(whole[0]));
    }

    void whatMayBeABanksOwnNumberingIsSaidOnceAndTaken_data()
    {
        QTest::addColumn<QByteArrayList>("accounts");
        QTest::addColumn<QString>("words"); // empty: nothing is said
        QTest::newRow("dates of programs") << QByteArrayList{"2026-11-03", "2026-11-04", "2026-11-05"}
                                           << u"3 of 3 accounts look like dates"_s;
        QTest::newRow("one date") << QByteArrayList{"100", "2026-11-03", "101", "102"} << u"account is '2026-11-03', and 1 of 4"_s;
        QTest::newRow("with slashes") << QByteArrayList{"100", "2026/11/03"} << u"look like dates"_s;
        QTest::newRow("year, month and a running number") << QByteArrayList{"2026-11-03", "2026-11-45", "2026-11-04"} << QString();
        QTest::newRow("short dates") << QByteArrayList{"3/11/26", "4/11/26", "5/11/26"} << u"look like dates"_s;
        QTest::newRow("times") << QByteArrayList{"3:11:00", "4:11:00", "12:30 PM"} << u"look like times"_s;
        QTest::newRow("thousands") << QByteArrayList{"1.234.567", "1.234.568", "12.345"} << u"look like numbers in thousands"_s;
        QTest::newRow("thousands, with spaces") << QByteArrayList{"1 234 567", "1 234 568", "9"} << QString();
        QTest::newRow("most, with spaces") << QByteArrayList{"1 234 567", "1 234 568", "1 234 569"} << u"numbers in thousands"_s;
        QTest::newRow("decimals") << QByteArrayList{"1000.5", "1001.5", "1002.5", "7"} << u"3 of 4 accounts look like decimals"_s;
        QTest::newRow("powers") << QByteArrayList{"10E4", "11E4", "12e4"} << u"look like powers of ten"_s;
        QTest::newRow("few of many") << QByteArrayList{"10E4", "1.234.567", "1000.5", "3/11/26", "12:30", "5", "6", "7"} << QString();
        QTest::newRow("dashes") << QByteArrayList{"12-345-678", "12-345-679", "12-345-680"} << QString();
        QTest::newRow("plain") << QByteArrayList{"100200301", "100200302", "DIC-12"} << QString();
    }
    void whatMayBeABanksOwnNumberingIsSaidOnceAndTaken()
    {
        QFETCH(QByteArrayList, accounts);
        QFETCH(QString, words);
        QByteArray lines;
        for (const QByteArray &account : accounts)
            lines += account + ",,Ann,,,en\n";
        const auto file = verification::readCustomersCsv(kHeader + lines);
        QCOMPARE(file.problems.size(), size_t(0));
        QCOMPARE(std::ssize(file.customers), accounts.size());
        QCOMPARE(file.warnings.size(), size_t(words.isEmpty() ? 0 : 1));
        if (!words.isEmpty())
            QVERIFY2(file.warnings[0].why.contains(words), qPrintable(file.warnings[0].why));
    }

    void roundedAccountNumbersAreNoticed()
    {
        QByteArray rounded, exact;
        for (int i = 0; i < 6; ++i) {
            rounded += "45001234123412" + QByteArray::number(i) + "000,,Ann,,,en\n";
            exact += "45001234123412" + QByteArray::number(i) + "00" + QByteArray::number(i) + ",,Ann,,,en\n";
        }
        QCOMPARE(problemsOf(rounded).size(), 1);
        QVERIFY2(problemsOf(rounded)[0].contains(u"more than 15 digits"_s), qPrintable(problemsOf(rounded)[0]));
        QCOMPARE(problemsOf(exact), QStringList());
    }

    void rowsOfCommasAreOneProblem()
    {
        QCOMPARE(problemsOf("1,id1,Ann,,,en\n,,,,,\n,,,,,\n,,,,,\n"),
                 QStringList{u"3: is empty, and so are all to line 5: delete them or save again"_s});
    }

    void oneIdForTwoAccountsIsForTheImportToRefuse()
    {
        const auto file = verification::readCustomersCsv(kHeader + "1,id1,Ann,,,en\n2,id1,Bob,,,en\n");
        QCOMPARE(file.problems.size(), size_t(0));
        QCOMPARE(file.lines, (std::vector<int>{2, 3}));
        QVERIFY(!verification::parseCustomersCsv(kHeader + "1,id1,Ann,,,en\n2,id1,Bob,,,en\n"));
    }

    void whatIsWrittenIsReadBack()
    {
        const verification::Customer customer{.account = u"00-\"7\", a"_s,
                                              .customerId = u"id,7"_s,
                                              .name = u"María \"Mia\" Gómez, Jr."_s,
                                              .phone = u"+14155550101"_s,
                                              .email = u"o'hara+x@example.com"_s,
                                              .language = u"pt-BR"_s};
        verification::Customer bare{.account = u"8"_s, .customerId = {}, .name = u"=1+1"_s, .phone = {}, .email = {}, .language = u"en"_s};
        const QByteArray bytes = kHeader + verification::customerLine(customer) + "\n" + verification::customerLine(bare) + "\n";
        const auto read = verification::parseCustomersCsv(bytes);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, (std::vector{customer, bare}));
    }

    void theSampleDirectoryIsWellFormed()
    {
        QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/customers/sample.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto customers = verification::parseCustomersCsv(file.readAll());
        QVERIFY2(customers.has_value(), customers ? "" : qPrintable(customers.error().message));
        QCOMPARE(customers->size(), size_t(24));
        QCOMPARE(
            std::count_if(customers->begin(), customers->end(), [](const auto &c) { return c.customerId == "63hshkdfkjhajkafasdf"_L1; }),
            1);
    }
};

QTEST_GUILESS_MAIN(CustomersCsvTest)
#include "customers_csv_test.moc"
