// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using test::Answer;
using test::SandboxFixture;

namespace
{

const QByteArray kGrant = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-oauth-secret&scope=openid";

QJsonObject invitation(const QJsonObject &notification)
{
    return {{QStringLiteral("integrationReference"), QStringLiteral("sandbox-integration")},
            {QStringLiteral("loginHint"), QStringLiteral("id-ana")},
            {QStringLiteral("externalCustomerId"), QStringLiteral("case-9")},
            {QStringLiteral("linkValidityInMinutes"), 10},
            {QStringLiteral("notification"), notification}};
}

QJsonObject bySms()
{
    return {{QStringLiteral("type"), QStringLiteral("SMS")}, {QStringLiteral("phone"), QStringLiteral("+14155550101")}};
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
        QTest::newRow("wrong secret") << QByteArray(kGrant).replace("oauth-secret", "guess") << 401 << QStringLiteral("invalid_client");
        QTest::newRow("wrong client") << QByteArray(kGrant).replace("id=sandbox", "id=other") << 401 << QStringLiteral("invalid_client");
        QTest::newRow("other grant") << QByteArray(kGrant).replace("client_credentials", "password") << 400
                                     << QStringLiteral("unsupported_grant_type");
        QTest::newRow("no scope") << QByteArray(kGrant).replace("&scope=openid", "") << 400 << QStringLiteral("invalid_scope");
    }

