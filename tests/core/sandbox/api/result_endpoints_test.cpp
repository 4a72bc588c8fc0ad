// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using test::Answer;
using test::SandboxFixture;

namespace
{

QString at(const QJsonObject &object, const QStringList &path)
{
    QJsonValue value = object;
    for (const QString &key : path)
        value = value.toObject().value(key);
    return value.isUndefined() ? QStringLiteral("(missing)") : value.toString(QStringLiteral("(not a string)"));
}

QString overallOf(const QJsonObject &score)
{
    return at(score, {QStringLiteral("overall"), QStringLiteral("status")});
}

QString identityOf(const QJsonObject &score)
{
    return at(score, {QStringLiteral("authentication"), QStringLiteral("identityId")});
}

const QString kScore = QStringLiteral("/omni/get/score");
const QString kStatus = QStringLiteral("/omni/get/onboarding/status");
const QString kVerify = QStringLiteral("/omni/authentication/verify");
const QString kMissing = QStringLiteral("(missing)");

} // namespace

class ResultEndpointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SandboxFixture>();
        m_session = m_fixture->startSession(QStringLiteral("+14155550101"));
    }
    void cleanup() { m_fixture.reset(); }

    void theScoreSaysWhatBecameOfTheSession_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("overall");
        QTest::addColumn<QString>("identity");
        QTest::addColumn<QString>("liveness");
        QTest::addColumn<QString>("life");
        const QString finished = QStringLiteral("ONBOARDING_FINISHED");
        QTest::newRow("pass") << "pass"
                              << "OK"
                              << "id-ana"
                              << "OK" << finished;
        QTest::newRow("another person") << "other_person"
                                        << "OK"
                                        << "id-bob"
                                        << "OK" << finished;
        QTest::newRow("spoof") << "spoof"
                               << "FAIL" << kMissing << "FAIL" << finished;
        QTest::newRow("blocklisted") << "blocklisted"
                                     << "FAIL" << kMissing << "OK" << finished;
        QTest::newRow("not enrolled") << "not_enrolled"
                                      << "FAIL" << kMissing << "OK" << finished;
        QTest::newRow("in review") << "review"
                                   << "MANUAL_PENDING"
                                   << "id-ana"
                                   << "OK"
                                   << "FACE_VALIDATION_FINISHED";
        QTest::newRow("an attempt of three") << "too_dark"
                                             << "UNKNOWN" << kMissing << "UNKNOWN"
                                             << "UNKNOWN";
    }

    void theScoreSaysWhatBecameOfTheSession()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, overall);
        QFETCH(QString, identity);
        QFETCH(QString, liveness);
        QFETCH(QString, life);
        QCOMPARE(overallOf(score()), QStringLiteral("UNKNOWN"));
        QCOMPARE(identityOf(score()), kMissing);
        QCOMPARE(statusOf(m_session.interviewId), QStringLiteral("UNKNOWN"));

        QCOMPARE(test::postJson(m_session.page, {{QStringLiteral("outcome"), outcome}}).status, 200);
        const QJsonObject body = score();
        QCOMPARE(overallOf(body), overall);
        QCOMPARE(identityOf(body), identity);
        QCOMPARE(at(body, {QStringLiteral("liveness"), QStringLiteral("overall"), QStringLiteral("status")}), liveness);
        QCOMPARE(statusOf(m_session.interviewId), life);
        if (overall == u"OK") // numbers travel as strings
            QCOMPARE(at(body, {QStringLiteral("overall"), QStringLiteral("value")}), QStringLiteral("94.6"));
    }

    void theLastFailedAttemptIsFinal()
    {
        for (int i = 0; i < 3; ++i)
            (void)test::postJson(m_session.page, {{QStringLiteral("outcome"), QStringLiteral("not_recognized")}});
        QCOMPARE(overallOf(score()), QStringLiteral("FAIL"));
        QCOMPARE(identityOf(score()), kMissing);
    }

    void theScoreCanBeAskedWithoutIdAndBelowZero()
    {
        (void)test::postJson(m_session.page, {{QStringLiteral("outcome"), QStringLiteral("pass")}});
        const Answer named =
            test::get(m_fixture->at(kScore, QStringLiteral("id=") + m_session.interviewId), SandboxFixture::api(m_session.token));
        QCOMPARE(named.json(), score());
        const Answer tokenOnly =
            test::get(m_fixture->at(QStringLiteral("/0") + kScore), {{"api-version", "1.0"}, {"X-Incode-Hardware-Id", m_session.token}});
        QCOMPARE(tokenOnly.json(), named.json());
        const Answer executive =
            test::get(m_fixture->at(kScore, QStringLiteral("id=") + m_session.interviewId), SandboxFixture::api(m_fixture->signIn()));
        QCOMPARE(executive.json(), named.json());
    }

    void theScoreIsForItsOwnTokenOnly()
    {
        const auto other = m_fixture->startSession();
        QCOMPARE(test::get(m_fixture->at(kScore, QStringLiteral("id=") + m_session.interviewId), SandboxFixture::api(other.token)).status,
                 400);
        QCOMPARE(test::get(m_fixture->at(kScore, QStringLiteral("id=") + m_session.interviewId), SandboxFixture::api("forged")).status,
                 401);
        QCOMPARE(test::get(m_fixture->at(kScore), SandboxFixture::api(m_fixture->signIn())).status, 400);
        QCOMPARE(test::get(m_fixture->at(QStringLiteral("/0") + kScore), {{"api-version", "1.0"}}).status, 401);
    }

    void statusAndVerifyNeedTheExecutive()
    {
        QCOMPARE(
            test::get(m_fixture->at(kStatus, QStringLiteral("id=") + m_session.interviewId), SandboxFixture::api(m_session.token)).status,
            401);
        QCOMPARE(test::postJson(m_fixture->at(kVerify), {}, SandboxFixture::api(m_session.token)).status, 401);
        QCOMPARE(test::get(m_fixture->at(kStatus, QStringLiteral("id=nobody")), SandboxFixture::api(m_fixture->signIn())).status, 400);
    }

    void sessionsExpireOnceAndTellIt()
    {
        QCOMPARE(test::get(m_session.page).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const auto finished = m_fixture->startSession(QStringLiteral("+14155550102"));
        (void)test::postJson(finished.page, {{QStringLiteral("outcome"), QStringLiteral("pass")}});
        QTRY_COMPARE(m_fixture->receiver.count(), 4);
        m_fixture->clock.advance(1h - 1ms);
        QCOMPARE(statusOf(m_session.interviewId), QStringLiteral("UNKNOWN"));
        m_fixture->clock.advance(1ms);
        QTRY_COMPARE(m_fixture->receiver.count(), 5);
        QCOMPARE(m_fixture->receiver.body(4), QJsonObject({{QStringLiteral("interviewId"), m_session.interviewId},
                                                           {QStringLiteral("onboardingStatus"), QStringLiteral("EXPIRED")},
                                                           {QStringLiteral("clientId"), QStringLiteral("sandbox")},
                                                           {QStringLiteral("externalId"), QStringLiteral("case-1")}}));
        QCOMPARE(statusOf(m_session.interviewId), QStringLiteral("EXPIRED"));
        QCOMPARE(statusOf(finished.interviewId), QStringLiteral("ONBOARDING_FINISHED"));
        QCOMPARE(overallOf(score()), QStringLiteral("UNKNOWN"));
        QCOMPARE(test::postJson(m_session.page, {{QStringLiteral("outcome"), QStringLiteral("pass")}}).status, 409);
    }

    void onlyAPassOfTheStaticLinkIsVerified()
    {
        const QUrl page = m_fixture->at(QStringLiteral("/sandbox/hello"));
        const QJsonObject selfie{{QStringLiteral("outcome"), QStringLiteral("pass")}, {QStringLiteral("face"), QStringLiteral("id-ana")}};
        QCOMPARE(test::postJson(page, selfie).status, 200);
        QCOMPARE(test::postJson(page, {{QStringLiteral("outcome"), QStringLiteral("not_recognized")}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        const QJsonObject passed = proofIn(m_fixture->receiver.body(0));
        const QJsonObject failed = proofIn(m_fixture->receiver.body(1));
        QCOMPARE(verified(passed), QJsonValue(true));
        QCOMPARE(verified(passed), QJsonValue(true)); // asking does not use it up
        QCOMPARE(verified(failed), QJsonValue(false));
        QCOMPARE(verified({}), QJsonValue(false));
        for (const QString &key : passed.keys()) {
            QJsonObject changed = passed;
            changed.insert(key, failed.value(key));
            QCOMPARE(verified(changed), QJsonValue(false));
            changed.remove(key);
            QCOMPARE(verified(changed), QJsonValue(false));
        }
    }

private:
    QJsonObject score() const { return test::get(m_fixture->at(kScore), SandboxFixture::api(m_session.token)).json(); }
    QString statusOf(const QString &interviewId)
    {
        const Answer answer =
            test::get(m_fixture->at(kStatus, QStringLiteral("id=") + interviewId), SandboxFixture::api(m_fixture->signIn()));
        return answer.json().value(QLatin1String("onboardingStatus")).toString();
    }
    static QJsonObject proofIn(const QJsonObject &webhook)
    {
        QJsonObject proof;
        for (const char *key : {"transactionId", "token", "interviewToken"})
            proof.insert(QLatin1String(key), webhook.value(QLatin1String(key)));
        return proof;
    }
    QJsonValue verified(const QJsonObject &proof)
    {
        return test::postJson(m_fixture->at(kVerify), proof, SandboxFixture::api(m_fixture->signIn()))
            .json()
            .value(QLatin1String("verified"));
    }

    std::unique_ptr<SandboxFixture> m_fixture;
    SandboxFixture::Session m_session;
};

QTEST_GUILESS_MAIN(ResultEndpointsTest)
#include "result_endpoints_test.moc"
