// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_parser.h"

#include "tests/core/incode/webhook/webhook_test_support.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

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
const QString kInterview = u"6a0b5c0d1e2f3a4b5c6d7f10"_s;
const QString kIdentity = u"6a0b5c0d1e2f3a4b5c6d7f11"_s;
const QString kOurs = u"01938a6e-1111-7222-8333-444455556666"_s;
} // namespace

class WebhookParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheVendorsSample()
    {
        const ParsedWebhook webhook = parsedWebhook(webhookFixture("legacy_1n_pass"));
        QCOMPARE(webhook.shape, u"legacy_1n"_s);
        QVERIFY(webhook.evidence);
        Evidence expected;
        expected.source = Source::LegacyOneToN;
        expected.interviewId = u"63hsjlkdhfkhahjk1hkj"_s;
        expected.transactionId = u"53lkjkjfjshifhasdhfh"_s;
        expected.matchedCustomerId = u"63hshkdfkjhajkafasdf"_s;
        expected.faceMatch = Flag::Yes;
        expected.overall = Overall::Pass;
        expected.confidence = 0.923182;
        expected.candidates = {{.customerId = u"sdfasdfwer223r321b9f"_s, .confidence = 0.923182}};
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
        QCOMPARE(pass.shape, u"legacy_1_1"_s);
        QCOMPARE(pass.evidence->source, Source::LegacyOneToOne);
        QCOMPARE(pass.evidence->faceMatch, Flag::Yes);
        QCOMPARE(pass.evidence->confidence, std::optional<double>(0.93098663));

        const Evidence unknown = evidenceOf(webhookFixture("legacy_1_1_not_enrolled"));
        QCOMPARE(unknown.source, Source::LegacyOneToOne);
        QCOMPARE(unknown.transactionId, QString());
        QVERIFY(unknown.error == VendorError({4004, u"NONEXISTENT_CUSTOMER"_s, u"Can't find customer by any criteria."_s}));

        const Evidence spoof = evidenceOf(webhookFixture("legacy_1_1_spoof"));
        QCOMPARE(spoof.spoofAttempt, Flag::Yes);
        QCOMPARE(spoof.error->code, std::optional<int>(4005));
        QCOMPARE(spoof.error->name, u"SPOOF_DETECTED"_s);
    }

    void namesWhatWasWornWhenOneToOneFailsWithoutAnError()
    {
        QCOMPARE(evidenceOf(webhookFixture("legacy_1_1_lenses")).error->name, u"LENSES_DETECTED"_s);
        QCOMPARE(evidenceOf(webhookWith("legacy_1_1_lenses", "hasFaceMask", true)).error->name, u"FACE_MASK_DETECTED"_s);
        QVERIFY(!evidenceOf(webhookWith("legacy_1_1_lenses", "hasLenses", false)).error);
        QVERIFY(!evidenceOf(webhookWith("legacy_1_1_lenses", "hasLenses", u"true"_s)).error);
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
        QCOMPARE(webhook.shape, u"face_authentication"_s);
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
        QVERIFY(spoof.error == VendorError({std::nullopt, u"SPOOF_DETECTED"_s, u"Spoof attempt detected"_s}));

        const Evidence dark = evidenceOf(webhookFixture("face_authentication_too_dark"));
        QCOMPARE(dark.attemptsLeft, std::optional<int>(2));
        QCOMPARE(dark.error->name, u"FACE_TOO_DARK"_s);
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
        QCOMPARE(webhook.shape, u"session"_s);
        QCOMPARE(static_cast<int>(webhook.evidence->sessionEvent), event);
        QCOMPARE(webhook.evidence->interviewId, u"i"_s);
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
        QTest::newRow("finished") << u"ONBOARDING_FINISHED"_s << static_cast<int>(SessionEvent::Finished);
        QTest::newRow("expired") << u"EXPIRED"_s << static_cast<int>(SessionEvent::Expired);
        QTest::newRow("a module") << u"FACE_VALIDATION_FINISHED"_s << static_cast<int>(SessionEvent::Other);
        QTest::newRow("approved by hand") << u"MANUAL_REVIEW_APPROVED"_s << static_cast<int>(SessionEvent::Other);
        QTest::newRow("unheard of") << u"SOMETHING_NEW"_s << static_cast<int>(SessionEvent::Other);
    }
    void readsOnboardingStatus()
    {
        QFETCH(QString, status);
        QFETCH(int, event);
        const ParsedWebhook webhook = parsedWebhook(webhookWith("onboarding_finished", "onboardingStatus", status));
        QCOMPARE(webhook.shape, u"onboarding_status"_s);
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
        QCOMPARE(webhook.shape, u"unknown"_s);
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
