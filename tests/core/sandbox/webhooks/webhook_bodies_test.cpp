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

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using sandbox::Capture;
using verification::Verdict;

namespace
{

/// The simulated vendor's bodies must mean to our rules what the real one's would.
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
        session.interviewId = QStringLiteral("64a1f0c2b7d9e83a5c6f1b99");
        session.externalCustomerId = QStringLiteral("case-1");
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
        session.interviewId = QStringLiteral("64a1f0c2b7d9e83a5c6f1b99");
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
        session.interviewId = QStringLiteral("64a1f0c2b7d9e83a5c6f1b99");
        const auto kind = [&](const QString &event) {
            const auto evidence = evidenceOf(sandbox::webhooks::sessionWebhook(session, event), m_clock.now());
            return evidence ? evidence->sessionEvent : verification::SessionEvent::None;
        };
        QCOMPARE(kind(QStringLiteral("SESSION_STARTED")), verification::SessionEvent::Started);
        QCOMPARE(kind(QStringLiteral("SESSION_PROGRESS")), verification::SessionEvent::Progress);
        session.state = sandbox::api::SessionState::Failed;
        QCOMPARE(kind(QStringLiteral("SESSION_FAILED")), verification::SessionEvent::Failed);
        session.state = sandbox::api::SessionState::Succeeded;
        QCOMPARE(kind(QStringLiteral("SESSION_SUCCEEDED")), verification::SessionEvent::Succeeded);
    }

    void theLegacyPassHasTheFieldsOfTheVendorsSample()
    {
        const QStringList sample{QStringLiteral("children"),     QStringLiteral("customerId"),    QStringLiteral("email"),
                                 QStringLiteral("faceMatch"),    QStringLiteral("interviewId"),   QStringLiteral("interviewToken"),
                                 QStringLiteral("overallScore"), QStringLiteral("overallStatus"), QStringLiteral("recognitionConfidence"),
                                 QStringLiteral("secondFactor"), QStringLiteral("spoofAttempt"),  QStringLiteral("spoofConfidence"),
                                 QStringLiteral("token"),        QStringLiteral("transactionId")};
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
