// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using test::Answer;
using test::SandboxFixture;

namespace
{

QString eventOf(const QJsonObject &body)
{
    return body.value(QLatin1String("event_type")).toString();
}

QJsonObject selfie(const QString &outcome, const QString &face = {})
{
    QJsonObject body{{QStringLiteral("outcome"), outcome}};
    if (!face.isEmpty())
        body.insert(QStringLiteral("face"), face);
    return body;
}

} // namespace

class CaptureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aPassTellsTheWholeStoryInOrder()
    {
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        QCOMPARE(test::get(session.page).status, 200);
        const Answer taken = test::postJson(session.page, selfie(QStringLiteral("pass")));
        QCOMPARE(taken.json().value(QLatin1String("finished")), QJsonValue(true));
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(eventOf(receiver().body(0)), QStringLiteral("SESSION_STARTED"));
        const QJsonObject face = receiver().body(1);
        QCOMPARE(face.value(QLatin1String("interviewId")).toString(), session.interviewId);
        QCOMPARE(face.value(QLatin1String("externalCustomerId")).toString(), QStringLiteral("case-1"));
        QCOMPARE(face.value(QLatin1String("overallStatus")).toString(), QStringLiteral("PASS"));
        QCOMPARE(face.value(QLatin1String("customerId")).toString(), QStringLiteral("id-ana"));
        QCOMPARE(eventOf(receiver().body(2)), QStringLiteral("SESSION_SUCCEEDED"));
        QCOMPARE(receiver().requests.at(0).header("X-Incode-Secret"), QByteArray("s3cret"));
    }

    void anotherPersonIsNeverTheOwnerOfThePhone()
    {
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        (void)test::postJson(session.page, selfie(QStringLiteral("other_person")));
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(receiver().body(1).value(QLatin1String("customerId")).toString(), QStringLiteral("id-bob"));
    }

    void badPhotosUseUpTheAttempts()
    {
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        for (const int remaining : {2, 1, 0}) {
            const QJsonObject taken = test::postJson(session.page, selfie(QStringLiteral("too_dark"))).json();
            QCOMPARE(taken.value(QLatin1String("remaining")).toInt(-1), remaining);
            QCOMPARE(taken.value(QLatin1String("finished")).toBool(), remaining == 0);
        }
        QTRY_COMPARE(receiver().count(), 5); // started, three attempts, failed
        const QJsonObject first = receiver().body(1);
        QCOMPARE(first.value(QLatin1String("error")).toObject().value(QLatin1String("name")).toString(), QStringLiteral("FACE_TOO_DARK"));
        const QJsonObject counter = first.value(QLatin1String("attemptCounterState")).toObject();
        QCOMPARE(counter.value(QLatin1String("max")).toInt(), 3);
        QCOMPARE(counter.value(QLatin1String("remaining")).toInt(), 2);
        QCOMPARE(eventOf(receiver().body(4)), QStringLiteral("SESSION_FAILED"));
        QCOMPARE(test::postJson(session.page, selfie(QStringLiteral("pass"))).status, 409);
    }

    void someOutcomesEndTheSessionAtOnce_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("name");
        QTest::newRow("spoof") << QStringLiteral("spoof") << QStringLiteral("SPOOF_DETECTED");
        QTest::newRow("blocklisted") << QStringLiteral("blocklisted") << QStringLiteral("USER_BLACKLISTED");
        QTest::newRow("not enrolled") << QStringLiteral("not_enrolled") << QStringLiteral("NONEXISTENT_CUSTOMER");
    }

    void someOutcomesEndTheSessionAtOnce()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, name);
        const auto session = m_fixture->startSession();
        QCOMPARE(test::postJson(session.page, selfie(outcome)).json().value(QLatin1String("finished")), QJsonValue(true));
        QTRY_COMPARE(receiver().count(), 3);
        const QJsonObject face = receiver().body(1);
        QCOMPARE(face.value(QLatin1String("error")).toObject().value(QLatin1String("name")).toString(), name);
        QVERIFY(!face.contains(QLatin1String("customerId")));
        QCOMPARE(eventOf(receiver().body(2)), QStringLiteral("SESSION_FAILED"));
    }

    void aReviewEndsTheSessionWithoutAnAnswer()
    {
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        QCOMPARE(test::postJson(session.page, selfie(QStringLiteral("review"))).json().value(QLatin1String("finished")), QJsonValue(true));
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(receiver().body(1).value(QLatin1String("overallStatus")).toString(), QStringLiteral("PASS"));
        QCOMPARE(eventOf(receiver().body(2)), QStringLiteral("SESSION_PENDING_REVIEW"));
        QVERIFY(!receiver().body(2).contains(QLatin1String("onboardingStatus")));
        QCOMPARE(test::postJson(session.page, selfie(QStringLiteral("pass"))).status, 409);
    }

    void statusWebhooksComeBesideTheOthersOnRequest()
    {
        m_fixture = std::make_unique<SandboxFixture>([](sandbox::SandboxConfig &config) { config.onboardingStatusWebhooks = true; });
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        (void)test::postJson(session.page, selfie(QStringLiteral("spoof")));
        QTRY_COMPARE(receiver().count(), 5);
        const auto status = [this](size_t i) { return receiver().body(i).value(QLatin1String("onboardingStatus")).toString(); };
        QCOMPARE(status(2), QStringLiteral("FACE_VALIDATION_FINISHED"));
        QCOMPARE(status(3), QStringLiteral("ONBOARDING_FINISHED")); // of a failed session: it says nothing about the result
        QCOMPARE(eventOf(receiver().body(4)), QStringLiteral("SESSION_FAILED"));
    }

    void theOwnerOfAMailboxIsKnownToo()
    {
        const auto session = m_fixture->startSession();
        QJsonObject body = selfie(QStringLiteral("pass"));
        body.insert(QStringLiteral("phone"), QStringLiteral("Bob@example.com"));
        QCOMPARE(test::postJson(session.page, body).status, 200);
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(receiver().body(1).value(QLatin1String("customerId")).toString(), QStringLiteral("id-bob"));
    }

    void aSecondOpeningIsProgressAndOurOwnRedirectIsNone()
    {
        const auto session = m_fixture->startSession();
        (void)test::get(session.page);
        (void)test::get(session.page);
        const Answer again = test::postForm(session.page, "outcome=too_dark");
        QCOMPARE(again.status, 303);
        const Answer page = test::get(session.page.resolved(QUrl(QString::fromLatin1(again.location))));
        QVERIFY(page.body.contains("Attempts left: 2"));
        (void)test::postForm(session.page, "outcome=spoof");
        QTRY_COMPARE(receiver().count(), 5);
        QCOMPARE(eventOf(receiver().body(0)), QStringLiteral("SESSION_STARTED"));
        QCOMPARE(eventOf(receiver().body(1)), QStringLiteral("SESSION_PROGRESS"));
        QVERIFY(receiver().body(2).contains(QLatin1String("error")));
    }

    void successLeadsBackToWhereTheSessionAskedFor()
    {
        const auto session = m_fixture->startSession({}, QStringLiteral("http://127.0.0.1:1/thanks"));
        const Answer answer = test::postForm(session.page, "outcome=pass&face=id-bob");
        QCOMPARE(answer.status, 303);
        QCOMPARE(answer.location, QByteArray("http://127.0.0.1:1/thanks"));
    }

    void wrongSelfiesChangeNothing()
    {
        const auto session = m_fixture->startSession();
        QCOMPARE(test::postJson(session.page, selfie(QStringLiteral("smile"))).status, 400);
        QCOMPARE(test::postJson(session.page, selfie(QStringLiteral("pass"))).status, 400); // nobody knows whose phone this is
        QCOMPARE(test::postJson(session.page, selfie(QStringLiteral("pass"), QStringLiteral("id-nobody"))).status, 400);
        QCOMPARE(test::postForm(session.page, "outcome=spoof", {{"Origin", "http://evil.example"}}).status, 403);
        QCOMPARE(test::postJson(m_fixture->at(QStringLiteral("/session/unknown")), selfie(QStringLiteral("spoof"))).status, 404);
        (void)test::get(session.page);
        QTRY_COMPARE(receiver().count(), 1);
        QCOMPARE(eventOf(receiver().body(0)), QStringLiteral("SESSION_STARTED"));
    }

    void namesAreTextOnEveryPage()
    {
        const QByteArray page = test::get(m_fixture->startSession().page).body;
        QVERIFY(!page.contains("<script"));
        QVERIFY(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"));
        QVERIFY(page.contains("Ana %1")); // no placeholder of ours
    }

    void theStaticLinkKnowsNoSession()
    {
        const QUrl link = m_fixture->at(QStringLiteral("/sandbox/hello"));
        QCOMPARE(test::get(link).status, 200);
        QCOMPARE(test::postForm(link, "outcome=pass&face=id-bob").status, 303);
        QCOMPARE(test::postForm(link, "outcome=spoof").status, 303);
        QTRY_COMPARE(receiver().count(), 2);
        const QJsonObject pass = receiver().body(0);
        QCOMPARE(pass.value(QLatin1String("customerId")).toString(), QStringLiteral("id-bob"));
        QCOMPARE(pass.value(QLatin1String("faceMatch")), QJsonValue(true));
        QVERIFY(!pass.contains(QLatin1String("externalCustomerId")));
        const QByteArray failed = receiver().requests.at(1).body;
        for (const char *personal : {"id-bob", "id-ana", "@example.com", "customerId", "email", "interviewId\""})
            QVERIFY2(!failed.contains(personal), personal);
        QVERIFY(receiver().body(0).value(QLatin1String("token")) != receiver().body(1).value(QLatin1String("token")));
    }

private:
    test::WebhookReceiver &receiver() { return m_fixture->receiver; }
    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(CaptureTest)
#include "capture_test.moc"
