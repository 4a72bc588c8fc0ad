// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace authlink;
using test::Answer;
using test::SandboxFixture;

namespace
{

const QJsonObject kStart{{QStringLiteral("configurationId"), QStringLiteral("sandbox-flow")}};

void verifyVendorError(const Answer &answer, int status, const QString &path)
{
    QCOMPARE(answer.status, status);
    const QJsonObject body = answer.json();
    QCOMPARE(body.keys(), QStringList({QStringLiteral("error"), QStringLiteral("message"), QStringLiteral("path"), QStringLiteral("status"),
                                       QStringLiteral("timestamp")}));
    QCOMPARE(body.value(QLatin1String("status")).toInt(), status);
    QCOMPARE(body.value(QLatin1String("path")).toString(), path);
    QVERIFY(body.value(QLatin1String("timestamp")).isDouble());
}

} // namespace

class ApiServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void startLooksLikeTheVendors()
    {
        const Answer answer = test::postJson(m_fixture->at(QStringLiteral("/omni/start")), kStart, SandboxFixture::api());
        QCOMPARE(answer.status, 200);
        const QJsonObject body = answer.json();
        static const QRegularExpression id(QStringLiteral("^[0-9a-f]{24}$"));
        QVERIFY(id.match(body.value(QLatin1String("interviewId")).toString()).hasMatch());
        const QString token = body.value(QLatin1String("token")).toString();
        QCOMPARE(token.count(u'.'), 2);
        QVERIFY(token.size() <= 256);
        QCOMPARE(body.value(QLatin1String("existingSession")), QJsonValue(false));
        QCOMPARE(body.value(QLatin1String("clientId")).toString(), QStringLiteral("sandbox"));
    }

    void theVendorsHeadersAreAskedFor()
    {
        const QString path = QStringLiteral("/omni/start");
        const QUrl url = m_fixture->at(path);
        verifyVendorError(test::postJson(url, kStart, {{"x-api-key", "sandbox-api-key"}}), 400, path);
        verifyVendorError(test::postJson(url, kStart, {{"api-version", "2.0"}, {"x-api-key", "sandbox-api-key"}}), 400, path);
        verifyVendorError(test::postJson(url, kStart, {{"api-version", "1.0"}}), 403, path);
        verifyVendorError(test::postJson(url, kStart, {{"api-version", "1.0"}, {"x-api-key", "other"}}), 403, path);
        verifyVendorError(test::get(url, SandboxFixture::api()), 405, path);
        verifyVendorError(test::postForm(url, "configurationId=sandbox-flow", SandboxFixture::api()), 400, path);
        verifyVendorError(test::postJson(url, {}, SandboxFixture::api()), 400, path);
    }

    void unknownResourcesAnswerInTheVendorsShape()
    {
        const QString path = QStringLiteral("/omni/nonsense");
        verifyVendorError(test::get(m_fixture->at(path), SandboxFixture::api()), 404, path);
    }

    void onboardingUrlNeedsTheSessionsToken()
    {
        const QString path = QStringLiteral("/omni/onboarding-url");
        verifyVendorError(test::get(m_fixture->at(path), SandboxFixture::api()), 401, path);
        verifyVendorError(test::get(m_fixture->at(path), SandboxFixture::api("forged")), 401, path);
        const auto session = m_fixture->startSession();
        verifyVendorError(test::get(m_fixture->at(path, QStringLiteral("clientId=other")), SandboxFixture::api(session.token)), 400, path);
        QVERIFY(session.page.toString().startsWith(m_fixture->sandbox->url().toString()));
    }

    void theTokenAloneIsEnoughBelowZero()
    {
        const auto session = m_fixture->startSession();
        const Answer answer = test::get(m_fixture->at(QStringLiteral("/0/omni/onboarding-url"), QStringLiteral("clientId=sandbox")),
                                        {{"api-version", "1.0"}, {"X-Incode-Hardware-Id", session.token}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(QLatin1String("url")).toString(), session.page.toString());
        // Only what a session token can vouch for.
        QCOMPARE(test::postJson(m_fixture->at(QStringLiteral("/0/omni/start")), kStart, {{"api-version", "1.0"}}).status, 404);
    }

    void sessionsCanBeResumedByTheirId()
    {
        const auto session = m_fixture->startSession();
        QJsonObject body = kStart;
        body.insert(QStringLiteral("interviewId"), session.interviewId);
        const QJsonObject resumed = test::postJson(m_fixture->at(QStringLiteral("/omni/start")), body, SandboxFixture::api()).json();
        QCOMPARE(resumed.value(QLatin1String("interviewId")).toString(), session.interviewId);
        QCOMPARE(resumed.value(QLatin1String("existingSession")), QJsonValue(true));
        QCOMPARE(test::get(m_fixture->at(QStringLiteral("/omni/onboarding-url")), SandboxFixture::api(session.token)).status, 401);
    }

    void anSmsArrivesInTheInbox()
    {
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        QCOMPARE(m_fixture->sendSms(session, QStringLiteral("Hi <b> %1: http://127.0.0.1:1/v/abc.")).status, 200);
        const QJsonArray messages =
            test::get(m_fixture->at(QStringLiteral("/sandbox/messages.json"))).json().value(QLatin1String("messages")).toArray();
        QCOMPARE(messages.size(), 1);
        const QJsonObject message = messages.first().toObject();
        QCOMPARE(message.value(QLatin1String("phone")).toString(), QStringLiteral("+14155550101"));
        QCOMPARE(message.value(QLatin1String("link")).toString(), QStringLiteral("http://127.0.0.1:1/v/abc"));
        const QByteArray inbox = test::get(m_fixture->at(QStringLiteral("/sandbox/inbox"))).body;
        QVERIFY(inbox.contains(
            "Hi &lt;b&gt; %1: <a target=\"_blank\" rel=\"noreferrer\" href=\"http://127.0.0.1:1/v/abc\">http://127.0.0.1:1/v/abc</a>."));
    }

    void anSmsNeedsAnExecutiveAPhoneAndTheRightIds()
    {
        const QString path = QStringLiteral("/omni/external/send-sms");
        const auto session = m_fixture->startSession();
        QCOMPARE(m_fixture->sendSms(session, QStringLiteral("no phone yet")).status, 400);
        const QJsonObject body{{QStringLiteral("clientId"), QStringLiteral("sandbox")},
                               {QStringLiteral("interviewId"), session.interviewId},
                               {QStringLiteral("smsText"), QStringLiteral("x")}};
        const QUrl url = m_fixture->at(path, QStringLiteral("id=") + session.interviewId);
        verifyVendorError(test::postJson(url, body, SandboxFixture::api(session.token)), 401, path);
        verifyVendorError(test::postJson(m_fixture->at(path, QStringLiteral("id=other")), body, SandboxFixture::api(m_fixture->executive)),
                          400, path);
        QCOMPARE(test::postJson(m_fixture->at(QStringLiteral("/omni/add/phone")), {{QStringLiteral("phone"), QStringLiteral("555")}},
                                SandboxFixture::api(session.token))
                     .status,
                 400);
        QCOMPARE(test::postJson(m_fixture->at(QStringLiteral("/executive/log-in")),
                                {{QStringLiteral("email"), QStringLiteral("relay@sandbox.invalid")},
                                 {QStringLiteral("password"), QStringLiteral("guess")}},
                                SandboxFixture::api())
                     .status,
                 401);
    }

    void executiveTokensLastADay()
    {
        const auto session = m_fixture->startSession(QStringLiteral("+14155550101"));
        QCOMPARE(m_fixture->sendSms(session, QStringLiteral("one")).status, 200);
        const QByteArray token = m_fixture->executive;
        m_fixture->clock.advance(std::chrono::hours(24));
        const QJsonObject body{{QStringLiteral("clientId"), QStringLiteral("sandbox")},
                               {QStringLiteral("interviewId"), session.interviewId},
                               {QStringLiteral("smsText"), QStringLiteral("two")}};
        const QUrl url = m_fixture->at(QStringLiteral("/omni/external/send-sms"), QStringLiteral("id=") + session.interviewId);
        QCOMPARE(test::postJson(url, body, SandboxFixture::api(token)).status, 401);
    }

    void faultsAreReadAndCheckedOverHttp()
    {
        const QUrl url = m_fixture->at(QStringLiteral("/sandbox/faults"));
        const QJsonObject set = test::postJson(url, {{QStringLiteral("dropNext"), 2}, {QStringLiteral("delayMs"), 50}}).json();
        QCOMPARE(set.value(QLatin1String("dropNext")).toInt(), 2);
        QCOMPARE(test::get(url).json(), set);
        QCOMPARE(test::postJson(url, {{QStringLiteral("dropNext"), -1}}).status, 400);
        QCOMPARE(test::postJson(url, {{QStringLiteral("dropNext"), 1.5}}).status, 400);
        QCOMPARE(test::postJson(url, {{QStringLiteral("explode"), true}}).status, 400);
        QCOMPARE(test::exchange("POST", url, {{"Content-Type", "text/plain"}}, "{\"hold\":true}").status, 400);
        QCOMPARE(test::get(url).json(), set);
    }

private:
    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(ApiServerTest)
#include "api_server_test.moc"
