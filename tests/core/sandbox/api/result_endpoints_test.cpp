// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::SandboxFixture;

namespace
{

QString at(const QJsonObject &object, const QStringList &path)
{
    QJsonValue value = object;
    for (const QString &key : path)
        value = value.toObject().value(key);
    return value.isUndefined() ? u"(missing)"_s : value.toString(u"(not a string)"_s);
}

QString overallOf(const QJsonObject &score)
{
    return at(score, {u"overall"_s, u"status"_s});
}

QString identityOf(const QJsonObject &score)
{
    return at(score, {u"authentication"_s, u"identityId"_s});
}

const QString kScore = u"/omni/get/score"_s;
const QString kStatus = u"/omni/get/onboarding/status"_s;
const QString kVerify = u"/omni/authentication/verify"_s;
const QString kMissing = u"(missing)"_s;

} // namespace

class ResultEndpointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SandboxFixture>();
        m_session = m_fixture->startSession(u"+14155550101"_s);
    }
    void cleanup() { m_fixture.reset(); }

    void theScoreSaysWhatBecameOfTheSession_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("overall");
        QTest::addColumn<QString>("identity");
        QTest::addColumn<QString>("liveness");
        QTest::addColumn<QString>("life");
        const QString finished = u"ONBOARDING_FINISHED"_s;
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
        QCOMPARE(overallOf(score()), u"UNKNOWN"_s);
        QCOMPARE(identityOf(score()), kMissing);
        QCOMPARE(statusOf(m_session.interviewId), u"UNKNOWN"_s);

        QCOMPARE(test::postJson(m_session.page, {{u"outcome"_s, outcome}}).status, 200);
        const QJsonObject body = score();
        QCOMPARE(overallOf(body), overall);
        QCOMPARE(identityOf(body), identity);
        QCOMPARE(at(body, {u"liveness"_s, u"overall"_s, u"status"_s}), liveness);
        QCOMPARE(statusOf(m_session.interviewId), life);
        if (overall == u"OK") // numbers travel as strings
            QCOMPARE(at(body, {u"overall"_s, u"value"_s}), u"94.6"_s);
    }

    void theLastFailedAttemptIsFinal()
    {
        for (int i = 0; i < 3; ++i)
            (void)test::postJson(m_session.page, {{u"outcome"_s, u"not_recognized"_s}});
        QCOMPARE(overallOf(score()), u"FAIL"_s);
        QCOMPARE(identityOf(score()), kMissing);
    }

    void theScoreCanBeAskedWithoutIdAndBelowZero()
    {
        (void)test::postJson(m_session.page, {{u"outcome"_s, u"pass"_s}});
        const Answer named = test::get(m_fixture->at(kScore, u"id="_s + m_session.interviewId), SandboxFixture::api(m_session.token));
        QCOMPARE(named.json(), score());
        const Answer tokenOnly =
            test::get(m_fixture->at(u"/0"_s + kScore), {{"api-version", "1.0"}, {"X-Incode-Hardware-Id", m_session.token}});
        QCOMPARE(tokenOnly.json(), named.json());
        const Answer executive =
            test::get(m_fixture->at(kScore, u"id="_s + m_session.interviewId), SandboxFixture::api(m_fixture->signIn()));
        QCOMPARE(executive.json(), named.json());
    }

    void theScoreIsForItsOwnTokenOnly()
    {
        const auto other = m_fixture->startSession();
        QCOMPARE(test::get(m_fixture->at(kScore, u"id="_s + m_session.interviewId), SandboxFixture::api(other.token)).status, 400);
        QCOMPARE(test::get(m_fixture->at(kScore, u"id="_s + m_session.interviewId), SandboxFixture::api("forged")).status, 401);
        QCOMPARE(test::get(m_fixture->at(kScore), SandboxFixture::api(m_fixture->signIn())).status, 400);
        QCOMPARE(test::get(m_fixture->at(u"/0"_s + kScore), {{"api-version", "1.0"}}).status, 401);
    }

    void statusAndVerifyNeedTheExecutive()
    {
        QCOMPARE(test::get(m_fixture->at(kStatus, u"id="_s + m_session.interviewId), SandboxFixture::api(m_session.token)).status, 401);
        QCOMPARE(test::postJson(m_fixture->at(kVerify), {}, SandboxFixture::api(m_session.token)).status, 401);
        QCOMPARE(test::get(m_fixture->at(kStatus, u"id=nobody"_s), SandboxFixture::api(m_fixture->signIn())).status, 400);
    }

    void sessionsExpireOnceAndTellIt()
    {
        QCOMPARE(test::get(m_session.page).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const auto finished = m_fixture->startSession(u"+14155550102"_s);
        (void)test::postJson(finished.page, {{u"outcome"_s, u"pass"_s}});
        QTRY_COMPARE(m_fixture->receiver.count(), 4);
        m_fixture->clock.advance(1h - 1ms);
        QCOMPARE(statusOf(m_session.interviewId), u"UNKNOWN"_s);
        m_fixture->clock.advance(1ms);
        QTRY_COMPARE(m_fixture->receiver.count(), 5);
        QCOMPARE(m_fixture->receiver.body(4), QJsonObject({{u"interviewId"_s, m_session.interviewId},
                                                           {u"onboardingStatus"_s, u"EXPIRED"_s},
                                                           {u"clientId"_s, u"sandbox"_s},
                                                           {u"externalId"_s, u"verification-1"_s}}));
        QCOMPARE(statusOf(m_session.interviewId), u"EXPIRED"_s);
        QCOMPARE(statusOf(finished.interviewId), u"ONBOARDING_FINISHED"_s);
        QCOMPARE(overallOf(score()), u"UNKNOWN"_s);
        QCOMPARE(test::postJson(m_session.page, {{u"outcome"_s, u"pass"_s}}).status, 409);
    }

    void onlyAPassOfTheStaticLinkIsVerified()
    {
        const QUrl page = m_fixture->at(u"/sandbox/hello"_s);
        const QJsonObject selfie{{u"outcome"_s, u"pass"_s}, {u"face"_s, u"id-ana"_s}};
        QCOMPARE(test::postJson(page, selfie).status, 200);
        QCOMPARE(test::postJson(page, {{u"outcome"_s, u"not_recognized"_s}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        const QJsonObject passed = proofIn(m_fixture->receiver.body(0));
        const QJsonObject failed = proofIn(m_fixture->receiver.body(1));
        QCOMPARE(verified(passed), QJsonValue(true));
        QCOMPARE(verified(passed), QJsonValue(true)); // a second question gets the same answer
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
        const Answer answer = test::get(m_fixture->at(kStatus, u"id="_s + interviewId), SandboxFixture::api(m_fixture->signIn()));
        return answer.json().value("onboardingStatus"_L1).toString();
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
        return test::postJson(m_fixture->at(kVerify), proof, SandboxFixture::api(m_fixture->signIn())).json().value("verified"_L1);
    }

    std::unique_ptr<SandboxFixture> m_fixture;
    SandboxFixture::Session m_session;
};

QTEST_GUILESS_MAIN(ResultEndpointsTest)
#include "result_endpoints_test.moc"
