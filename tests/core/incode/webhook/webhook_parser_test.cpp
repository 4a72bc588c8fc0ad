// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_parser.h"

#include "tests/core/incode/webhook/webhook_test_support.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using incode::webhook::ParsedWebhook;
using verification::Evidence;
using verification::Flag;
using verification::Overall;
using verification::SessionEvent;
using verification::Source;
using verification::VendorError;

namespace
{
const QString kInterview = QStringLiteral("6a0b5c0d1e2f3a4b5c6d7f10");
const QString kIdentity = QStringLiteral("6a0b5c0d1e2f3a4b5c6d7f11");
const QString kOurs = QStringLiteral("01938a6e-1111-7222-8333-444455556666");
} // namespace

class WebhookParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheVendorsSample()
    {
        const ParsedWebhook webhook = parsedWebhook(webhookFixture("legacy_1n_pass"));
        QCOMPARE(webhook.shape, QStringLiteral("legacy_1n"));
        QVERIFY(webhook.evidence);
        Evidence expected;
        expected.source = Source::LegacyOneToN;
        expected.interviewId = QStringLiteral("63hsjlkdhfkhahjk1hkj");
        expected.transactionId = QStringLiteral("53lkjkjfjshifhasdhfh");
        expected.matchedCustomerId = QStringLiteral("63hshkdfkjhajkafasdf");
        expected.faceMatch = Flag::Yes;
        expected.overall = Overall::Pass;
        expected.confidence = 0.923182;
        expected.candidates = {{.customerId = QStringLiteral("sdfasdfwer223r321b9f"), .confidence = 0.923182}};
        expected.spoofAttempt = Flag::No;
        expected.spoofConfidence = 0.0009008919;
        expected.secondFactor = Flag::No;
        expected.receivedAt = kReceivedAt;
        QVERIFY(*webhook.evidence == expected);
    }

    void readsALegacyFailureThatNamesNobody()
    {
        const Evidence evidence = evidenceOf(webhookFixture("legacy_1n_fail"));
        QCOMPARE(evidence.source, Source::LegacyOneToN);
        QCOMPARE(evidence.overall, Overall::Fail);
        QCOMPARE(evidence.matchedCustomerId, QString());
        QVERIFY(!evidence.error);
        QCOMPARE(evidence.confidence, std::optional<double>(0.0));
        QVERIFY(evidence.candidates.empty());
    }

    void readsLegacyOneToOne()
    {
        const ParsedWebhook pass = parsedWebhook(webhookFixture("legacy_1_1_pass"));
        QCOMPARE(pass.shape, QStringLiteral("legacy_1_1"));
        QCOMPARE(pass.evidence->source, Source::LegacyOneToOne);
        QCOMPARE(pass.evidence->faceMatch, Flag::Yes);
        QCOMPARE(pass.evidence->confidence, std::optional<double>(0.93098663));

        const Evidence unknown = evidenceOf(webhookFixture("legacy_1_1_not_enrolled"));
        QCOMPARE(unknown.source, Source::LegacyOneToOne);
        QCOMPARE(unknown.transactionId, QString());
        QVERIFY(unknown.error
                == VendorError({4004, QStringLiteral("NONEXISTENT_CUSTOMER"), QStringLiteral("Can't find customer by any criteria.")}));

        const Evidence spoof = evidenceOf(webhookFixture("legacy_1_1_spoof"));
        QCOMPARE(spoof.spoofAttempt, Flag::Yes);
        QCOMPARE(spoof.error->code, std::optional<int>(4005));
        QCOMPARE(spoof.error->name, QStringLiteral("SPOOF_DETECTED"));
    }

    void namesWhatWasWornWhenOneToOneFailsWithoutAnError()
    {
        QCOMPARE(evidenceOf(webhookFixture("legacy_1_1_lenses")).error->name, QStringLiteral("LENSES_DETECTED"));
        QCOMPARE(evidenceOf(webhookWith("legacy_1_1_lenses", "hasFaceMask", true)).error->name, QStringLiteral("FACE_MASK_DETECTED"));
        QVERIFY(!evidenceOf(webhookWith("legacy_1_1_lenses", "hasLenses", false)).error);
        QVERIFY(!evidenceOf(webhookWith("legacy_1_1_lenses", "hasLenses", QStringLiteral("true"))).error);
        QVERIFY(!evidenceOf(webhookWith("legacy_1_1_pass", "hasLenses", true)).error); // the vendor let it pass
    }

    void knowsTheBlocklistByPhraseAlone()
    {
        const Evidence evidence = evidenceOf(R"({"faceMatch":false,"overallStatus":"FAIL","error":"User blacklisted"})");
        QCOMPARE(evidence.error->code, std::optional<int>(4003));
    }

    void readsFaceAuthentication()
    {
        const ParsedWebhook webhook = parsedWebhook(webhookFixture("face_authentication_pass"));
        QCOMPARE(webhook.shape, QStringLiteral("face_authentication"));
        const Evidence &pass = *webhook.evidence;
        QCOMPARE(pass.source, Source::FaceAuthentication);
        QCOMPARE(pass.interviewId, kInterview);
        QCOMPARE(pass.matchedCustomerId, kIdentity);
        QCOMPARE(pass.externalCustomerId, kOurs);
        QCOMPARE(pass.overall, Overall::Pass);
        QCOMPARE(pass.attemptsLeft, std::optional<int>(3));
        QCOMPARE(pass.faceMatch, Flag::Absent);
        QVERIFY(!pass.error);

        const Evidence spoof = evidenceOf(webhookFixture("face_authentication_spoof"));
        QCOMPARE(spoof.source, Source::FaceAuthentication);
        QVERIFY(!spoof.attemptsLeft);
        QVERIFY(spoof.error == VendorError({std::nullopt, QStringLiteral("SPOOF_DETECTED"), QStringLiteral("Spoof attempt detected")}));

        const Evidence dark = evidenceOf(webhookFixture("face_authentication_too_dark"));
        QCOMPARE(dark.attemptsLeft, std::optional<int>(2));
        QCOMPARE(dark.error->name, QStringLiteral("FACE_TOO_DARK"));
    }

    void takesABareResultForFaceAuthenticationOnlyWithASession()
    {
        QCOMPARE(evidenceOf(R"({"interviewId":"i","customerId":"c","overallStatus":"PASS"})").source, Source::FaceAuthentication);
        // Without one it can only be a static link's, where a missing faceMatch is never green.
        QCOMPARE(evidenceOf(R"({"customerId":"c","overallStatus":"PASS"})").source, Source::LegacyOneToN);
        QCOMPARE(evidenceOf(R"({"customerId":"c","hint":"c","overallStatus":"PASS"})").source, Source::LegacyOneToN);
    }

    void readsSessionEvents_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("event");
        const auto row = [](const char *name, const char *body, SessionEvent event) {
            QTest::newRow(name) << QByteArray(body) << static_cast<int>(event);
        };
        row("event_type", R"({"event_type":"SESSION_SUCCEEDED","interviewId":"i"})", SessionEvent::Succeeded);
        row("eventType", R"({"eventType":"SESSION_FAILED","interviewId":"i"})", SessionEvent::Failed);
        row("title case", R"({"event_type":"Session Succeeded","interviewId":"i"})", SessionEvent::Succeeded);
        row("dashes", R"({"eventType":"session-pending-review","interviewId":"i"})", SessionEvent::PendingReview);
        row("started", R"({"event_type":"SESSION_STARTED","interviewId":"i"})", SessionEvent::Started);
        row("progress", R"({"event_type":"Session Progress","interviewId":"i"})", SessionEvent::Progress);
        row("enrolled", R"({"event_type":"Identity Enrolled","interviewId":"i"})", SessionEvent::IdentityEnrolled);
        row("both spellings", R"({"event_type":"SESSION_FAILED","eventType":"SESSION_SUCCEEDED","interviewId":"i"})", SessionEvent::Failed);
        row("mistyped first", R"({"event_type":7,"eventType":"SESSION_FAILED","interviewId":"i"})", SessionEvent::Failed);
        row("event before status", R"({"event_type":"SESSION_FAILED","onboardingStatus":"ONBOARDING_FINISHED","interviewId":"i"})",
            SessionEvent::Failed);
        row("in onboardingStatus", R"({"onboardingStatus":"SESSION_STARTED","interviewId":"i"})", SessionEvent::Started);
        row("in status", R"({"status":"Session Failed","interviewId":"i"})", SessionEvent::Failed);
        row("unknown event", R"({"event_type":"SESSION_TELEPORTED","interviewId":"i"})", SessionEvent::Other);
        row("result fields added", R"({"event_type":"SESSION_FAILED","overallStatus":"PASS","customerId":"c","interviewId":"i"})",
            SessionEvent::Failed);
    }
    void readsSessionEvents()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, event);
        const ParsedWebhook webhook = parsedWebhook(body);
        QCOMPARE(webhook.shape, QStringLiteral("session"));
        QCOMPARE(static_cast<int>(webhook.evidence->sessionEvent), event);
        QCOMPARE(webhook.evidence->interviewId, QStringLiteral("i"));
        QCOMPARE(webhook.evidence->overall, Overall::Absent);
        QCOMPARE(webhook.evidence->matchedCustomerId, QString());
    }

    void aSucceededSessionMatchesNobody()
    {
        const Evidence evidence = evidenceOf(webhookFixture("session_succeeded_title_case"));
        QCOMPARE(evidence.sessionEvent, SessionEvent::Succeeded);
        QCOMPARE(evidence.externalCustomerId, kOurs);
        QCOMPARE(evidence.matchedCustomerId, QString());
    }

    void readsOnboardingStatus_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("event");
        QTest::newRow("finished") << QStringLiteral("ONBOARDING_FINISHED") << static_cast<int>(SessionEvent::Finished);
        QTest::newRow("expired") << QStringLiteral("EXPIRED") << static_cast<int>(SessionEvent::Expired);
        QTest::newRow("a module") << QStringLiteral("FACE_VALIDATION_FINISHED") << static_cast<int>(SessionEvent::Other);
        QTest::newRow("approved by hand") << QStringLiteral("MANUAL_REVIEW_APPROVED") << static_cast<int>(SessionEvent::Other);
        QTest::newRow("unheard of") << QStringLiteral("SOMETHING_NEW") << static_cast<int>(SessionEvent::Other);
    }
    void readsOnboardingStatus()
    {
        QFETCH(QString, status);
        QFETCH(int, event);
        const ParsedWebhook webhook = parsedWebhook(webhookWith("onboarding_finished", "onboardingStatus", status));
        QCOMPARE(webhook.shape, QStringLiteral("onboarding_status"));
        QCOMPARE(static_cast<int>(webhook.evidence->sessionEvent), event);
        QCOMPARE(webhook.evidence->interviewId, kInterview);
        QCOMPARE(webhook.evidence->externalCustomerId, kOurs);
    }

    void keepsUnknownShapesWithoutReadingThem_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("another product") << QByteArray(R"({"event":"verification.completed","id":"x"})");
        QTest::newRow("status of something else") << QByteArray(R"({"status":"ok"})");
        QTest::newRow("mistyped event") << QByteArray(R"({"event_type":["SESSION_SUCCEEDED"],"interviewId":"i"})");
    }
    void keepsUnknownShapesWithoutReadingThem()
    {
        QFETCH(QByteArray, body);
        const ParsedWebhook webhook = parsedWebhook(body);
        QCOMPARE(webhook.shape, QStringLiteral("unknown"));
        QVERIFY(!webhook.evidence);
        QCOMPARE(webhook.bodyHash.size(), 64);
        QCOMPARE(QJsonDocument::fromJson(webhook.strippedBody), QJsonDocument::fromJson(body));
    }

    void ignoresUnknownFields()
    {
        QVERIFY(evidenceOf(webhookWith("face_authentication_pass", "newField", QJsonArray{1, 2}))
                == evidenceOf(webhookFixture("face_authentication_pass")));
    }
};

QTEST_APPLESS_MAIN(WebhookParserTest)
#include "webhook_parser_test.moc"
