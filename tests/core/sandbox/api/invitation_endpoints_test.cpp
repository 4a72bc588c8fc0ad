// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::SandboxFixture;

namespace
{

const QByteArray kGrant = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-oauth-secret&scope=openid";

QJsonObject invitation(const QJsonObject &notification)
{
    return {{u"integrationReference"_s, u"sandbox-integration"_s},
            {u"loginHint"_s, u"id-ana"_s},
            {u"externalCustomerId"_s, u"verification-9"_s},
            {u"linkValidityInMinutes"_s, 10},
            {u"notification"_s, notification}};
}

QJsonObject bySms()
{
    return {{u"type"_s, u"SMS"_s}, {u"phone"_s, u"+14155550101"_s}};
}

} // namespace

class InvitationEndpointsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void theAuthServerSpeaksOauth_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::newRow("right") << kGrant << 200 << QString();
        QTest::newRow("wrong secret") << QByteArray(kGrant).replace("oauth-secret", "guess") << 401 << u"invalid_client"_s;
        QTest::newRow("wrong client") << QByteArray(kGrant).replace("id=sandbox", "id=other") << 401 << u"invalid_client"_s;
        QTest::newRow("other grant") << QByteArray(kGrant).replace("client_credentials", "password") << 400 << u"unsupported_grant_type"_s;
        QTest::newRow("no scope") << QByteArray(kGrant).replace("&scope=openid", "") << 400 << u"invalid_scope"_s;
    }

    void theAuthServerSpeaksOauth()
    {
        QFETCH(QByteArray, form);
        QFETCH(int, status);
        QFETCH(QString, error);
        const Answer answer = test::postForm(m_fixture->at(u"/oauth2/token"_s), form);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json().value("error"_L1).toString(), error);
        QCOMPARE(answer.json().value("access_token"_L1).toString().isEmpty(), status != 200);
        if (status == 200)
            QCOMPARE(answer.json().value("expires_in"_L1).toInt(), 3600);
    }

    void anInvitationSendsTheVendorsOwnMessage_data()
    {
        QTest::addColumn<QJsonObject>("notification");
        QTest::addColumn<QStringList>("kinds");
        const QJsonObject both{{u"type"_s, u"EMAIL_AND_SMS"_s}, {u"phone"_s, u"+14155550101"_s}, {u"email"_s, u"ana@example.com"_s}};
        QJsonObject email = both;
        email.insert(u"type"_s, u"EMAIL"_s);
        QTest::newRow("SMS") << bySms() << QStringList{u"sms +14155550101"_s};
        QTest::newRow("e-mail") << email << QStringList{u"email ana@example.com"_s};
        QTest::newRow("both") << both << QStringList{u"email ana@example.com"_s, u"sms +14155550101"_s};
    }

    void anInvitationSendsTheVendorsOwnMessage()
    {
        QFETCH(QJsonObject, notification);
        QFETCH(QStringList, kinds);
        const Answer answer = invite(invitation(notification), token());
        QCOMPARE(answer.status, 200);
        const QString url = answer.json().value("url"_L1).toString();
        QStringList arrived;
        const QJsonArray messages = m_fixture->messages();
        for (const QJsonValue &value : messages) {
            const QJsonObject message = value.toObject();
            arrived.append(message.value("kind"_L1).toString() + u' ' + message.value("phone"_L1).toString());
            QCOMPARE(message.value("link"_L1).toString(), url);
        }
        QCOMPARE(arrived, kinds);

        QCOMPARE(test::postJson(QUrl(url), {{u"outcome"_s, u"pass"_s}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        const QJsonObject face = m_fixture->receiver.body(1);
        QCOMPARE(face.value("interviewId"_L1), answer.json().value("interviewId"_L1));
        QCOMPARE(face.value("externalCustomerId"_L1).toString(), u"verification-9"_s);
        QCOMPARE(face.value("customerId"_L1).toString(), u"id-ana"_s);
        QCOMPARE(face.value("hint"_L1).toString(), u"id-ana"_s);
    }

    void anInvitedSessionKnowsOneFaceOnly()
    {
        const QUrl page(invite(invitation(bySms()), token()).json().value("url"_L1).toString());
        QCOMPARE(test::postJson(page, {{u"outcome"_s, u"other_person"_s}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        const QJsonObject face = m_fixture->receiver.body(1);
        QCOMPARE(face.value("overallStatus"_L1).toString(), u"FAIL"_s);
        QCOMPARE(face.value("error"_L1).toObject().value("name"_L1).toString(), u"USER_IS_NOT_RECOGNIZED"_s);
        QVERIFY(!face.contains("customerId"_L1));
        // Attempts are left, so the right face can still pass.
        QCOMPARE(test::postJson(page, {{u"outcome"_s, u"pass"_s}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 4);
        QCOMPARE(m_fixture->receiver.body(2).value("customerId"_L1).toString(), u"id-ana"_s);
    }

    void anInvitationOfAStrangerFindsNobody()
    {
        QJsonObject body = invitation(bySms());
        body.insert(u"loginHint"_s, u"id-nobody"_s);
        const QUrl page(invite(body, token()).json().value("url"_L1).toString());
        (void)test::postJson(page, {{u"outcome"_s, u"pass"_s}});
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        QCOMPARE(m_fixture->receiver.body(1).value("error"_L1).toObject().value("name"_L1).toString(), u"NONEXISTENT_CUSTOMER"_s);
    }

    void anInvitationLivesAsLongAsAsked()
    {
        const Answer answer = invite(invitation(bySms()), token());
        m_fixture->clock.advance(10min);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        QCOMPARE(m_fixture->receiver.body(0).value("onboardingStatus"_L1).toString(), u"EXPIRED"_s);
        QCOMPARE(m_fixture->receiver.body(0).value("interviewId"_L1), answer.json().value("interviewId"_L1));
    }

    void wrongInvitationsAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *key, const QJsonValue &value) { QTest::newRow(key) << QString::fromLatin1(key) << value; };
        row("integrationReference", u"other"_s);
        row("loginHint", QString());
        row("linkValidityInMinutes", 0);
        row("notification", QJsonObject{{u"type"_s, u"PIGEON"_s}});
        QTest::newRow("phone") << u"notification"_s << QJsonValue(QJsonObject{{u"type"_s, u"SMS"_s}, {u"phone"_s, u"555"_s}});
        QTest::newRow("email") << u"notification"_s << QJsonValue(QJsonObject{{u"type"_s, u"EMAIL"_s}, {u"email"_s, u"ana"_s}});
    }

    void wrongInvitationsAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject body = invitation(bySms());
        body.insert(key, value);
        QCOMPARE(invite(body, token()).status, 400);
        QVERIFY(m_fixture->messages().isEmpty());
    }

    void invitationsNeedALivingAccessToken()
    {
        const QByteArray bearer = token();
        QCOMPARE(invite(invitation(bySms()), {}).status, 401);
        QCOMPARE(invite(invitation(bySms()), "guess").status, 401);
        QCOMPARE(invite(invitation(bySms()), m_fixture->signIn()).status, 401); // an executive token is no access token
        m_fixture->clock.advance(1h);
        QCOMPARE(invite(invitation(bySms()), bearer).status, 401);
    }

private:
    QByteArray token() const
    {
        return test::postForm(m_fixture->at(u"/oauth2/token"_s), kGrant).json().value("access_token"_L1).toString().toLatin1();
    }
    Answer invite(const QJsonObject &body, const QByteArray &bearer) const
    {
        return test::postJson(m_fixture->at(u"/omni/b2b/onboarding/request-new"_s), body, {{"Authorization", "Bearer " + bearer}});
    }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(InvitationEndpointsTest)
#include "invitation_endpoints_test.moc"
