// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/webhook_parser.h"
#include "core/sandbox/webhooks/webhook_bodies.h"
#include "core/verification/rules/decision.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using sandbox::Capture;
using verification::Verdict;

namespace
{

/// What the relay's parser makes of a body of the simulated vendor.
std::optional<verification::Evidence> evidenceOf(const QJsonObject &body, base::Instant at)
{
    const auto parsed = incode::webhook::parseWebhook(QJsonDocument(body).toJson(QJsonDocument::Compact), at);
    return parsed ? parsed->evidence : std::nullopt;
}

} // namespace

class WebhookBodiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOutcomeMeansItsVerdict_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("verdict");
        const auto row = [](Capture outcome, Verdict verdict) {
            QTest::newRow(qPrintable(sandbox::nameOf(outcome))) << sandbox::nameOf(outcome) << verification::nameOf(verdict);
        };
        row(Capture::Pass, Verdict::Verified);
        row(Capture::OtherPerson, Verdict::WrongPerson);
        row(Capture::NotRecognized, Verdict::NotRecognized);
        row(Capture::Spoof, Verdict::SpoofSuspected);
        row(Capture::Blocklisted, Verdict::Blocklisted);
        row(Capture::NotEnrolled, Verdict::NotEnrolled);
        row(Capture::TooDark, Verdict::Inconclusive);
    }

    void everyOutcomeMeansItsVerdict()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, verdict);
        const Capture capture = *sandbox::kCaptureNames.find(outcome);
        const verification::Customer &matched = capture == Capture::OtherPerson ? m_other : m_claimed;
        const verification::Customer *face = sandbox::isMatch(capture) ? &matched : nullptr;
        sandbox::api::Session session;
        session.interviewId = u"64a1f0c2b7d9e83a5c6f1b99"_s;
        session.externalCustomerId = u"verification-1"_s;
        session.attempts = 3;

        const auto decided = [&](const QJsonObject &body) {
            const auto evidence = evidenceOf(body, m_clock.now());
            if (!evidence || !verification::isResult(*evidence))
                return u"no result"_s;
            const auto decision = verification::decide(*evidence, m_claimed.customerId, {});
            return decision.verdict ? verification::nameOf(*decision.verdict) : u"none"_s;
        };
        QCOMPARE(decided(sandbox::webhooks::faceAuthenticationWebhook(session, capture, face, 3)), verdict);
        QCOMPARE(decided(sandbox::webhooks::legacyWebhook(capture, face, m_clock.now(), m_random)), verdict);
    }

    void anAttemptWithOthersLeftDecidesNothing()
    {
        sandbox::api::Session session;
        session.interviewId = u"64a1f0c2b7d9e83a5c6f1b99"_s;
        session.attempts = 1;
        const auto evidence =
            evidenceOf(sandbox::webhooks::faceAuthenticationWebhook(session, Capture::NotRecognized, nullptr, 3), m_clock.now());
        QVERIFY(evidence.has_value());
        const auto decision = verification::decide(*evidence, m_claimed.customerId, {});
        QVERIFY(!decision.verdict.has_value());
        QVERIFY(decision.tryAgain);
    }

    void sessionEventsAreUnderstood()
    {
        sandbox::api::Session session;
        session.interviewId = u"64a1f0c2b7d9e83a5c6f1b99"_s;
        const auto kind = [&](const QString &event) {
            const auto evidence = evidenceOf(sandbox::webhooks::sessionWebhook(session, event), m_clock.now());
            return evidence ? evidence->sessionEvent : verification::SessionEvent::None;
        };
        QCOMPARE(kind(u"SESSION_STARTED"_s), verification::SessionEvent::Started);
        QCOMPARE(kind(u"SESSION_PROGRESS"_s), verification::SessionEvent::Progress);
        session.state = sandbox::api::SessionState::Failed;
        QCOMPARE(kind(u"SESSION_FAILED"_s), verification::SessionEvent::Failed);
        session.state = sandbox::api::SessionState::Succeeded;
        QCOMPARE(kind(u"SESSION_SUCCEEDED"_s), verification::SessionEvent::Succeeded);
    }

    void theLegacyPassHasTheFieldsOfTheVendorsSample()
    {
        const QStringList sample{u"children"_s,     u"customerId"_s,    u"email"_s,
                                 u"faceMatch"_s,    u"interviewId"_s,   u"interviewToken"_s,
                                 u"overallScore"_s, u"overallStatus"_s, u"recognitionConfidence"_s,
                                 u"secondFactor"_s, u"spoofAttempt"_s,  u"spoofConfidence"_s,
                                 u"token"_s,        u"transactionId"_s};
        QCOMPARE(sandbox::webhooks::legacyWebhook(Capture::Pass, &m_claimed, m_clock.now(), m_random).keys(), sample);
    }

private:
    test::ManualClock m_clock;
    test::SeededRandom m_random;
    const verification::Customer m_claimed{u"1"_s, u"id-ana"_s, u"Ana"_s, {}, {}, {}};
    const verification::Customer m_other{u"2"_s, u"id-bob"_s, u"Bob"_s, {}, {}, {}};
};

QTEST_GUILESS_MAIN(WebhookBodiesTest)
#include "webhook_bodies_test.moc"