    void theAuthServerSpeaksOauth()
    {
        QFETCH(QByteArray, form);
        QFETCH(int, status);
        QFETCH(QString, error);
        const Answer answer = test::postForm(m_fixture->at(QStringLiteral("/oauth2/token")), form);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json().value(QLatin1String("error")).toString(), error);
        QCOMPARE(answer.json().value(QLatin1String("access_token")).toString().isEmpty(), status != 200);
        if (status == 200)
            QCOMPARE(answer.json().value(QLatin1String("expires_in")).toInt(), 3600);
    }

    void anInvitationSendsTheVendorsOwnMessage_data()
    {
        QTest::addColumn<QJsonObject>("notification");
        QTest::addColumn<QStringList>("kinds");
        const QJsonObject both{{QStringLiteral("type"), QStringLiteral("EMAIL_AND_SMS")},
                               {QStringLiteral("phone"), QStringLiteral("+14155550101")},
                               {QStringLiteral("email"), QStringLiteral("ana@example.com")}};
        QJsonObject email = both;
        email.insert(QStringLiteral("type"), QStringLiteral("EMAIL"));
        QTest::newRow("SMS") << bySms() << QStringList{QStringLiteral("sms +14155550101")};
        QTest::newRow("e-mail") << email << QStringList{QStringLiteral("email ana@example.com")};
        QTest::newRow("both") << both << QStringList{QStringLiteral("email ana@example.com"), QStringLiteral("sms +14155550101")};
    }

    void anInvitationSendsTheVendorsOwnMessage()
    {
        QFETCH(QJsonObject, notification);
        QFETCH(QStringList, kinds);
        const Answer answer = invite(invitation(notification), token());
        QCOMPARE(answer.status, 200);
        const QString url = answer.json().value(QLatin1String("url")).toString();
        QStringList arrived;
        const QJsonArray messages = m_fixture->messages();
        for (const QJsonValue &value : messages) {
            const QJsonObject message = value.toObject();
            arrived.append(message.value(QLatin1String("kind")).toString() + u' ' + message.value(QLatin1String("phone")).toString());
            QCOMPARE(message.value(QLatin1String("link")).toString(), url);
        }
        QCOMPARE(arrived, kinds);

        QCOMPARE(test::postJson(QUrl(url), {{QStringLiteral("outcome"), QStringLiteral("pass")}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        const QJsonObject face = m_fixture->receiver.body(1);
        QCOMPARE(face.value(QLatin1String("interviewId")), answer.json().value(QLatin1String("interviewId")));
        QCOMPARE(face.value(QLatin1String("externalCustomerId")).toString(), QStringLiteral("case-9"));
        QCOMPARE(face.value(QLatin1String("customerId")).toString(), QStringLiteral("id-ana"));
        QCOMPARE(face.value(QLatin1String("hint")).toString(), QStringLiteral("id-ana"));
    }

    void anInvitedSessionKnowsOneFaceOnly()
    {
        const QUrl page(invite(invitation(bySms()), token()).json().value(QLatin1String("url")).toString());
        QCOMPARE(test::postJson(page, {{QStringLiteral("outcome"), QStringLiteral("other_person")}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        const QJsonObject face = m_fixture->receiver.body(1);
        QCOMPARE(face.value(QLatin1String("overallStatus")).toString(), QStringLiteral("FAIL"));
        QCOMPARE(face.value(QLatin1String("error")).toObject().value(QLatin1String("name")).toString(),
                 QStringLiteral("USER_IS_NOT_RECOGNIZED"));
        QVERIFY(!face.contains(QLatin1String("customerId")));
        // The right face still may have its turn.
        QCOMPARE(test::postJson(page, {{QStringLiteral("outcome"), QStringLiteral("pass")}}).status, 200);
        QTRY_COMPARE(m_fixture->receiver.count(), 4);
        QCOMPARE(m_fixture->receiver.body(2).value(QLatin1String("customerId")).toString(), QStringLiteral("id-ana"));
    }

    void anInvitationOfAStrangerFindsNobody()
    {
        QJsonObject body = invitation(bySms());
        body.insert(QStringLiteral("loginHint"), QStringLiteral("id-nobody"));
        const QUrl page(invite(body, token()).json().value(QLatin1String("url")).toString());
        (void)test::postJson(page, {{QStringLiteral("outcome"), QStringLiteral("pass")}});
        QTRY_COMPARE(m_fixture->receiver.count(), 3);
        QCOMPARE(m_fixture->receiver.body(1).value(QLatin1String("error")).toObject().value(QLatin1String("name")).toString(),
                 QStringLiteral("NONEXISTENT_CUSTOMER"));
    }

    void anInvitationLivesAsLongAsAsked()
    {
        const Answer answer = invite(invitation(bySms()), token());
        m_fixture->clock.advance(10min);
        QTRY_COMPARE(m_fixture->receiver.count(), 1);
        QCOMPARE(m_fixture->receiver.body(0).value(QLatin1String("onboardingStatus")).toString(), QStringLiteral("EXPIRED"));
        QCOMPARE(m_fixture->receiver.body(0).value(QLatin1String("interviewId")), answer.json().value(QLatin1String("interviewId")));
    }

    void wrongInvitationsAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *key, const QJsonValue &value) { QTest::newRow(key) << QString::fromLatin1(key) << value; };
        row("integrationReference", QStringLiteral("other"));
        row("loginHint", QString());
        row("linkValidityInMinutes", 0);
        row("notification", QJsonObject{{QStringLiteral("type"), QStringLiteral("PIGEON")}});
        QTest::newRow("phone") << QStringLiteral("notification")
                               << QJsonValue(QJsonObject{{QStringLiteral("type"), QStringLiteral("SMS")},
                                                         {QStringLiteral("phone"), QStringLiteral("555")}});
        QTest::newRow("email") << QStringLiteral("notification")
                               << QJsonValue(QJsonObject{{QStringLiteral("type"), QStringLiteral("EMAIL")},
                                                         {QStringLiteral("email"), QStringLiteral("ana")}});
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
        QCOMPARE(invite(invitation(bySms()), m_fixture->signIn()).status, 401); // another kind of token
        m_fixture->clock.advance(1h);
        QCOMPARE(invite(invitation(bySms()), bearer).status, 401);
    }

private:
    QByteArray token() const
    {
        return test::postForm(m_fixture->at(QStringLiteral("/oauth2/token")), kGrant)
            .json()
            .value(QLatin1String("access_token"))
            .toString()
            .toLatin1();
    }
    Answer invite(const QJsonObject &body, const QByteArray &bearer) const
    {
        return test::postJson(m_fixture->at(QStringLiteral("/omni/b2b/onboarding/request-new")), body,
                              {{"Authorization", "Bearer " + bearer}});
    }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(InvitationEndpointsTest)
#include "invitation_endpoints_test.moc"
