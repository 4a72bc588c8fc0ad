// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using test::Answer;
using test::SandboxFixture;

class TestEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aForgeryOfNoSessionHasTheRightSecret()
    {
        QCOMPARE(forge(QStringLiteral("unknown_session")).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const QJsonObject body = m_fixture->receiver.body(0);
        QCOMPARE(body.value(QLatin1String("overallStatus")).toString(), QStringLiteral("PASS"));
        QCOMPARE(body.value(QLatin1String("customerId")).toString(), QStringLiteral("id-ana"));
        QCOMPARE(body.value(QLatin1String("interviewId")).toString().size(), 24);
        QCOMPARE(m_fixture->receiver.requests.at(0).header("X-Incode-Secret"), QByteArray("s3cret"));
    }

    void aForgeryOfARealSessionDoesNotTouchIt()
    {
        QCOMPARE(forge(QStringLiteral("known_interview")).status, 400); // none is open
        const auto session = m_fixture->startSession();
        QCOMPARE(forge(QStringLiteral("known_interview")).status, 200);
        QCOMPARE(forge(QStringLiteral("known_interview"), session.interviewId).status, 200);
        QCOMPARE(forge(QStringLiteral("known_interview"), QStringLiteral("none")).status, 400);
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(m_fixture->receiver.body(i).value(QLatin1String("interviewId")).toString(), session.interviewId);
            QCOMPARE(m_fixture->receiver.body(i).value(QLatin1String("externalCustomerId")).toString(), QStringLiteral("case-1"));
            QCOMPARE(m_fixture->receiver.body(i).value(QLatin1String("overallStatus")).toString(), QStringLiteral("PASS"));
        }
        const QJsonObject score = test::get(m_fixture->at(QStringLiteral("/omni/get/score")), SandboxFixture::api(session.token)).json();
        QCOMPARE(score.value(QLatin1String("overall")).toObject().value(QLatin1String("status")).toString(), QStringLiteral("UNKNOWN"));
    }

    void aLegacyForgeryIsNotVouchedFor()
    {
        QCOMPARE(forge(QStringLiteral("legacy")).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const QJsonObject body = m_fixture->receiver.body(0);
        QCOMPARE(body.value(QLatin1String("faceMatch")), QJsonValue(true));
        const Answer verified =
            test::postJson(m_fixture->at(QStringLiteral("/omni/authentication/verify")), body, SandboxFixture::api(m_fixture->signIn()));
        QCOMPARE(verified.json().value(QLatin1String("verified")), QJsonValue(false));
    }

    void enrolmentsBindAnAccount()
    {
        const QUrl url = m_fixture->at(QStringLiteral("/sandbox/enroll"));
        QCOMPARE(test::postJson(
                     url, {{QStringLiteral("account"), QStringLiteral("77")}, {QStringLiteral("customerId"), QStringLiteral("id-new")}})
                     .status,
                 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const QJsonObject body = m_fixture->receiver.body(0);
        QCOMPARE(body.value(QLatin1String("event_type")).toString(), QStringLiteral("IDENTITY_ENROLLED"));
        QCOMPARE(body.value(QLatin1String("externalCustomerId")).toString(), QStringLiteral("77"));
        QCOMPARE(body.value(QLatin1String("identityId")).toString(), QStringLiteral("id-new"));
        QCOMPARE(test::postJson(url, {{QStringLiteral("account"), QStringLiteral("77")}}).status, 400);
    }

    void thePagesFormForges()
    {
        const QUrl url = m_fixture->at(QStringLiteral("/sandbox/forge"));
        QCOMPARE(test::postForm(url, "customerId=id-ana&mode=unknown_session").status, 303);
        QCOMPARE(test::postForm(url, "customerId=id-nobody&mode=unknown_session").status, 400);
        QCOMPARE(test::postForm(url, "customerId=id-ana&mode=wish").status, 400);
        QCOMPARE(test::postForm(url, "customerId=id-ana&mode=legacy", {{"Origin", "https://evil.example"}}).status, 403);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
    }

private:
    Answer forge(const QString &mode, const QString &interviewId = {}) const
    {
        return test::postJson(m_fixture->at(QStringLiteral("/sandbox/forge")), {{QStringLiteral("customerId"), QStringLiteral("id-ana")},
                                                                                {QStringLiteral("mode"), mode},
                                                                                {QStringLiteral("interviewId"), interviewId}});
    }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestEventsTest)
#include "test_events_test.moc"
