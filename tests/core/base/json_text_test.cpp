// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace authlink::base;
using namespace Qt::Literals::StringLiterals;

class JsonTextTest : public QObject
{
    Q_OBJECT

    template <typename T>
    static QByteArray written(const T &value)
    {
        JsonText out;
        out.value(value);
        return out.text();
    }
    static QByteArray compact(const QJsonValue &value)
    {
        const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return array.sliced(1, array.size() - 2);
    }

private Q_SLOTS:
    void keepsTheOrderOfTheCalls()
    {
        JsonText out;
        out.beginObject();
        out.key("z"_L1);
        out.value(u"last comes first"_s);
        out.key("a"_L1);
        out.beginArray();
        out.value(1);
        out.null();
        out.value(true);
        out.endArray();
        out.key("empty"_L1);
        out.beginObject();
        out.endObject();
        out.endObject();
        QCOMPARE(out.text(), QByteArray(R"({"z":"last comes first","a":[1,null,true],"empty":{}})"));
    }

    void writesWhatQtReadsBack_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("true") << QJsonValue(true);
        QTest::newRow("zero") << QJsonValue(0);
        QTest::newRow("whole number") << QJsonValue(-42);
        QTest::newRow("beyond 53 bits") << QJsonValue(std::numeric_limits<qint64>::max());
        QTest::newRow("most negative") << QJsonValue(std::numeric_limits<qint64>::min());
        QTest::newRow("fraction") << QJsonValue(0.1);
        QTest::newRow("sum of fractions") << QJsonValue(0.1 + 0.2);
        QTest::newRow("small") << QJsonValue(5e-324);
        QTest::newRow("large") << QJsonValue(1.7976931348623157e308);
        QTest::newRow("empty text") << QJsonValue(u""_s);
        QTest::newRow("what must be escaped") << QJsonValue(u"\"\\/\b\f\n\r\t\u0001\u001f\u007f"_s);
        QTest::newRow("other scripts") << QJsonValue(u"ñ Ω 漢字 \U0001F600 \u2028"_s);
        QTest::newRow("NUL within") << QJsonValue(QString(u"a\0b"_s));
        QTest::newRow("nested") << QJsonValue(
            QJsonObject{{u"list"_s, QJsonArray{1, u"two"_s, QJsonObject{}}}, {u"key \"quoted\""_s, QJsonObject{{u""_s, 0.5}}}});
    }
    void writesWhatQtReadsBack()
    {
        QFETCH(QJsonValue, value);
        QJsonParseError error{};
        const QJsonDocument read = QJsonDocument::fromJson('[' + written(value) + ']', &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(read.array().first(), value);
    }

    void writesBodiesAsTheyWereHashedSoFar_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("numbers") << QByteArray(R"({"a":0.1,"b":1,"c":0.92,"d":1000000,"e":-3,"f":0.0009,"g":31.5})");
        QTest::newRow("texts") << QByteArray(
            "{\"a\":\"Añasco \\\"x\\\" \\\\ /\",\"b\":\"\\n\\t\",\"c\":\"\",\"d\":null,\"e\":false}"); // moc takes no raw string with these
        QTest::newRow("nested") << QByteArray(R"({"z":[1,[],{}],"b":{"y":1,"x":[{"q":"r"}]}})");
    }
    /// A second delivery is known by the hash of its text, also by a relay that was updated in between.
    void writesBodiesAsTheyWereHashedSoFar()
    {
        QFETCH(QByteArray, body);
        const QJsonObject object = QJsonDocument::fromJson(body).object();
        QVERIFY(!object.isEmpty());
        QCOMPARE(written(QJsonValue(object)), compact(object));
    }

    void neverWritesWhatIsNoJson()
    {
        QCOMPARE(written(std::numeric_limits<double>::quiet_NaN()), "null"_ba);
        QCOMPARE(written(std::numeric_limits<double>::infinity()), "null"_ba);
        const QString half = u"a"_s + QChar(0xd800) + u"b"_s;
        QCOMPARE(written(half), compact(half));
        QCOMPARE(written(qint64(7)), "7"_ba);
        QCOMPARE(written(0.5), "0.5"_ba);
    }
};

QTEST_GUILESS_MAIN(JsonTextTest)
#include "json_text_test.moc"
