// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_proof.h"

#include "tests/core/incode/webhook/webhook_test_support.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

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
        QCOMPARE(proof.token.reveal(), body.value(QLatin1String("token")).toString().toUtf8());
        QCOMPARE(proof.interviewToken.reveal(), body.value(QLatin1String("interviewToken")).toString().toUtf8());
    }

    void keepsTheProofOfOneToOne()
    {
        const ParsedWebhook webhook = parsedWebhook(webhookFixture("legacy_1_1_pass"));
        QCOMPARE(webhook.shape, QStringLiteral("legacy_1_1"));
        QVERIFY(webhook.proof.isComplete());
    }

    void keepsNoProofOfOtherShapes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("face") << webhookWith("face_authentication_pass", "token", QStringLiteral("abc"));
        QTest::newRow("session") << webhookWith("session_started", "interviewToken", QStringLiteral("abc"));
        QTest::newRow("status") << webhookWith("onboarding_finished", "transactionId", QStringLiteral("abc"));
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
        QTest::newRow("list") << QJsonValue(QJsonArray{QStringLiteral("abc")});
        QTest::newRow("empty") << QJsonValue(QString());
        QTest::newRow("spaces") << QJsonValue(QStringLiteral("a b"));
        QTest::newRow("header injection") << QJsonValue(QStringLiteral("a\r\nX: 1"));
        QTest::newRow("quote") << QJsonValue(QStringLiteral("a\"b"));
        QTest::newRow("backslash") << QJsonValue(QStringLiteral("a\\b"));
        QTest::newRow("not ASCII") << QJsonValue(QStringLiteral("aé"));
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
            hashes.insert(parsedWebhook(webhookWith("legacy_1n_pass", "transactionId", QLatin1String(transaction))).bodyHash);
        QCOMPARE(hashes.size(), 3);
    }

    void tellsWhenATokenWasMade()
    {
        const QString early = QString::fromLatin1(jwtOf(kIssuedS - 600));
        const QString late = QString::fromLatin1(jwtOf(kIssuedS));
        const auto issued = [](const QString &token, const QString &interview) {
            return incode::webhook::issuedAtOf({{QStringLiteral("token"), token}, {QStringLiteral("interviewToken"), interview}});
        };
        const QString opaque = QStringLiteral("sdfhasdjhfjkhkjf.etfasdfs");
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
        QCOMPARE(incode::webhook::issuedAtOf({{QStringLiteral("token"), QString::fromLatin1(token)}}), std::nullopt);
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
        QCOMPARE(evidence.externalCustomerId, QStringLiteral("4711"));
        QCOMPARE(evidence.matchedCustomerId, QStringLiteral("c1"));
        QVERIFY(!isResult(evidence));
        QCOMPARE(evidenceOf(QByteArray(enrolled).replace("identityId", "other")).matchedCustomerId, QStringLiteral("c2"));
        QCOMPARE(evidenceOf(QByteArray(enrolled).replace("\" c1 \"", "[\"c1\"]")).matchedCustomerId, QStringLiteral("c2"));
    }
};

QTEST_APPLESS_MAIN(WebhookProofTest)
#include "webhook_proof_test.moc"
