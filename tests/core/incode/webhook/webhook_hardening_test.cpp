// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_parser.h"

#include "core/base/secret.h"
#include "tests/core/incode/webhook/webhook_test_support.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using incode::webhook::ParsedWebhook;
using incode::webhook::parseWebhook;
using verification::Evidence;
using verification::Flag;
using verification::Overall;

namespace
{
constexpr int kMany = 100'000;

QByteArray nested(int depth, char open, char close)
{
    const QByteArray inside = open == '{' ? QByteArray("{\"a\":").repeated(depth - 1) + "1" : QByteArray("[").repeated(depth - 1);
    return "{\"a\":" + inside + QByteArray(1, close).repeated(depth - 1) + "}";
}

} // namespace

class WebhookHardeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverConvertsAWrongType()
    {
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "faceMatch", u"true"_s)).faceMatch, Flag::Mistyped);
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "faceMatch", 1)).faceMatch, Flag::Mistyped);
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "faceMatch", QJsonValue::Null)).faceMatch, Flag::Absent);
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "spoofAttempt", u"false"_s)).spoofAttempt, Flag::Mistyped);
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", QJsonArray{u"c"_s})).matchedCustomerId, QString());
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", 42)).matchedCustomerId, QString());
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "overallStatus", true)).overall, Overall::Absent);
        QVERIFY(!evidenceOf(webhookWith("legacy_1n_pass", "spoofConfidence", u"0.1"_s)).spoofConfidence);
        QVERIFY(!evidenceOf(webhookWith("face_authentication_pass", "attemptCounterState", QJsonObject{{u"remaining"_s, u"2"_s}}))
                     .attemptsLeft);
        QVERIFY(
            !evidenceOf(webhookWith("face_authentication_pass", "attemptCounterState", QJsonObject{{u"remaining"_s, 1.5}})).attemptsLeft);
        QVERIFY(
            !evidenceOf(webhookWith("face_authentication_pass", "attemptCounterState", QJsonObject{{u"remaining"_s, -1}})).attemptsLeft);
    }

    void knowsOnlyTwoOverallWords()
    {
        for (const QString &word : {u"pass"_s, u"PASS "_s, u"OK"_s, QString(), u"PASSED"_s})
            QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "overallStatus", word)).overall, Overall::Unknown);
    }

    void treatsAnUnreadableErrorAsAnError()
    {
        for (const QJsonValue &value : {QJsonValue(7), QJsonValue(true), QJsonValue(QJsonArray{1}), QJsonValue(QJsonObject{{u"x"_s, 1}})}) {
            const Evidence evidence = evidenceOf(webhookWith("face_authentication_pass", "error", value));
            QVERIFY(evidence.error);
            QVERIFY(!evidence.error->code);
            QCOMPARE(evidence.error->name, QString());
        }
        QVERIFY(evidenceOf(webhookWith("legacy_1n_pass", "errorCode", u"4005"_s)).error);
        QVERIFY(!evidenceOf(webhookWith("legacy_1n_pass", "errorCode", u"4005"_s)).error->code);
    }

    void takesAnEmptyErrorForNone()
    {
        const QJsonObject hollow{{u"name"_s, QJsonValue::Null}, {u"message"_s, QString()}};
        for (const QJsonValue &value : {QJsonValue(QJsonValue::Null), QJsonValue(QString()), QJsonValue(QJsonObject()), QJsonValue(hollow)})
            QVERIFY(!evidenceOf(webhookWith("face_authentication_pass", "error", value)).error);
    }

    void findsTheErrorCodeWhereverTheVendorPutsIt()
    {
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_fail", "errorCode", 4015)).error->code, std::optional<int>(4015));
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_fail", "status", 4005)).error->code, std::optional<int>(4005));
        QVERIFY(!evidenceOf(webhookWith("legacy_1n_fail", "status", 200)).error);
        for (const char *key : {"code", "errorCode", "status"}) {
            const QJsonObject error{{QLatin1StringView(key), 4003}};
            QCOMPARE(evidenceOf(webhookWith("face_authentication_spoof", "error", error)).error->code, std::optional<int>(4003));
        }
    }

    void boundsIds()
    {
        const QString longest(256, u'a');
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", longest)).matchedCustomerId, longest);
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", longest + u'a')).matchedCustomerId, QString());
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", QString(10000, u'a'))).matchedCustomerId, QString());
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", u"  abc\t"_s)).matchedCustomerId, u"abc"_s);
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "customerId", u"a\nb"_s)).matchedCustomerId, QString());
        QCOMPARE(evidenceOf(R"({"faceMatch":true,"customerId":"a\u0000b","overallStatus":"PASS"})").matchedCustomerId, QString());
        QCOMPARE(evidenceOf(R"({"faceMatch":true,"customerId":"a\ud800","overallStatus":"PASS"})").matchedCustomerId, QString());
    }

    void cutsTheVendorsWords()
    {
        const QJsonObject error{{u"name"_s, u"BAD_REQUEST"_s}, {u"message"_s, QString(5000, u'x')}};
        QCOMPARE(evidenceOf(webhookWith("face_authentication_spoof", "error", error)).error->message.size(), 500);
    }

    void takesTheLowerOfTwoConfidences()
    {
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "overallScore", 0.5)).confidence, std::optional<double>(0.5));
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "overallScore", QJsonValue::Undefined)).confidence,
                 std::optional<double>(0.923182));
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "recognitionConfidence", QJsonObject())).confidence,
                 std::optional<double>(0.923182));
    }

    void keepsDamagedCandidatesAsRivals()
    {
        const auto candidates = [](const char *list) {
            return evidenceOf("{\"faceMatch\":true,\"overallStatus\":\"PASS\",\"recognitionConfidence\":{\"candidates\":" + QByteArray(list)
                              + "}}")
                .candidates;
        };
        const auto damaged = candidates(
            R"([{"identityId":"a","confidence":0.9},{"identityId":7,"confidence":0.89},{"identityId":"c","confidence":"0.1"},"d"])");
        QCOMPARE(damaged.size(), size_t(4));
        QCOMPARE(damaged.at(1).customerId, QString());
        QCOMPARE(damaged.at(1).confidence, 0.89);
        QCOMPARE(damaged.at(2).confidence, 0.9);
        QCOMPARE(damaged.at(3).confidence, 0.9);
        QVERIFY(candidates("{}").empty());

        QByteArray many = "[";
        for (int i = 0; i < 200; ++i)
            many += R"({"identityId":"c","confidence":0.)" + QByteArray::number(100 + i) + "},";
        many.back() = ']';
        const auto best = candidates(many.constData());
        QCOMPARE(best.size(), size_t(50));
        QCOMPARE(best.front().confidence, 0.299);
    }

    void refusesHostileBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("overallStatus=PASS");
        QTest::newRow("array") << QByteArray(R"([{"overallStatus":"PASS"}])");
        QTest::newRow("string") << QByteArray(R"("PASS")");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("cut") << webhookFixture("legacy_1n_pass").chopped(3);
        QTest::newRow("two objects") << QByteArray("{}{}");
        QTest::newRow("trailing comma") << QByteArray(R"({"a":1,})");
        QTest::newRow("single quotes") << QByteArray("{'a':1}");
        QTest::newRow("a comment") << QByteArray("{/* */}");
        QTest::newRow("NaN") << QByteArray(R"({"confidence":NaN})");
        QTest::newRow("invalid UTF-8") << QByteArray("{\"customerId\":\"\xC3\x28\"}");
        QTest::newRow("overlong UTF-8") << QByteArray("{\"customerId\":\"\xC0\xAF\"}");
        QTest::newRow("UTF-16") << QByteArray("{\0\"\0a\0\"\0:\0001\0}\0", 14);
        QTest::newRow("a byte too many after it") << QByteArray("{}\0", 3);
        QTest::newRow("key twice") << QByteArray(R"({"customerId":"a","overallStatus":"PASS","customerId":"b"})");
        QTest::newRow("key twice, escaped") << QByteArray(R"({"customerId":"a","\u0063ustomerId":"b"})");
        QTest::newRow("key twice, inside") << QByteArray(R"({"error":{"name":"A","name":"B"}})");
        QTest::newRow("33 objects") << nested(33, '{', '}');
        QTest::newRow("33 arrays") << nested(33, '[', ']');
        QTest::newRow("100,000 arrays") << nested(kMany, '[', ']');
        QTest::newRow("100,000 open brackets") << "{\"a\":" + QByteArray("[").repeated(kMany);
        QTest::newRow("100,000 open braces") << QByteArray("{\"a\":").repeated(kMany);
    }
    void refusesHostileBodies()
    {
        QFETCH(QByteArray, body);
        const auto webhook = parseWebhook(body, kReceivedAt);
        QVERIFY(!webhook);
        QCOMPARE(webhook.error().code, base::ErrorCode::Invalid);
        QCOMPARE(webhook.error().field, u"body"_s);
    }

    void acceptsWhatOnlyLooksHostile_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("32 objects") << nested(32, '{', '}');
        QTest::newRow("32 arrays") << nested(32, '[', ']');
        QTest::newRow("brackets in a string") << "{\"a\":\"" + QByteArray("[{").repeated(1000) + "\"}";
        QTest::newRow("quotes in a string") << QByteArray("{\"a\":\"\\\"{\\\\\",\"b\":\"\\\\\\\"\"}");
        QTest::newRow("one key in two objects") << QByteArray(R"({"a":{"x":1},"b":{"x":2}})");
        QTest::newRow("a value that names a key") << QByteArray(R"({"a":"b","b":"a","c":["a","a"]})");
        QTest::newRow("markup in a name") << QByteArray(R"({"name":"<script>alert(1)</script>"})");
    }
    void acceptsWhatOnlyLooksHostile()
    {
        QFETCH(QByteArray, body);
        QVERIFY(parseWebhook(body, kReceivedAt));
    }

    void dropsEveryToken()
    {
        const QByteArray canary = "s3cr3tC4n4ry";
        const QByteArray body =
            R"({"token":"$","interviewToken":"$","overallStatus":"PASS","customerId":"c","faceMatch":true,"Access_Token":"$",
            "nested":[{"TOKEN":{"value":"$"},"clientSecret":"$","keep":1},["a"]],"userPassword":"$","api-key":"$","x_api_key":"$",
            "Authorization":"$","credentials":["$"],"seen":"Bearer $","odd":"eyJhbGciOiJIUzI1NiJ9.$.sig","list":["eyJhbGciOiJIUzI1NiJ9.$.sig","b"],
            "selfie":"data:image/png;base64,$"})";
        const ParsedWebhook webhook = parsedWebhook(QByteArray(body).replace('$', canary));
        QCOMPARE(webhook.strippedBody,
                 QByteArray(R"({"customerId":"c","faceMatch":true,"list":["b"],"nested":[{"keep":1},["a"]],"overallStatus":"PASS"})"));
        QVERIFY(!webhook.strippedBody.contains(canary));
    }

    void dropsTheTokensOfTheSamples()
    {
        QVERIFY(!parsedWebhook(webhookFixture("legacy_1n_pass")).strippedBody.contains("sdfhasdjhfjkhkjf"));
        const QByteArray stripped = parsedWebhook(webhookFixture("legacy_1_1_pass")).strippedBody;
        QVERIFY(!stripped.contains("bbbbbbbbbbbb"));
        QVERIFY(!stripped.contains("eeeeeeeeeeee"));
    }

    void dropsATokenWhereverItIsRepeated()
    {
        const QString token = u"t0k3n.c4n4ry.x"_s;
        QByteArray body =
            R"({"token":"$","overallStatus":"FAIL","transactionId":"x-$","customerId":"$","error":"$","errorMessage":"bad $ there",
            "recognitionConfidence":{"candidates":[{"identityId":"$","confidence":0.5},"$"]},"note":"a $ b","$":1,"list":["$","b"]})";
        const ParsedWebhook webhook = parsedWebhook(body.replace('$', token.toUtf8()));
        QCOMPARE(webhook.strippedBody,
                 QByteArray(R"({"list":["b"],"overallStatus":"FAIL","recognitionConfidence":{"candidates":[{"confidence":0.5}]}})"));
        QVERIFY(webhook.evidence && webhook.evidence->error);
        const QByteArray kept = toJsonText(*webhook.evidence).toLower();
        QVERIFY2(!kept.contains("c4n4ry"), kept.constData());
        QCOMPARE(webhook.evidence->candidates.size(), size_t(2)); // a rival stays one
        // And what is mistyped stays mistyped.
        QCOMPARE(evidenceOf(R"({"token":"t0k3n.c4n4ry.x","overallStatus":"PASS","spoofAttempt":"t0k3n.c4n4ry.x"})").spoofAttempt,
                 verification::Flag::Mistyped);
    }

    void doesNotTakeShortWordsForTokens()
    {
        const ParsedWebhook webhook = parsedWebhook(R"({"token":"PASS","overallStatus":"PASS","faceMatch":true})");
        QCOMPARE(webhook.strippedBody, QByteArray(R"({"faceMatch":true,"overallStatus":"PASS"})"));
    }

    void dropsImages()
    {
        const QByteArray image = QByteArray("9j4AAQSk").repeated(200);
        const ParsedWebhook webhook =
            parsedWebhook(R"({"event_type":"SESSION_STARTED","interviewId":"i","images":[")" + image + R"("],"photo":")" + image + R"("})");
        QVERIFY(!webhook.strippedBody.contains("9j4AAQSk"));
        QVERIFY(webhook.strippedBody.contains("SESSION_STARTED"));
    }

    void hashesTheCanonicalBody()
    {
        const ParsedWebhook webhook = parsedWebhook(R"({ "b" : [1, 2], "a" : {"d":1.0,"c":"x"} })");
        QCOMPARE(webhook.strippedBody, QByteArray(R"({"a":{"c":"x","d":1},"b":[1,2]})"));
        QCOMPARE(webhook.bodyHash, base::sha256Hex(webhook.strippedBody));
    }

    void knowsARepeatedDeliveryDespiteNewTokens()
    {
        const QByteArray once = parsedWebhook(webhookFixture("legacy_1n_pass")).bodyHash;
        QCOMPARE(parsedWebhook(webhookWith("legacy_1n_pass", "token", u"another"_s)).bodyHash, once);
        QCOMPARE(parsedWebhook(webhookWith("legacy_1n_pass", "interviewToken", QJsonValue::Undefined)).bodyHash, once);
        QVERIFY(parsedWebhook(webhookWith("legacy_1n_pass", "transactionId", u"another"_s)).bodyHash != once);
        QVERIFY(parsedWebhook(webhookFixture("legacy_1n_fail")).bodyHash != once);
    }
};

QTEST_APPLESS_MAIN(WebhookHardeningTest)
#include "webhook_hardening_test.moc"
