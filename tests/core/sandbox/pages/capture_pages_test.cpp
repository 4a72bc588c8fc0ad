// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::SandboxFixture;

namespace
{

QString eventOf(const QJsonObject &body)
{
    return body.value("event_type"_L1).toString();
}

QJsonObject selfie(const QString &outcome, const QString &face = {})
{
    QJsonObject body{{u"outcome"_s, outcome}};
    if (!face.isEmpty())
        body.insert(u"face"_s, face);
    return body;
}

} // namespace

class CapturePagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aPassTellsTheWholeStoryInOrder()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        QCOMPARE(test::get(session.page).status, 200);
        const Answer taken = test::postJson(session.page, selfie(u"pass"_s));
        QCOMPARE(taken.json().value("finished"_L1), QJsonValue(true));
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(eventOf(receiver().body(0)), u"SESSION_STARTED"_s);
        const QJsonObject face = receiver().body(1);
        QCOMPARE(face.value("interviewId"_L1).toString(), session.interviewId);
        QCOMPARE(face.value("externalCustomerId"_L1).toString(), u"verification-1"_s);
        QCOMPARE(face.value("overallStatus"_L1).toString(), u"PASS"_s);
        QCOMPARE(face.value("customerId"_L1).toString(), u"id-ana"_s);
        QCOMPARE(eventOf(receiver().body(2)), u"SESSION_SUCCEEDED"_s);
        QCOMPARE(receiver().requests.at(0).header("X-Incode-Secret"), QByteArray("s3cret"));
    }

    void anotherPersonIsNeverTheOwnerOfThePhone()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        (void)test::postJson(session.page, selfie(u"other_person"_s));
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(receiver().body(1).value("customerId"_L1).toString(), u"id-bob"_s);
    }

    void badPhotosUseUpTheAttempts()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        for (const int remaining : {2, 1, 0}) {
            const QJsonObject taken = test::postJson(session.page, selfie(u"too_dark"_s)).json();
            QCOMPARE(taken.value("remaining"_L1).toInt(-1), remaining);
            QCOMPARE(taken.value("finished"_L1).toBool(), remaining == 0);
        }
        QTRY_COMPARE(receiver().count(), 5); // started, three attempts, failed
        const QJsonObject first = receiver().body(1);
        QCOMPARE(first.value("error"_L1).toObject().value("name"_L1).toString(), u"FACE_TOO_DARK"_s);
        const QJsonObject counter = first.value("attemptCounterState"_L1).toObject();
        QCOMPARE(counter.value("max"_L1).toInt(), 3);
        QCOMPARE(counter.value("remaining"_L1).toInt(), 2);
        QCOMPARE(eventOf(receiver().body(4)), u"SESSION_FAILED"_s);
        QCOMPARE(test::postJson(session.page, selfie(u"pass"_s)).status, 409);
    }

    void someOutcomesEndTheSessionAtOnce_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("name");
        QTest::newRow("spoof") << u"spoof"_s << u"SPOOF_DETECTED"_s;
        QTest::newRow("blocklisted") << u"blocklisted"_s << u"USER_BLACKLISTED"_s;
        QTest::newRow("not enrolled") << u"not_enrolled"_s << u"NONEXISTENT_CUSTOMER"_s;
    }

    void someOutcomesEndTheSessionAtOnce()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, name);
        const auto session = m_fixture->startSession();
        QCOMPARE(test::postJson(session.page, selfie(outcome)).json().value("finished"_L1), QJsonValue(true));
        QTRY_COMPARE(receiver().count(), 3);
        const QJsonObject face = receiver().body(1);
        QCOMPARE(face.value("error"_L1).toObject().value("name"_L1).toString(), name);
        QVERIFY(!face.contains("customerId"_L1));
        QCOMPARE(eventOf(receiver().body(2)), u"SESSION_FAILED"_s);
    }

    void aReviewEndsTheSessionWithoutAnAnswer()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        QCOMPARE(test::postJson(session.page, selfie(u"review"_s)).json().value("finished"_L1), QJsonValue(true));
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(receiver().body(1).value("overallStatus"_L1).toString(), u"PASS"_s);
        QCOMPARE(eventOf(receiver().body(2)), u"SESSION_PENDING_REVIEW"_s);
        QVERIFY(!receiver().body(2).contains("onboardingStatus"_L1));
        QCOMPARE(test::postJson(session.page, selfie(u"pass"_s)).status, 409);
    }

    void statusWebhooksComeBesideTheOthersOnRequest()
    {
        m_fixture = std::make_unique<SandboxFixture>([](sandbox::SandboxConfig &config) { config.onboardingStatusWebhooks = true; });
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        (void)test::postJson(session.page, selfie(u"spoof"_s));
        QTRY_COMPARE(receiver().count(), 5);
        const auto status = [this](size_t i) { return receiver().body(i).value("onboardingStatus"_L1).toString(); };
        QCOMPARE(status(2), u"FACE_VALIDATION_FINISHED"_s);
        QCOMPARE(status(3), u"ONBOARDING_FINISHED"_s); // of a failed session: it says nothing about the result
        QCOMPARE(eventOf(receiver().body(4)), u"SESSION_FAILED"_s);
    }

    void theOwnerOfAMailboxIsKnownToo()
    {
        const auto session = m_fixture->startSession();
        QJsonObject body = selfie(u"pass"_s);
        body.insert(u"phone"_s, u"Bob@example.com"_s);
        QCOMPARE(test::postJson(session.page, body).status, 200);
        QTRY_COMPARE(receiver().count(), 3);
        QCOMPARE(receiver().body(1).value("customerId"_L1).toString(), u"id-bob"_s);
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
        QCOMPARE(eventOf(receiver().body(0)), u"SESSION_STARTED"_s);
        QCOMPARE(eventOf(receiver().body(1)), u"SESSION_PROGRESS"_s);
        QVERIFY(receiver().body(2).contains("error"_L1));
    }

    void successLeadsBackToWhereTheSessionAskedFor()
    {
        const auto session = m_fixture->startSession({}, u"http://127.0.0.1:1/thanks"_s);
        const Answer answer = test::postForm(session.page, "outcome=pass&face=id-bob");
        QCOMPARE(answer.status, 303);
        QCOMPARE(answer.location, QByteArray("http://127.0.0.1:1/thanks"));
    }

    void wrongSelfiesChangeNothing()
    {
        const auto session = m_fixture->startSession();
        QCOMPARE(test::postJson(session.page, selfie(u"smile"_s)).status, 400);
        QCOMPARE(test::postJson(session.page, selfie(u"pass"_s)).status, 400); // nobody knows whose phone this is
        QCOMPARE(test::postJson(session.page, selfie(u"pass"_s, u"id-nobody"_s)).status, 400);
        QCOMPARE(test::postForm(session.page, "outcome=spoof", {{"Origin", "http://evil.example"}}).status, 403);
        QCOMPARE(test::postJson(m_fixture->at(u"/session/unknown"_s), selfie(u"spoof"_s)).status, 404);
        (void)test::get(session.page);
        QTRY_COMPARE(receiver().count(), 1);
        QCOMPARE(eventOf(receiver().body(0)), u"SESSION_STARTED"_s);
    }

    void namesAreTextOnEveryPage()
    {
        const QByteArray page = test::get(m_fixture->startSession().page).body;
        QVERIFY(!page.contains("<script"));
        QVERIFY(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"));
        QVERIFY(page.contains("Ana %1")); // the name's own "%1" is not replaced
    }

    void theStaticLinkKnowsNoSession()
    {
        const QUrl link = m_fixture->at(u"/sandbox/hello"_s);
        QCOMPARE(test::get(link).status, 200);
        QCOMPARE(test::postForm(link, "outcome=pass&face=id-bob").status, 303);
        QCOMPARE(test::postForm(link, "outcome=spoof").status, 303);
        QTRY_COMPARE(receiver().count(), 2);
        const QJsonObject pass = receiver().body(0);
        QCOMPARE(pass.value("customerId"_L1).toString(), u"id-bob"_s);
        QCOMPARE(pass.value("faceMatch"_L1), QJsonValue(true));
        QVERIFY(!pass.contains("externalCustomerId"_L1));
        const QByteArray failed = receiver().requests.at(1).body;
        for (const char *personal : {"id-bob", "id-ana", "@example.com", "customerId", "email", "interviewId\""})
            QVERIFY2(!failed.contains(personal), personal);
        QVERIFY(receiver().body(0).value("token"_L1) != receiver().body(1).value("token"_L1));
    }

private:
    test::WebhookReceiver &receiver() { return m_fixture->receiver; }
    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(CapturePagesTest)
#include "capture_pages_test.moc"
