// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/call_params.h"
#include "core/protocol/json/json_rpc.h"
#include "core/protocol/messages.h"
#include "core/protocol/view_of.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace authlink::protocol;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using verification::Status;
using verification::Verdict;

class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesReadBackAsWritten()
    {
        const QJsonObject params{{u"id"_s, u"v1"_s}};
        const auto request = parseFrame(requestFrame(u"7"_s, kVerificationGet, params));
        QCOMPARE(std::get<Request>(request.value()), (Request{.id = u"7"_s, .method = kVerificationGet, .params = params}));
        const auto notification = parseFrame(notificationFrame(kNotice, params));
        QCOMPARE(std::get<Notification>(notification.value()).params, params);
        const auto result = parseFrame(resultFrame(3, QJsonValue::Null));
        QCOMPARE(std::get<QJsonValue>(std::get<Response>(result.value()).outcome), QJsonValue(QJsonValue::Null));
    }

    void badFramesGetTheirCode_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("idIsKnown");
        QTest::newRow("empty") << QByteArray() << -32700 << false;
        QTest::newRow("garbage") << QByteArray("garbage") << -32700 << false;
        QTest::newRow("cut") << QByteArray(R"({"jsonrpc":"2.0")") << -32700 << false;
        QTest::newRow("invalid UTF-8") << QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\xfe\"}") << -32700 << false;
        QTest::newRow("deep") << QByteArray(100000, '[') << -32700 << false;
        QTest::newRow("too large") << QByteArray(kMaxToRelay + 1, ' ') << -32700 << false;
        QTest::newRow("batch") << QByteArray(R"([{"jsonrpc":"2.0","id":1,"method":"hello"}])") << -32600 << false;
        QTest::newRow("no version") << QByteArray(R"({"id":1,"method":"hello"})") << -32600 << true;
        QTest::newRow("version as number") << QByteArray(R"({"jsonrpc":2.0,"id":1,"method":"hello"})") << -32600 << true;
        QTest::newRow("method as number") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":1})") << -32600 << true;
        QTest::newRow("empty method") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":""})") << -32600 << true;
        QTest::newRow("null id") << QByteArray(R"({"jsonrpc":"2.0","id":null,"method":"hello"})") << -32600 << false;
        QTest::newRow("id as object") << QByteArray(R"({"jsonrpc":"2.0","id":{},"method":"hello"})") << -32600 << false;
        QTest::newRow("fractional id") << QByteArray(R"({"jsonrpc":"2.0","id":1.5,"method":"hello"})") << -32600 << false;
        QTest::newRow("params by position") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"hello","params":[1]})") << -32602 << true;
        QTest::newRow("result and error") << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":1,"error":{}})") << -32600 << false;
        QTest::newRow("neither") << QByteArray(R"({"jsonrpc":"2.0","id":1})") << -32600 << false;
    }
    void badFramesGetTheirCode()
    {
        QFETCH(QByteArray, frame);
        QFETCH(int, code);
        QFETCH(bool, idIsKnown);
        const auto parsed = parseFrame(frame);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().error.code, code);
        QCOMPARE(parsed.error().id.toInt() == 1, idIsKnown);
    }

    void bracketsInTextAreNotNesting()
    {
        QByteArray frame = R"({"jsonrpc":"2.0","id":1,"method":"x","params":{"text":"TEXT"}})";
        frame.replace("TEXT", QByteArray(200, '[') + "\\\"{{{");
        QVERIFY(parseFrame(frame));
    }

    void errorsKeepCodeFieldAndWait()
    {
        const base::Error limit{.code = ErrorCode::LimitReached, .message = u"slow down"_s, .field = {}, .retryAfter = 42s};
        QCOMPARE(toRpcError(limit).data.value("code"_L1).toString(), u"limit_reached"_s);
        QCOMPARE(toRpcError(limit).data.value("retryAfterS"_L1).toInt(), 42);
        QCOMPARE(toError(toRpcError(limit)), limit);
        const base::Error invalid = base::invalid(u"account"_s, u"missing"_s);
        QCOMPARE(toRpcError(invalid).code, -32602);
        QCOMPARE(toRpcError(invalid).data.value("field"_L1).toString(), u"account"_s);
        QCOMPARE(toRpcError(invalid).data.value("why"_L1).toString(), u"missing"_s);
        QCOMPARE(toError(toRpcError(invalid)), invalid);
        base::Error ruled{.code = ErrorCode::LimitReached, .message = u"m"_s, .field = u"customer_open_by_you"_s, .retryAfter = {}};
        QCOMPARE(toRpcError(ruled).data.value("detail"_L1).toString(), u"customer_open_by_you"_s);
        QVERIFY(!toRpcError(ruled).data.contains("field"_L1));
        QCOMPARE(toError(toRpcError(ruled)), ruled);
        ruled.field.clear();
        QVERIFY(!toRpcError(ruled).data.contains("detail"_L1));
        QCOMPARE(toError(RpcError{.code = -32099, .message = {}, .data = {}}).code, ErrorCode::Internal);
        QCOMPARE(methodNotFound(u"x"_s).code, -32601);
    }

    void theRelaysViewIsWhatTheConsoleReads()
    {
        verification::Verification state;
        state.id = u"v1"_s;
        state.agent = {.name = u"ana"_s, .displayName = u"Ana"_s};
        state.customer = {.account = u"1001"_s,
                          .customerId = u"c-1"_s,
                          .name = u"<b>Maria</b>"_s,
                          .phone = u"+14155550167"_s,
                          .email = u"maria@example.com"_s,
                          .language = u"es"_s};
        state.firstWord = u"amber"_s;
        state.secondWord = u"river"_s;
        state.status = Status::Decided;
        state.verdict = Verdict::WrongPerson;
        state.reasons = {verification::Reason::OtherCustomer};
        state.attemptsLeft = 2;
        state.createdAt = test::kStart;
        const auto agents = verificationViewFromJson(toJson(viewOf(state, verification::Role::Agent)));
        QVERIFY(agents);
        QVERIFY(agents->status.is(Status::Decided));
        QVERIFY(agents->verdict.is(Verdict::WrongPerson));
        QVERIFY(agents->hasReason(verification::Reason::OtherCustomer));
        QVERIFY(!agents->customer.customerId);
        QCOMPARE(agents->customer.name, u"<b>Maria</b>"_s);
        QVERIFY(agents->customer.phoneMasked.endsWith("67"_L1));
        QCOMPARE(agents->secondWord, u"river"_s);
        QCOMPARE(agents->attemptsLeft, std::optional(2));
        QCOMPARE(agents->createdAt, state.createdAt);
        QVERIFY(!agents->validUntil);
        const auto supervisors = verificationViewFromJson(toJson(viewOf(state, verification::Role::Supervisor)));
        QCOMPARE(supervisors->customer.customerId, std::optional(u"c-1"_s));
    }

    void aTypedCustomerIsMarkedForEverybody()
    {
        verification::Verification state;
        state.id = u"v1"_s;
        state.customer = {.account = {}, .customerId = u"64a1f0c2d3e4"_s, .name = u"Jane Doe"_s, .phone = {}, .email = {}, .language = {}};
        for (const auto role : {verification::Role::Agent, verification::Role::Supervisor}) { // older records have no mark of their own
            const QJsonObject json = toJson(viewOf(state, role));
            QCOMPARE(json.value("unlisted"_L1), QJsonValue(true));
            const auto view = verificationViewFromJson(json);
            QVERIFY(view && view->unlisted);
            QCOMPARE(view->customer.customerIdMasked, u"•••3e4"_s);
            QCOMPARE(view->customer.customerId.has_value(), role == verification::Role::Supervisor);
        }
        state.customer.account = u"1001"_s;
        QJsonObject listed = toJson(viewOf(state, verification::Role::Agent));
        QCOMPARE(listed.value("unlisted"_L1), QJsonValue(false));
        QVERIFY(!listed.value("customer"_L1).toObject().contains("customerIdMasked"_L1));
        listed.remove("unlisted"_L1); // of an older relay
        QVERIFY(!verificationViewFromJson(listed)->unlisted);
        listed.remove("customer"_L1);
        QVERIFY(verificationViewFromJson(listed)->unlisted); // who it is is not known: nothing is certified
        QVERIFY(!verificationViewFromJson(listed)->contested);
        state.contestedBy = {u"ben"_s};
        QVERIFY(verificationViewFromJson(toJson(viewOf(state, verification::Role::Agent)))->contested);
    }

    void messagesReadBackAsWritten()
    {
        auto view = test::decidedAs(Verdict::Verified);
        view.landing = false;
        view.foundByAsking = true;
        view.contested = true;
        view.messageReport = u"delivered"_s;
        QCOMPARE(verificationViewFromJson(toJson(view)).value(), view);
        const auto change = test::changeTo(view, 9, u"verdict"_s);
        QCOMPARE(verificationChangedFromJson(toJson(change)).value(), change);
        VerificationDetail detail{.verification = view, .events = {test::eventOf(u"created"_s, 1), test::eventOf(u"note"_s, 8)}, .seq = 7};
        QCOMPARE(detailFromJson(toJson(detail)).value(), detail);
        const VerificationDetails several{.items = {detail}, .notFound = {u"v2"_s}};
        QCOMPARE(detailsFromJson(toJson(several)).value(), several);
        const OpenPage open{.seq = 8, .open = {view}, .next = u"v1"_s};
        QCOMPARE(openPageFromJson(toJson(open)).value(), open);
        detail.seq = 0; // of an older relay
        QCOMPARE(detailFromJson(toJson(detail))->seq, qint64(8));
        const HistoryPageView page{{view}, u"next"_s};
        QCOMPARE(historyPageFromJson(toJson(page)).value(), page);
        HelloResult hello;
        hello.user = {.name = u"ana"_s, .displayName = u"Ana"_s, .role = verification::Role::Supervisor};
        hello.seq = 4;
        hello.serverTime = test::kStart;
        hello.policy = viewOf(verification::Policy{}, {verification::Channel::Sms, verification::Channel::Qr});
        hello.company = u"Example Bank"_s;
        hello.vendor = VendorState::Outage;
        hello.history = Resync{{view}};
        QCOMPARE(helloResultFromJson(toJson(hello)).value(), hello);
        hello.history = Replayed{3};
        QCOMPARE(helloResultFromJson(toJson(hello)).value(), hello);
        const Notice notice{.level = NoticeLevel::Error, .code = u"c"_s, .text = u"t"_s};
        QCOMPARE(noticeFromJson(toJson(notice)), notice);
    }

    void consolesReadTheirPartOfADetail()
    {
        const auto read = [](const QString &kind, const QJsonObject &detail) {
            return detailOf(test::eventOf(kind, 1, test::kStart, detail));
        };
        using verification::Reason;
        const auto verdict = read(u"verdict"_s, QJsonDocument::fromJson(R"({"verdict":"wrong_person","reasons":["other_customer","new",1],)"
                                                                        R"("validUntil":null,"foundByAsking":true})")
                                                    .object());
        QVERIFY(verdict.verdict.is(Verdict::WrongPerson));
        QCOMPARE(verdict.reasons.size(), 2);
        QVERIFY(verdict.reasons.first().is(Reason::OtherCustomer));
        QVERIFY(verdict.reasons.last().isUnknown());
        QVERIFY(verdict.foundByAsking);
        QVERIFY(read(u"closed"_s, {{u"validityEnded"_s, true}}).validityEnded);
        QVERIFY(!read(u"closed"_s, {{u"validityEnded"_s, u"true"_s}}).validityEnded);
        QCOMPARE(read(u"message_reported"_s, {{u"report"_s, u"landline"_s}}).report, u"landline"_s);
        const auto note = read(u"note"_s, {{u"code"_s, u"c"_s}, {u"text"_s, u"t"_s}});
        QCOMPARE(note.code, u"c"_s);
        QCOMPARE(note.text, u"t"_s);
        QCOMPARE(read(u"opened"_s, {}), EventDetail{});
    }

    void whatAnOlderRelayDoesNotSayReadsAsPlain()
    {
        auto json = toJson(test::viewIn(Status::Sent));
        for (const char *later : {"landing", "foundByAsking", "messageReport"})
            json.remove(QLatin1String(later));
        const auto view = verificationViewFromJson(json);
        QVERIFY(view && view->landing && !view->foundByAsking && view->messageReport.isEmpty());
        HelloResult hello;
        hello.serverTime = test::kStart;
        hello.vendor = VendorState::Outage;
        auto answer = toJson(hello);
        answer.remove(u"vendor"_s);
        QCOMPARE(helloResultFromJson(answer)->vendor, VendorState::Ok);
    }

    void thePolicyOnTheWireNamesNoThreshold()
    {
        HelloResult hello;
        hello.policy = viewOf(verification::Policy{}, {});
        const QJsonObject json = toJson(hello).value(u"policy"_s).toObject();
        QVERIFY(!json.isEmpty());
        for (const QString &key : json.keys())
            QVERIFY2(!key.contains("onfidence"_L1) && !key.contains("argin"_L1), qPrintable(key));
    }

    void unknownNamesEqualNothing()
    {
        auto json = toJson(test::decidedAs(Verdict::Verified));
        json.insert(u"verdict"_s, u"Verified"_s); // names are exact
        json.insert(u"status"_s, u"brand_new"_s);
        json.insert(u"extra"_s, u"ignored"_s);
        const auto view = verificationViewFromJson(json);
        QVERIFY(view);
        QVERIFY(view->verdict.isUnknown());
        QVERIFY(!view->verdict.is(Verdict::Verified));
        QVERIFY(view->status.isUnknown());
        QVERIFY(!view->hasEnded());
    }

    void wrongTypesCountAsMissing()
    {
        auto json = toJson(test::decidedAs(Verdict::Verified));
        json.insert(u"verdict"_s, QJsonArray{u"verified"_s});
        json.insert(u"validUntil"_s, qint64(1795000000000));
        json.insert(u"attemptsLeft"_s, u"3"_s);
        json.insert(u"customer"_s, u"Maria"_s);
        const auto view = verificationViewFromJson(json);
        QVERIFY(view);
        QVERIFY(view->verdict.isAbsent());
        QVERIFY(!view->validUntil);
        QVERIFY(!view->attemptsLeft);
        json.insert(u"id"_s, 1);
        QCOMPARE(verificationViewFromJson(json).error().code, ErrorCode::Invalid);
    }

    void longTextIsCutAndLinksAreWebLinks()
    {
        auto json = toJson(test::viewIn(Status::Sent));
        json.insert(u"callId"_s, QString(10000, QChar(u'x')));
        QCOMPARE(verificationViewFromJson(json)->callId.size(), 512);
        const auto link = [](const char *url) { return linkFromJson(QJsonObject{{u"url"_s, QLatin1String(url)}}); };
        QVERIFY(link("https://verify.example.com/v/abc"));
        QVERIFY(!link("javascript:alert(1)"));
        QVERIFY(!link("file:///etc/passwd"));
        QVERIFY(!link("https://"));
    }

    void paramsReadBackAsWritten()
    {
        StartParams start;
        start.customer = ListedCustomer{u"1001"_s};
        start.channel = verification::Channel::Qr;
        start.contact = OtherContact{u"+14155550167"_s, u"new phone"_s};
        start.idempotencyKey = u"k"_s;
        QCOMPARE(startParamsFromJson(toJson(start)).value(), start);
        start.customer = UnlistedCustomer{.customerId = u"c"_s, .name = u"n"_s, .phone = u"+14155550167"_s, .email = {}, .reason = u"r"_s};
        QCOMPARE(startParamsFromJson(toJson(start)).value(), start);
        HistoryParams history;
        history.from = test::kStart;
        history.verdict = Verdict::WrongPerson;
        history.limit = 200;
        QCOMPARE(historyParamsFromJson(toJson(history)).value(), history);
        const HelloParams hello{.client = u"console 1"_s, .since = 7};
        QCOMPARE(helloParamsFromJson(toJson(hello)).value(), hello);
    }

    void wrongParamsNameTheirField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("nobody") << QByteArray(R"({"channel":"sms"})") << u"account"_s;
        QTest::newRow("no channel") << QByteArray(R"({"account":"1"})") << u"channel"_s;
        QTest::newRow("unknown channel") << QByteArray(R"({"account":"1","channel":"fax"})") << u"channel"_s;
        QTest::newRow("number") << QByteArray(R"({"account":1,"channel":"sms"})") << u"account"_s;
        QByteArray longAccount = R"({"account":"TEXT","channel":"sms"})";
        longAccount.replace("TEXT", QByteArray(10000, '1'));
        QTest::newRow("long") << longAccount << u"account"_s;
        QTest::newRow("unlisted without id") << QByteArray(R"({"customer":{"name":"x"},"reason":"r","channel":"sms"})")
                                             << u"customer.customerId"_s;
        QTest::newRow("unlisted without reason")
            << QByteArray(R"({"customer":{"customerId":"c","name":"x"},"channel":"sms"})") << u"reason"_s;
        QTest::newRow("contact without reason")
            << QByteArray(R"({"account":"1","channel":"sms","contact":{"value":"+1"}})") << u"contact.reason"_s;
        QTest::newRow("contact as text") << QByteArray(R"({"account":"1","channel":"sms","contact":"+1"})") << u"contact"_s;
    }
    void wrongParamsNameTheirField()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const auto params = startParamsFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!params);
        QCOMPARE(params.error().field, field);
    }

    void limitsOfListsAreChecked()
    {
        const QJsonObject tooMany{{u"limit"_s, 201}};
        QCOMPARE(historyParamsFromJson(tooMany).error().field, u"limit"_s);
        QCOMPARE(searchCustomersParamsFromJson({{u"limit"_s, 21}}).error().field, u"limit"_s);
        QCOMPARE(searchCustomersParamsFromJson({{u"limit"_s, 0}}).error().field, u"limit"_s);
        QCOMPARE(helloParamsFromJson({{u"protocol"_s, 2}}).error().field, u"protocol"_s);
    }
};

QTEST_GUILESS_MAIN(ProtocolTest)
#include "protocol_test.moc"
