// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/delivery_report.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using message::readDeliveryReport;

namespace
{
constexpr char kForm[] = "application/x-www-form-urlencoded";
constexpr char kJson[] = "application/json";

QString read(const QByteArray &type, const QByteArray &body)
{
    const auto report = readDeliveryReport(type, body);
    return report ? nameOf(*report) : QString();
}
} // namespace

class DeliveryReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *type, const QByteArray &body, const QString &word) {
            QTest::newRow(body.constData()) << QByteArray(type) << body << word;
        };
        const QByteArray twilio = "SmsSid=SM1&SmsStatus=%1&MessageStatus=%1&To=%2B14155550123&MessageSid=SM1&AccountSid=AC1&From=%2B1";
        const auto of = [&twilio](const QByteArray &status) { return QByteArray(twilio).replace("%1", status); };
        for (const char *onItsWay : {"queued", "accepted", "sending", "sent", "scheduled"})
            row(kForm, of(onItsWay), {});
        row(kForm, of("delivered"), u"delivered"_s);
        row(kForm, of("undelivered"), u"undelivered"_s);
        row(kForm, of("failed"), u"failed"_s);
        for (const auto &[code, word] :
             {std::pair("30003", u"undelivered"_s), std::pair("30004", u"blocked"_s), std::pair("30005", u"undelivered"_s),
              std::pair("30006", u"landline"_s), std::pair("30007", u"blocked"_s), std::pair("30008", u"failed"_s),
              std::pair("21610", u"blocked"_s), std::pair("21614", u"landline"_s), std::pair("99999", u"undelivered"_s)})
            row(kForm, of("undelivered") + "&ErrorCode=" + code, word);
        row(kForm, of("failed") + "&ErrorCode=30006", u"landline"_s);
        row(kForm, of("delivered") + "&ErrorCode=30007", u"delivered"_s); // a reason belongs to a failure
        row(kForm, of("sent") + "&ErrorCode=30007", {});
        row(kForm, "ErrorCode=30007", {});
        row(kForm, "Status=+Delivered+", u"delivered"_s);
        row("application/x-www-form-urlencoded; charset=utf-8", "status=DELIVRD", u"delivered"_s);
        row("Application/JSON", R"({"status":"Delivered"})", u"delivered"_s);
        row("application/json;charset=UTF-8", R"({"message-status":"undelivered","error_code":30006})", u"landline"_s);
        row(kJson, R"({"state":"rejected"})", u"blocked"_s);
        row(kJson, R"({"event":"bounce","sg_message_id":"x"})", u"undelivered"_s);
        row(kJson, R"({"event":"dropped"})", u"blocked"_s);
        row(kJson, R"({"event":"processed"})", {});
        row(kJson, R"({"status":{"name":"x"},"state":"failed","err-code":"30005"})", u"undelivered"_s);
    }
    void reportsAreUnderstood()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, body);
        QTEST(read(type, body), "word");
    }

    void whatIsNoReportIsNothing_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const char *type, const QByteArray &body) {
            QTest::newRow(name) << QByteArray(type) << body;
        };
        row("nothing", kForm, {});
        row("no type", "", "status=delivered");
        row("a type that only begins like one", "application/json-patch", R"({"status":"delivered"})");
        row("not what its type says", kJson, "status=delivered");
        row("a key twice", kForm, "status=delivered&status=failed");
        row("a key twice, written differently", kForm, "MessageStatus=delivered&message_status=failed");
        row("a JSON key twice", kJson, R"({"status":"failed","status":"delivered"})");
        row("a list", kJson, R"(["delivered"])");
        row("mistyped", kJson, R"({"status":["delivered"]})");
        row("deep", kJson, QByteArray(200'0, '[') + R"("delivered")");
        row("cut off", kJson, R"({"status":"delivered")");
        row("not UTF-8", kJson, "{\"status\":\"delivered\",\"x\":\"\xff\"}");
        row("large", kForm, "status=delivered&x=" + QByteArray(16 * 1024, 'x'));
        row("many fields", kForm, [] {
            QByteArray body;
            for (int i = 0; i < 100; ++i)
                body += "f" + QByteArray::number(i) + "=1&";
            return body + "status=delivered";
        }());
        row("a long value", kForm, "status=delivered" + QByteArray(100, '+') + "x");
        row("escapes that are none", kForm, "status=%zz%d&%%%=%");
        row("ampersands", kForm, QByteArray(16'000, '&'));
    }
    void whatIsNoReportIsNothing()
    {
        QFETCH(const QByteArray, type);
        QFETCH(const QByteArray, body);
        QCOMPARE(read(type, body), QString());
    }

    void longStrangersDoNotHideTheState()
    {
        QCOMPARE(read(kForm, QByteArray(300, 'k') + "=1&status=delivered&x=" + QByteArray(1000, 'v')), u"delivered"_s);
    }
};

QTEST_GUILESS_MAIN(DeliveryReportTest)
#include "delivery_report_test.moc"
