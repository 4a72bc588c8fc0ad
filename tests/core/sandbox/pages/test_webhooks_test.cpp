// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::SandboxFixture;

class TestWebhooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aForgeryOfNoSessionHasTheRightSecret()
    {
        QCOMPARE(forge(u"unknown_session"_s).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const QJsonObject body = m_fixture->receiver.body(0);
        QCOMPARE(body.value("overallStatus"_L1).toString(), u"PASS"_s);
        QCOMPARE(body.value("customerId"_L1).toString(), u"id-ana"_s);
        QCOMPARE(body.value("interviewId"_L1).toString().size(), 24);
        QCOMPARE(m_fixture->receiver.requests.at(0).header("X-Incode-Secret"), QByteArray("s3cret"));
    }

    void aForgeryOfARealSessionDoesNotTouchIt()
    {
        QCOMPARE(forge(u"known_interview"_s).status, 400); // none is open
        const auto session = m_fixture->startSession();
        QCOMPARE(forge(u"known_interview"_s).status, 200);
        QCOMPARE(forge(u"known_interview"_s, session.interviewId).status, 200);
        QCOMPARE(forge(u"known_interview"_s, u"none"_s).status, 400);
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(m_fixture->receiver.body(i).value("interviewId"_L1).toString(), session.interviewId);
            QCOMPARE(m_fixture->receiver.body(i).value("externalCustomerId"_L1).toString(), u"verification-1"_s);
            QCOMPARE(m_fixture->receiver.body(i).value("overallStatus"_L1).toString(), u"PASS"_s);
        }
        const QJsonObject score = test::get(m_fixture->at(u"/omni/get/score"_s), SandboxFixture::api(session.token)).json();
        QCOMPARE(score.value("overall"_L1).toObject().value("status"_L1).toString(), u"UNKNOWN"_s);
    }

    void aLegacyForgeryIsNotVouchedFor()
    {
        QCOMPARE(forge(u"legacy"_s).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const QJsonObject body = m_fixture->receiver.body(0);
        QCOMPARE(body.value("faceMatch"_L1), QJsonValue(true));
        const Answer verified =
            test::postJson(m_fixture->at(u"/omni/authentication/verify"_s), body, SandboxFixture::api(m_fixture->signIn()));
        QCOMPARE(verified.json().value("verified"_L1), QJsonValue(false));
    }

    void enrolmentsBindAnAccount()
    {
        const QUrl url = m_fixture->at(u"/sandbox/enroll"_s);
        QCOMPARE(test::postJson(url, {{u"account"_s, u"77"_s}, {u"customerId"_s, u"id-new"_s}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        const QJsonObject body = m_fixture->receiver.body(0);
        QCOMPARE(body.value("event_type"_L1).toString(), u"IDENTITY_ENROLLED"_s);
        QCOMPARE(body.value("externalCustomerId"_L1).toString(), u"77"_s);
        QCOMPARE(body.value("identityId"_L1).toString(), u"id-new"_s);
        QCOMPARE(test::postJson(url, {{u"account"_s, u"77"_s}}).status, 400);
    }

    void thePagesFormForges()
    {
        const QUrl url = m_fixture->at(u"/sandbox/forge"_s);
        QCOMPARE(test::postForm(url, "customerId=id-ana&mode=unknown_session").status, 303);
        QCOMPARE(test::postForm(url, "customerId=id-nobody&mode=unknown_session").status, 400);
        QCOMPARE(test::postForm(url, "customerId=id-ana&mode=wish").status, 400);
        QCOMPARE(test::postForm(url, "customerId=id-ana&mode=legacy", {{"Origin", "https://evil.example"}}).status, 403);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
    }

private:
    Answer forge(const QString &mode, const QString &interviewId = {}) const
    {
        return test::postJson(m_fixture->at(u"/sandbox/forge"_s),
                              {{u"customerId"_s, u"id-ana"_s}, {u"mode"_s, mode}, {u"interviewId"_s, interviewId}});
    }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestWebhooksTest)
#include "test_webhooks_test.moc"
