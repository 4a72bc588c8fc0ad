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
        row(kJson, R"({"status":"delivery_unconfirmed"})", {}); // nobody knows: no failure to act upon
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

    void providersNestAndList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *provider, const char *body, const QString &word) {
            QTest::addRow("%s: %s", provider, qPrintable(word)) << QByteArray(body) << word;
        };
        row("Infobip",
            R"({"results":[{"messageId":"1","to":"1","status":{"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET"},)"
            R"("error":{"groupName":"OK","name":"NO_ERROR"}}]})",
            u"delivered"_s);
        row("Infobip", R"({"results":[{"status":{"groupName":"UNDELIVERABLE"},"error":{"name":"EC_ABSENT_SUBSCRIBER"}}]})",
            u"undelivered"_s);
        row("Infobip", R"({"results":[{"status":{"groupName":"REJECTED"}}]})", u"blocked"_s);
        row("Telnyx",
            R"({"data":{"event_type":"message.finalized","payload":{"to":[{"phone_number":"1","status":"delivered"}],"errors":[]}}})",
            u"delivered"_s);
        row("Telnyx", R"({"data":{"payload":{"to":[{"status":"delivery_failed"}],"errors":[{"code":"40008"}]}}})", u"undelivered"_s);
        row("Telnyx", R"({"data":{"payload":{"to":[{"status":"sending_failed"}]}}})", u"failed"_s);
        row("Gupshup", R"({"app":"a","type":"message-event","payload":{"id":"1","type":"delivered","payload":{"ts":1}}})", u"delivered"_s);
        row("Gupshup", R"({"type":"message-event","payload":{"type":"failed","payload":{"code":1002,"reason":"x"}}})", u"failed"_s);
        row("Mailgun", R"({"signature":{},"event-data":{"event":"delivered","id":"x"}})", u"delivered"_s);
        row("Mailgun", R"({"event-data":{"event":"complained"}})", u"blocked"_s);
        row("SendGrid", R"([{"email":"a@b.example","event":"bounce","type":"bounce"}])", u"undelivered"_s);
        row("Mailgun, temporary", R"({"event-data":{"event":"failed","severity":"temporary","reason":"generic"}})", {});
        row("Mailgun, permanent", R"({"event-data":{"event":"failed","severity":"permanent","reason":"generic"}})", u"failed"_s);
        row("Mailgun, bounced", R"({"event-data":{"event":"failed","severity":"permanent","reason":"bounce"}})", u"undelivered"_s);
        row("Mailgun, opted out", R"({"event-data":{"event":"failed","severity":"permanent","reason":"suppress-unsubscribe"}})",
            u"blocked"_s);
        row("SendGrid", R"([{"event":"delivered"}])", u"delivered"_s);
        row("SendGrid, blocked", R"([{"event":"bounce","type":"blocked","status":"5.7.1"}])", u"blocked"_s);
        row("SendGrid, two", R"([{"event":"processed"},{"event":"delivered","status":"250"}])", u"delivered"_s);
        row("SendGrid, two in another order", R"([{"event":"delivered"},{"event":"processed"}])", u"delivered"_s);
        row("SendGrid, bounced later", R"([{"event":"bounce","status":"5.1.1","type":"bounce"},{"event":"delivered"}])", u"undelivered"_s);
        row("SendGrid, with a stranger", R"([1,{"event":"group_resubscribe"},{"event":"dropped"}])", u"blocked"_s);
        row("SendGrid, nothing yet", R"([{"event":"processed"},{"event":"deferred"}])", {});
        row("another's flat list", R"([{"status":"failed","code":30006}])", u"landline"_s);
    }

    void providersNestAndList()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, word);
        QCOMPARE(read(kJson, body), word);
    }

    void theConfiguredPlaceIsTheOnlyOne()
    {
        const message::ReportMap own{.state = u"/dlr/0/outcome"_s, .reason = u"/dlr/0/why"_s};
        const auto of = [&own](const QByteArray &body) { return message::readReport(kJson, body, own); };
        using Kind = message::ReportReading::Kind;
        const auto said = of(R"({"status":"delivered","dlr":[{"outcome":"failed","why":30006}]})");
        QCOMPARE(said.kind, Kind::Final);
        QCOMPARE(nameOf(said.report), u"landline"_s);
        QCOMPARE(of(R"({"dlr":[{"outcome":"sent"}]})").kind, Kind::OnItsWay);
        const auto missing = of(R"({"status":"delivered"})");
        QCOMPARE(missing.kind, Kind::Unreadable);
        QCOMPARE(missing.why, u"it has no state at /dlr/0/outcome"_s);
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QByteArray(kForm) << QByteArray() << u"it is empty"_s;
        QTest::newRow("text") << QByteArray("text/plain") << QByteArray("delivered") << u"neither JSON nor a form"_s;
        QTest::newRow("no state") << QByteArray(kForm) << QByteArray("a=b") << u"it has no state"_s;
        QTest::newRow("unknown state") << QByteArray(kJson) << QByteArray(R"({"status":"Zugestellt"})") << u"its state is 'zugestellt'"_s;
        QTest::newRow("no JSON") << QByteArray(kJson) << QByteArray("{") << u"it is no JSON"_s;
        QTest::newRow("a list of something else") << QByteArray(kJson) << QByteArray(R"([1,2])") << u"a list of a form that is not known"_s;
        QTest::newRow("an empty list") << QByteArray(kJson) << QByteArray("[]") << u"it is an empty list"_s;
        QTest::newRow("a long list") << QByteArray(kJson) << '[' + QByteArray(R"({"event":"delivered"},)").repeated(65) + "{}]"
                                     << u"it is a list of more than 64"_s;
        QTest::newRow("twice") << QByteArray(kForm) << QByteArray("status=a&Status=b") << u"names a field twice"_s;
    }

    void saysWhatIsMissing()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, why);
        const auto reading = message::readReport(type, body);
        QCOMPARE(reading.kind, message::ReportReading::Kind::Unreadable);
        QVERIFY2(reading.why.contains(why), qPrintable(reading.why));
    }
};

QTEST_GUILESS_MAIN(DeliveryReportTest)
#include "delivery_report_test.moc"
