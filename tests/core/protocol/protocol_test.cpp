// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/call_params.h"
#include "core/protocol/json_rpc.h"
#include "core/protocol/messages.h"
#include "core/protocol/view_of.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace authlink::protocol;
using namespace std::chrono_literals;
using base::ErrorCode;
using verification::Status;
using verification::Verdict;

class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesReadBackAsWritten()
    {
        const QJsonObject params{{QStringLiteral("id"), QStringLiteral("v1")}};
        const auto request = parseFrame(requestFrame(QStringLiteral("7"), QLatin1String(kVerificationGet), params));
        QCOMPARE(std::get<Request>(request.value()),
                 (Request{.id = QStringLiteral("7"), .method = QLatin1String(kVerificationGet), .params = params}));
        const auto notification = parseFrame(notificationFrame(QLatin1String(kNotice), params));
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
        const base::Error limit{.code = ErrorCode::LimitReached, .message = QStringLiteral("slow down"), .field = {}, .retryAfter = 42s};
        QCOMPARE(toRpcError(limit).data.value(u"code").toString(), QStringLiteral("limit_reached"));
        QCOMPARE(toRpcError(limit).data.value(u"retryAfterS").toInt(), 42);
        QCOMPARE(toError(toRpcError(limit)), limit);
        const base::Error invalid = base::invalid(QStringLiteral("account"), QStringLiteral("missing"));
        QCOMPARE(toRpcError(invalid).code, -32602);
        QCOMPARE(toRpcError(invalid).data.value(u"field").toString(), QStringLiteral("account"));
        QCOMPARE(toRpcError(invalid).data.value(u"why").toString(), QStringLiteral("missing"));
        QCOMPARE(toError(toRpcError(invalid)), invalid);
        QCOMPARE(toError(RpcError{.code = -32099, .message = {}, .data = {}}).code, ErrorCode::Internal);
        QCOMPARE(methodNotFound(QStringLiteral("x")).code, -32601);
    }

    void theRelaysViewIsWhatTheConsoleReads()
    {
        verification::Verification state;
        state.id = QStringLiteral("v1");
        state.agent = {.name = QStringLiteral("ana"), .displayName = QStringLiteral("Ana")};
        state.customer = {.account = QStringLiteral("1001"),
                          .customerId = QStringLiteral("c-1"),
                          .name = QStringLiteral("<b>Maria</b>"),
                          .phone = QStringLiteral("+14155550167"),
                          .email = QStringLiteral("maria@example.com"),
                          .language = QStringLiteral("es")};
        state.firstWord = QStringLiteral("amber");
        state.secondWord = QStringLiteral("river");
        state.status = Status::Decided;
        state.verdict = Verdict::WrongPerson;
        state.reasons = {verification::Reason::OtherCustomer};
        state.attemptsLeft = 2;
        state.createdAt = test::kStart;
        const auto agents = verificationViewFromJson(protocol::viewOf(state, verification::Role::Agent));
        QVERIFY(agents);
        QVERIFY(agents->status.is(Status::Decided));
        QVERIFY(agents->verdict.is(Verdict::WrongPerson));
        QVERIFY(agents->hasReason(verification::Reason::OtherCustomer));
        QVERIFY(agents->customer.customerId.isEmpty());
        QCOMPARE(agents->customer.name, QStringLiteral("<b>Maria</b>"));
        QVERIFY(agents->customer.phoneMasked.endsWith(QLatin1String("67")));
        QCOMPARE(agents->secondWord, QStringLiteral("river"));
        QCOMPARE(agents->attemptsLeft, std::optional(2));
        QCOMPARE(agents->createdAt, state.createdAt);
        QVERIFY(!agents->validUntil);
        const auto supervisors = verificationViewFromJson(protocol::viewOf(state, verification::Role::Supervisor));
        QCOMPARE(supervisors->customer.customerId, QStringLiteral("c-1"));
    }

    void messagesReadBackAsWritten()
    {
        auto view = test::decidedAs(Verdict::Verified);
        view.landing = false;
        view.foundByAsking = true;
        view.messageReport = QStringLiteral("delivered");
        QCOMPARE(verificationViewFromJson(toJson(view)).value(), view);
        const auto change = test::changeTo(view, 9, QStringLiteral("verdict"));
        QCOMPARE(verificationChangedFromJson(toJson(change)).value(), change);
        const VerificationDetail detail{view, {test::eventOf(QStringLiteral("created"), 1)}};
        QCOMPARE(detailFromJson(toJson(detail)).value(), detail);
        const HistoryPageView page{{view}, QStringLiteral("next")};
        QCOMPARE(historyPageFromJson(toJson(page)).value(), page);
        HelloResult hello;
        hello.user = {.name = QStringLiteral("ana"), .displayName = QStringLiteral("Ana"), .role = verification::Role::Supervisor};
        hello.seq = 4;
        hello.serverTime = test::kStart;
        hello.policy = policyViewOf({}, {verification::Channel::Sms, verification::Channel::Qr});
        hello.company = QStringLiteral("Example Bank");
        hello.vendor = VendorState::Outage;
        hello.history = Resync{{view}};
        QCOMPARE(helloResultFromJson(toJson(hello)).value(), hello);
        hello.history = Replayed{3};
        QCOMPARE(helloResultFromJson(toJson(hello)).value(), hello);
        const Notice notice{.level = NoticeLevel::Error, .code = QStringLiteral("c"), .text = QStringLiteral("t")};
        QCOMPARE(noticeFromJson(toJson(notice)), notice);
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
        answer.remove(QStringLiteral("vendor"));
        QCOMPARE(helloResultFromJson(answer)->vendor, VendorState::Ok);
    }

    void thePolicyOnTheWireNamesNoThreshold()
    {
        const auto json = toJson(policyViewOf({}, {}));
        for (const QString &key : json.keys())
            QVERIFY2(!key.contains(QLatin1String("onfidence")) && !key.contains(QLatin1String("argin")), qPrintable(key));
    }

    void unknownNamesEqualNothing()
    {
        auto json = toJson(test::decidedAs(Verdict::Verified));
        json.insert(QStringLiteral("verdict"), QStringLiteral("Verified")); // names are exact
        json.insert(QStringLiteral("status"), QStringLiteral("brand_new"));
        json.insert(QStringLiteral("extra"), QStringLiteral("ignored"));
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
        json.insert(QStringLiteral("verdict"), QJsonArray{QStringLiteral("verified")});
        json.insert(QStringLiteral("validUntil"), qint64(1795000000000));
        json.insert(QStringLiteral("attemptsLeft"), QStringLiteral("3"));
        json.insert(QStringLiteral("customer"), QStringLiteral("Maria"));
        const auto view = verificationViewFromJson(json);
        QVERIFY(view);
        QVERIFY(view->verdict.isAbsent());
        QVERIFY(!view->validUntil);
        QVERIFY(!view->attemptsLeft);
        json.insert(QStringLiteral("id"), 1);
        QCOMPARE(verificationViewFromJson(json).error().code, ErrorCode::Invalid);
    }

    void longTextIsCutAndLinksAreWebLinks()
    {
        auto json = toJson(test::viewIn(Status::Sent));
        json.insert(QStringLiteral("callId"), QString(10000, QChar(u'x')));
        QCOMPARE(verificationViewFromJson(json)->callId.size(), 512);
        const auto link = [](const char *url) { return linkFromJson(QJsonObject{{QStringLiteral("url"), QLatin1String(url)}}); };
        QVERIFY(link("https://verify.example.com/v/abc"));
        QVERIFY(!link("javascript:alert(1)"));
        QVERIFY(!link("file:///etc/passwd"));
        QVERIFY(!link("https://"));
    }

    void paramsReadBackAsWritten()
    {
        StartParams start;
        start.customer = ListedCustomer{QStringLiteral("1001")};
        start.channel = verification::Channel::Qr;
        start.contact = OtherContact{QStringLiteral("+14155550167"), QStringLiteral("new phone")};
        start.idempotencyKey = QStringLiteral("k");
        QCOMPARE(startParamsFromJson(toJson(start)).value(), start);
        start.customer = UnlistedCustomer{.customerId = QStringLiteral("c"),
                                          .name = QStringLiteral("n"),
                                          .phone = QStringLiteral("+14155550167"),
                                          .email = {},
                                          .reason = QStringLiteral("r")};
        QCOMPARE(startParamsFromJson(toJson(start)).value(), start);
        HistoryParams history;
        history.from = test::kStart;
        history.verdict = Verdict::WrongPerson;
        history.limit = 200;
        QCOMPARE(historyParamsFromJson(toJson(history)).value(), history);
        const HelloParams hello{.client = QStringLiteral("console 1"), .since = 7};
        QCOMPARE(helloParamsFromJson(toJson(hello)).value(), hello);
    }

    void wrongParamsNameTheirField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("nobody") << QByteArray(R"({"channel":"sms"})") << QStringLiteral("account");
        QTest::newRow("no channel") << QByteArray(R"({"account":"1"})") << QStringLiteral("channel");
        QTest::newRow("unknown channel") << QByteArray(R"({"account":"1","channel":"fax"})") << QStringLiteral("channel");
        QTest::newRow("number") << QByteArray(R"({"account":1,"channel":"sms"})") << QStringLiteral("account");
        QByteArray longAccount = R"({"account":"TEXT","channel":"sms"})";
        longAccount.replace("TEXT", QByteArray(10000, '1'));
        QTest::newRow("long") << longAccount << QStringLiteral("account");
        QTest::newRow("unlisted without id") << QByteArray(R"({"customer":{"name":"x"},"reason":"r","channel":"sms"})")
                                             << QStringLiteral("customer.customerId");
        QTest::newRow("unlisted without reason")
            << QByteArray(R"({"customer":{"customerId":"c","name":"x"},"channel":"sms"})") << QStringLiteral("reason");
        QTest::newRow("contact without reason")
            << QByteArray(R"({"account":"1","channel":"sms","contact":{"value":"+1"}})") << QStringLiteral("contact.reason");
        QTest::newRow("contact as text") << QByteArray(R"({"account":"1","channel":"sms","contact":"+1"})") << QStringLiteral("contact");
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
        const QJsonObject tooMany{{QStringLiteral("limit"), 201}};
        QCOMPARE(historyParamsFromJson(tooMany).error().field, QStringLiteral("limit"));
        QCOMPARE(searchCustomersParamsFromJson({{QStringLiteral("limit"), 21}}).error().field, QStringLiteral("limit"));
        QCOMPARE(searchCustomersParamsFromJson({{QStringLiteral("limit"), 0}}).error().field, QStringLiteral("limit"));
        QCOMPARE(helloParamsFromJson({{QStringLiteral("protocol"), 2}}).error().field, QStringLiteral("protocol"));
    }
};

QTEST_GUILESS_MAIN(ProtocolTest)
#include "protocol_test.moc"
