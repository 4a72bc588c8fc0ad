// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "core/client/call_request.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using client::CallOutcome;
using client::CallRequest;

namespace
{

CallRequest verify(CallRequest::By by, const QString &text, const QString &callId = {})
{
    return {.kind = CallRequest::Kind::Verify, .by = by, .text = text, .callId = callId};
}

protocol::CustomerView customer(const QString &account, const QString &phone)
{
    protocol::CustomerView view;
    view.account = account;
    view.name = u"Somebody"_s;
    view.phoneMasked = base::maskPhone(phone);
    return view;
}

} // namespace

class CallRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAPersonCanReadIsTaken_data()
    {
        QTest::addColumn<CallRequest::By>("by");
        QTest::addColumn<QString>("text");
        QTest::newRow("account") << CallRequest::By::Account << u"1001"_s;
        QTest::newRow("account with marks") << CallRequest::By::Account << u"DE/10-01 b"_s;
        QTest::newRow("number") << CallRequest::By::Phone << u"+1 (646) 555-0101"_s;
        QTest::newRow("short number") << CallRequest::By::Phone << u"4711"_s;
        QTest::newRow("name") << CallRequest::By::Text << u"María O'Neill-Łuczak"_s;
        QTest::newRow("Arabic") << CallRequest::By::Text << QString(u"\u0645\u0631\u064A\u0645"_s);
        QTest::newRow("emoji") << CallRequest::By::Text << QString(u"Ana \U0001F600"_s);
        QTest::newRow("markup") << CallRequest::By::Text << u"<b>Ana</b> & Söhne"_s;
    }
    void whatAPersonCanReadIsTaken()
    {
        QFETCH(const CallRequest::By, by);
        QFETCH(const QString, text);
        const auto checked = client::checkedRequest(verify(by, u"  "_s + text + u" "_s, u" a84b4c76e66710@pc33.example.com "_s));
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
        QCOMPARE(checked->text, text);
        QCOMPARE(checked->callId, u"a84b4c76e66710@pc33.example.com"_s);
    }

    void whatIsHostileIsRefusedInASentenceWithoutIt_data()
    {
        QTest::addColumn<CallRequest::By>("by");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("callId");
        const auto row = [](const char *name, CallRequest::By by, const QString &text, const QString &callId = {}) {
            QTest::newRow(name) << by << text << callId;
        };
        using By = CallRequest::By;
        row("nothing", By::Account, {});
        row("blanks", By::Text, u"   "_s);
        row("long account", By::Account, QString(client::kMaxCallText + 1, u'1'));
        row("long search", By::Text, QString(client::kMaxCallText + 1, u'a'));
        row("very long search", By::Text, QString(1'000'000, u'a'));
        row("an option as an account", By::Account, u"--relay"_s);
        row("an option as a search", By::Text, u"-style"_s);
        row("new line", By::Text, u"Ana\nCtrl"_s);
        row("nul", By::Account, u"10"_s + QChar(0) + u"01"_s);
        row("escape", By::Text, u"Ana\x1b[31m"_s);
        row("override", By::Text, u"Ana\u202Eaira"_s);
        row("isolate", By::Text, u"Ana\u2066"_s);
        row("zero width", By::Account, u"10\u200B01"_s);
        row("line separator", By::Text, u"Ana\u2028Ruiz"_s);
        row("no-break space", By::Text, u"Ana\u00A0Ruiz"_s);
        row("half a character", By::Text, u"Ana"_s + QChar(0xD83D));
        row("private use", By::Text, u"Ana\uE000"_s);
        row("tag characters", By::Text, u"Ana\U000E0041"_s);
        row("letters as a number", By::Phone, u"+1 646 CALL"_s);
        row("other digits as a number", By::Phone, u"+\u0661\u0662\u0663\u0664"_s);
        row("plus within a number", By::Phone, u"1+646555"_s);
        row("two numbers", By::Phone, u"+16465550101,+16465550102"_s);
        row("too few digits", By::Phone, u"12"_s);
        row("too many digits", By::Phone, QString(client::kMaxCallDigits + 1, u'1'));
        row("long number", By::Phone, u"1234567890"_s + QString(client::kMaxCallPhone, u'-'));
        row("anonymous", By::Phone, u"anonymous"_s);
        row("an address as a number", By::Phone, u"sip:+16465550101@example.com"_s);
        row("long call id", By::Account, u"1001"_s, QString(client::kMaxCallIdChars + 1, u'x'));
        row("an option as a call id", By::Account, u"1001"_s, u"--profile"_s);
        row("call id over two lines", By::Account, u"1001"_s, u"a\r\nb"_s);
        row("call id that turns around", By::Account, u"1001"_s, u"a\u202Eb"_s);
    }
    void whatIsHostileIsRefusedInASentenceWithoutIt()
    {
        QFETCH(const CallRequest::By, by);
        QFETCH(const QString, text);
        QFETCH(const QString, callId);
        const auto checked = client::checkedRequest(verify(by, text, callId));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, base::ErrorCode::Invalid);
        QVERIFY(!checked.error().message.isEmpty());
        QVERIFY(!checked.error().message.contains(u'\n'));
        QVERIFY(text.trimmed().size() < 3 || !checked.error().message.contains(text));
    }

    void anEndedCallNeedsNoIdAndNamesNoCustomer()
    {
        CallRequest request{.kind = CallRequest::Kind::EndCall, .text = {}, .callId = {}};
        QVERIFY(client::checkedRequest(request));
        request.text = u"1001"_s;
        QVERIFY(!client::checkedRequest(request));
    }

    void onlyTheExactAccountIsMeant()
    {
        const QList<protocol::CustomerView> found{customer(u"10010"_s, u"+16465550101"_s), customer(u"1001"_s, u"+16465550102"_s)};
        const auto exact = client::exactMatch(verify(CallRequest::By::Account, u"1001"_s), found, {});
        QVERIFY(exact);
        QCOMPARE(exact->account, u"1001"_s);
        QVERIFY(!client::exactMatch(verify(CallRequest::By::Account, u"100"_s), found, {}));
        QVERIFY(!client::exactMatch(verify(CallRequest::By::Account, u"10010 "_s), found.mid(1), {}));
        QVERIFY(!client::exactMatch(verify(CallRequest::By::Text, u"1001"_s), found.mid(1), {}));
    }

    void onlyTheOneWithThatNumberIsMeant()
    {
        const QString number = u"+16465550101"_s;
        const CallRequest request = verify(CallRequest::By::Phone, number);
        const protocol::CustomerView own = customer(u"1001"_s, number);
        QVERIFY(client::exactMatch(request, {own}, number));
        QVERIFY(!client::exactMatch(request, {}, number));
        QVERIFY(!client::exactMatch(request, {own}, {}));                                         // a number nobody could read
        QVERIFY(!client::exactMatch(request, {own, customer(u"1002"_s, number)}, number));        // a family's
        QVERIFY(!client::exactMatch(request, {customer(u"1003"_s, u"+164655501012"_s)}, number)); // a longer one
        QVERIFY(!client::exactMatch(request, {customer(u"1004"_s, u"+16465550199"_s)}, number));  // another one
        QVERIFY(!client::exactMatch(request, {customer(u"1646-5550-1017"_s, number)}, number));   // found by the account
        QVERIFY(!client::exactMatch(request, {customer(u"X 1646-5550-101"_s, number)}, number));  // or by its end
        QVERIFY(!client::exactMatch(verify(CallRequest::By::Text, number), {own}, number));
    }

    void namesReadAsTheyWrite()
    {
        using Kind = CallRequest::Kind;
        using By = CallRequest::By;
        for (const Kind kind : {Kind::Raise, Kind::Verify, Kind::EndCall})
            QCOMPARE(client::kindFromName(QString(client::nameOf(kind))), std::optional(kind));
        for (const By by : {By::Account, By::Phone, By::Text})
            QCOMPARE(client::byFromName(QString(client::nameOf(by))), std::optional(by));
        QCOMPARE(client::kindFromName(u"start"), std::nullopt);
        QCOMPARE(client::byFromName(u"channel"), std::nullopt);
        QCOMPARE(client::nameOf(CallOutcome::Asked), "asked"_L1);
    }
};

QTEST_GUILESS_MAIN(CallRequestTest)
#include "call_request_test.moc"
