// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_proof.h"

#include "tests/core/incode/webhook/webhook_test_support.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using incode::LegacyProof;
using incode::webhook::ParsedWebhook;
using verification::SessionEvent;

namespace
{

constexpr qint64 kIssuedS = 1'794'999'990;

QByteArray jwt(const QByteArray &claims)
{
    constexpr auto url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QByteArray(R"({"alg":"HS256"})").toBase64(url) + '.' + claims.toBase64(url) + ".c2ln";
}

QByteArray jwtOf(qint64 issuedS)
{
    return jwt(R"({"sub":"x","iat":)" + QByteArray::number(issuedS) + '}');
}

} // namespace

class WebhookProofTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheProofOfTheVendorsSample()
    {
        const LegacyProof proof = parsedWebhook(webhookFixture("legacy_1n_pass")).proof;
        const QJsonObject body = QJsonDocument::fromJson(webhookFixture("legacy_1n_pass")).object();
        QVERIFY(proof.isComplete());
        QCOMPARE(proof.transactionId.reveal(), QByteArray("53lkjkjfjshifhasdhfh"));
        QCOMPARE(proof.token.reveal(), body.value("token"_L1).toString().toUtf8());
        QCOMPARE(proof.interviewToken.reveal(), body.value("interviewToken"_L1).toString().toUtf8());
    }

    void keepsTheProofOfOneToOne()
    {
        const ParsedWebhook webhook = parsedWebhook(webhookFixture("legacy_1_1_pass"));
        QCOMPARE(webhook.shape, u"legacy_1_1"_s);
        QVERIFY(webhook.proof.isComplete());
    }

    void keepsNoProofOfOtherShapes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("face") << webhookWith("face_authentication_pass", "token", u"abc"_s);
        QTest::newRow("session") << webhookWith("session_started", "interviewToken", u"abc"_s);
        QTest::newRow("status") << webhookWith("onboarding_finished", "transactionId", u"abc"_s);
        QTest::newRow("unknown") << QByteArray(R"({"token":"a","interviewToken":"b","transactionId":"c"})");
    }
    void keepsNoProofOfOtherShapes()
    {
        QFETCH(QByteArray, body);
        const LegacyProof proof = parsedWebhook(body).proof;
        QVERIFY(proof.transactionId.isEmpty() && proof.token.isEmpty() && proof.interviewToken.isEmpty());
    }

    void takesADamagedValueForMissing_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
        QTest::newRow("number") << QJsonValue(7);
        QTest::newRow("list") << QJsonValue(QJsonArray{u"abc"_s});
        QTest::newRow("empty") << QJsonValue(QString());
        QTest::newRow("spaces") << QJsonValue(u"a b"_s);
        QTest::newRow("header injection") << QJsonValue(u"a\r\nX: 1"_s);
        QTest::newRow("quote") << QJsonValue(u"a\"b"_s);
        QTest::newRow("backslash") << QJsonValue(u"a\\b"_s);
        QTest::newRow("not ASCII") << QJsonValue(u"aé"_s);
        QTest::newRow("endless") << QJsonValue(QString(9000, u'a'));
    }
    void takesADamagedValueForMissing()
    {
        QFETCH(QJsonValue, value);
        for (const char *key : {"transactionId", "token", "interviewToken"}) {
            const LegacyProof proof = parsedWebhook(webhookWith("legacy_1n_pass", key, value)).proof;
            QVERIFY2(!proof.isComplete(), key);
            const int missing = int(proof.transactionId.isEmpty()) + int(proof.token.isEmpty()) + int(proof.interviewToken.isEmpty());
            QCOMPARE(missing, 1); // the others are kept
        }
    }

    void neverCollapsesTwoAttempts()
    {
        QSet<QByteArray> hashes;
        for (const char *transaction : {"53lkjkjfjshifhasdhfh", "53lkjkjfjshifhasdhfi", "5b3c1d9e-8f51-4f0e-9d53-aa5b1f1f3d11"})
            hashes.insert(parsedWebhook(webhookWith("legacy_1n_pass", "transactionId", QLatin1StringView(transaction))).bodyHash);
        QCOMPARE(hashes.size(), 3);
    }

    void tellsWhenATokenWasMade()
    {
        const QString early = QString::fromLatin1(jwtOf(kIssuedS - 600));
        const QString late = QString::fromLatin1(jwtOf(kIssuedS));
        const auto issued = [](const QString &token, const QString &interview) {
            return incode::webhook::issuedAtOf({{u"token"_s, token}, {u"interviewToken"_s, interview}});
        };
        const QString opaque = u"sdfhasdjhfjkhkjf.etfasdfs"_s;
        QCOMPARE(issued(late, opaque), std::optional(base::fromMillis(kIssuedS * 1000)));
        QCOMPARE(issued(late, early), std::optional(base::fromMillis(kIssuedS * 1000)));
        QCOMPARE(issued(early, late), std::optional(base::fromMillis(kIssuedS * 1000)));
        QCOMPARE(issued(opaque, late), std::nullopt); // which could be the enrolment's
        QCOMPARE(issued(opaque, opaque), std::nullopt);
    }

    void believesNoOddIssueTime_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("text") << jwt(R"({"iat":"1794999990"})");
        QTest::newRow("missing") << jwt(R"({"exp":1794999990})");
        QTest::newRow("milliseconds") << jwt(R"({"iat":1794999990000})");
        QTest::newRow("negative") << jwt(R"({"iat":-5})");
        QTest::newRow("endless") << jwt(R"({"iat":1e308})");
        QTest::newRow("twice") << jwt(R"({"iat":1794999990,"iat":1})");
        QTest::newRow("no object") << jwt("[1794999990]");
        QTest::newRow("deep") << jwt(QByteArray("[").repeated(1000));
        QTest::newRow("two parts") << QByteArray("eyJhIjoxfQ.eyJpYXQiOjE3OTQ5OTk5OTB9");
        QTest::newRow("four parts") << jwtOf(kIssuedS) + ".x";
        QTest::newRow("not base64") << QByteArray("eyJhIjoxfQ.!!!.c2ln");
        QTest::newRow("empty") << QByteArray();
    }
    void believesNoOddIssueTime()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(incode::webhook::issuedAtOf({{u"token"_s, QString::fromLatin1(token)}}), std::nullopt);
    }

    void tellsTheIssueTimeOfLegacyResultsOnly()
    {
        const QString token = QString::fromLatin1(jwtOf(kIssuedS));
        QCOMPARE(evidenceOf(webhookWith("legacy_1n_pass", "token", token)).issuedAt, std::optional(base::fromMillis(kIssuedS * 1000)));
        QCOMPARE(evidenceOf(webhookWith("face_authentication_pass", "token", token)).issuedAt, std::nullopt);
        QCOMPARE(evidenceOf(webhookFixture("legacy_1n_pass")).issuedAt, std::nullopt);
    }

    void anEnrolmentNamesTheIdentity()
    {
        const QByteArray enrolled =
            R"({"event_type":"Identity Enrolled","interviewId":"i","externalCustomerId":"4711","identityId":" c1 ","customerId":"c2"})";
        const auto evidence = evidenceOf(enrolled);
        QCOMPARE(evidence.sessionEvent, SessionEvent::IdentityEnrolled);
        QCOMPARE(evidence.externalCustomerId, u"4711"_s);
        QCOMPARE(evidence.matchedCustomerId, u"c1"_s);
        QVERIFY(!isResult(evidence));
        QCOMPARE(evidenceOf(QByteArray(enrolled).replace("identityId", "other")).matchedCustomerId, u"c2"_s);
        QCOMPARE(evidenceOf(QByteArray(enrolled).replace("\" c1 \"", "[\"c1\"]")).matchedCustomerId, u"c2"_s);
    }
};

QTEST_APPLESS_MAIN(WebhookProofTest)
#include "webhook_proof_test.moc"
