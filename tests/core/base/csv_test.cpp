// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/csv.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

class CsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPlainAndQuotedFields()
    {
        const auto records = base::parseCsv("a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\n\n,");
        QVERIFY(records.has_value());
        QCOMPARE(records->size(), size_t(3));
        QCOMPARE(records->at(0).fields, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(records->at(1).fields, QStringList({u"x,y"_s, u"say \"hi\""_s}));
        QCOMPARE(records->at(2).fields, QStringList({QString(), QString()}));
        QCOMPARE(records->at(2).line, 4);
    }

    void skipsTheByteOrderMarkOnlyAtTheStart()
    {
        const auto records = base::parseCsv("\xEF\xBB\xBFé,b\n");
        QVERIFY(records.has_value());
        QCOMPARE(records->at(0).fields.at(0), u"é"_s);
    }

    void quotedFieldsSpanLinesAndKeepTheCount()
    {
        const auto records = base::parseCsv("\"one\r\ntwo\",x\nlast");
        QVERIFY(records.has_value());
        QCOMPARE(records->at(0).fields.at(0), u"one\r\ntwo"_s);
        QCOMPARE(records->at(1).line, 3);
    }

    void wrongFilesAreRefusedWithTheLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("start");
        QTest::newRow("open quote") << QByteArray("a\n\"b\nc") << u"line 2: "_s;
        QTest::newRow("text after quote") << QByteArray("a\nb\n\"c\"d") << u"line 3: "_s;
        QTest::newRow("quote inside") << QByteArray("a\"b") << u"line 1: "_s;
        QTest::newRow("lone CR") << QByteArray("a\rb") << u"line 1: "_s;
        QTest::newRow("NUL") << QByteArray("a\n\0b", 4) << u"line 2: "_s;
        QTest::newRow("NUL after comma") << QByteArray("a,\0", 3) << u"line 1: "_s;
        QTest::newRow("invalid UTF-8") << QByteArray("a\n\xC3\x28") << u"line 2: "_s;
        QTest::newRow("long field") << QByteArray(base::kMaxCsvFieldBytes + 1, 'x') << u"line 1: "_s;
        QTest::newRow("many fields") << QByteArray(base::kMaxCsvFields, ',') << u"line 1: "_s;
    }

    void wrongFilesAreRefusedWithTheLine()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, start);
        const auto records = base::parseCsv(bytes);
        QVERIFY(!records.has_value());
        QCOMPARE(records.error().code, base::ErrorCode::Invalid);
        QVERIFY2(records.error().message.startsWith(start), qPrintable(records.error().message));
    }

    void recordsAreGivenOneAfterTheOther()
    {
        QStringList seen;
        const auto read = [&seen](QByteArrayView bytes, int most) {
            seen.clear();
            return base::forEachCsvRecord(bytes, [&](const base::CsvRecord &record, qsizetype at) {
                seen.append(u"%1 to %2: %3"_s.arg(record.line).arg(at).arg(record.fields.join(u'|')));
                return seen.size() < most;
            });
        };
        QVERIFY(read("a,b\n\n\"c\nd\",e\nf", 10).has_value());
        QCOMPARE(seen, (QStringList{u"1 to 4: a|b"_s, u"3 to 13: c\nd|e"_s, u"5 to 14: f"_s}));
        QVERIFY(read("a\nb\n\"", 2).has_value()); // what it was told not to read is not wrong
        QCOMPARE(seen.size(), 2);
        QVERIFY(!read("a\nb\n\"", 3).has_value());
        QCOMPARE(seen.size(), 2);
    }

    void aFileOverTheLimitIsRefused() { QVERIFY(!base::parseCsv(QByteArray(base::kMaxCsvBytes + 1, '\n')).has_value()); }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
