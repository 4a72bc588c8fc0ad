// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using test::Answer;
using test::SandboxFixture;

namespace
{

const QJsonObject kStart{{u"configurationId"_s, u"sandbox-flow"_s}};

void verifyVendorError(const Answer &answer, int status, const QString &path)
{
    QCOMPARE(answer.status, status);
    const QJsonObject body = answer.json();
    QCOMPARE(body.keys(), QStringList({u"error"_s, u"message"_s, u"path"_s, u"status"_s, u"timestamp"_s}));
    QCOMPARE(body.value("status"_L1).toInt(), status);
    QCOMPARE(body.value("path"_L1).toString(), path);
    QVERIFY(body.value("timestamp"_L1).isDouble());
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
        const Answer answer = test::postJson(m_fixture->at(u"/omni/start"_s), kStart, SandboxFixture::api());
        QCOMPARE(answer.status, 200);
        const QJsonObject body = answer.json();
        static const QRegularExpression id(u"^[0-9a-f]{24}$"_s);
        QVERIFY(id.match(body.value("interviewId"_L1).toString()).hasMatch());
        const QString token = body.value("token"_L1).toString();
        QCOMPARE(token.count(u'.'), 2);
        QVERIFY(token.size() <= 256);
        QCOMPARE(body.value("existingSession"_L1), QJsonValue(false));
        QCOMPARE(body.value("clientId"_L1).toString(), u"sandbox"_s);
    }

    void theVendorsHeadersAreAskedFor()
    {
        const QString path = u"/omni/start"_s;
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
        const QString path = u"/omni/nonsense"_s;
        verifyVendorError(test::get(m_fixture->at(path), SandboxFixture::api()), 404, path);
    }

    void onboardingUrlNeedsTheSessionsToken()
    {
        const QString path = u"/omni/onboarding-url"_s;
        verifyVendorError(test::get(m_fixture->at(path), SandboxFixture::api()), 401, path);
        verifyVendorError(test::get(m_fixture->at(path), SandboxFixture::api("forged")), 401, path);
        const auto session = m_fixture->startSession();
        verifyVendorError(test::get(m_fixture->at(path, u"clientId=other"_s), SandboxFixture::api(session.token)), 400, path);
        QVERIFY(session.page.toString().startsWith(m_fixture->sandbox->url().toString()));
    }

    void theTokenAloneIsEnoughBelowZero()
    {
        const auto session = m_fixture->startSession();
        const Answer answer = test::get(m_fixture->at(u"/0/omni/onboarding-url"_s, u"clientId=sandbox"_s),
                                        {{"api-version", "1.0"}, {"X-Incode-Hardware-Id", session.token}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value("url"_L1).toString(), session.page.toString());
        // Below /0/ there are only calls that take a session token.
        QCOMPARE(test::postJson(m_fixture->at(u"/0/omni/start"_s), kStart, {{"api-version", "1.0"}}).status, 404);
    }

    void sessionsCanBeResumedByTheirId()
    {
        const auto session = m_fixture->startSession();
        QJsonObject body = kStart;
        body.insert(u"interviewId"_s, session.interviewId);
        const QJsonObject resumed = test::postJson(m_fixture->at(u"/omni/start"_s), body, SandboxFixture::api()).json();
        QCOMPARE(resumed.value("interviewId"_L1).toString(), session.interviewId);
        QCOMPARE(resumed.value("existingSession"_L1), QJsonValue(true));
        QCOMPARE(test::get(m_fixture->at(u"/omni/onboarding-url"_s), SandboxFixture::api(session.token)).status, 401);
    }

    void anSmsArrivesInTheInbox()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        QCOMPARE(m_fixture->sendSms(session, u"Hi <b> %1: http://127.0.0.1:1/v/abc."_s).status, 200);
        const QJsonArray messages = test::get(m_fixture->at(u"/sandbox/messages.json"_s)).json().value("messages"_L1).toArray();
        QCOMPARE(messages.size(), 1);
        const QJsonObject message = messages.first().toObject();
        QCOMPARE(message.value("phone"_L1).toString(), u"+14155550101"_s);
        QCOMPARE(message.value("link"_L1).toString(), u"http://127.0.0.1:1/v/abc"_s);
        const QByteArray inbox = test::get(m_fixture->at(u"/sandbox/inbox"_s)).body;
        QVERIFY(inbox.contains(
            "Hi &lt;b&gt; %1: <a target=\"_blank\" rel=\"noreferrer\" href=\"http://127.0.0.1:1/v/abc\">http://127.0.0.1:1/v/abc</a>."));
    }

    void anSmsNeedsAnExecutiveAPhoneAndTheRightIds()
    {
        const QString path = u"/omni/external/send-sms"_s;
        const auto session = m_fixture->startSession();
        QCOMPARE(m_fixture->sendSms(session, u"no phone yet"_s).status, 400);
        const QJsonObject body{{u"clientId"_s, u"sandbox"_s}, {u"interviewId"_s, session.interviewId}, {u"smsText"_s, u"x"_s}};
        const QUrl url = m_fixture->at(path, u"id="_s + session.interviewId);
        verifyVendorError(test::postJson(url, body, SandboxFixture::api(session.token)), 401, path);
        verifyVendorError(test::postJson(m_fixture->at(path, u"id=other"_s), body, SandboxFixture::api(m_fixture->executive)), 400, path);
        QCOMPARE(test::postJson(m_fixture->at(u"/omni/add/phone"_s), {{u"phone"_s, u"555"_s}}, SandboxFixture::api(session.token)).status,
                 400);
        QCOMPARE(test::postJson(m_fixture->at(u"/executive/log-in"_s),
                                {{u"email"_s, u"relay@sandbox.invalid"_s}, {u"password"_s, u"guess"_s}}, SandboxFixture::api())
                     .status,
                 401);
    }

    void executiveTokensLastADay()
    {
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        QCOMPARE(m_fixture->sendSms(session, u"one"_s).status, 200);
        const QByteArray token = m_fixture->executive;
        m_fixture->clock.advance(std::chrono::hours(24));
        const QJsonObject body{{u"clientId"_s, u"sandbox"_s}, {u"interviewId"_s, session.interviewId}, {u"smsText"_s, u"two"_s}};
        const QUrl url = m_fixture->at(u"/omni/external/send-sms"_s, u"id="_s + session.interviewId);
        QCOMPARE(test::postJson(url, body, SandboxFixture::api(token)).status, 401);
    }

    void faultsAreReadAndCheckedOverHttp()
    {
        const QUrl url = m_fixture->at(u"/sandbox/faults"_s);
        const QJsonObject set = test::postJson(url, {{u"dropNext"_s, 2}, {u"delayMs"_s, 50}}).json();
        QCOMPARE(set.value("dropNext"_L1).toInt(), 2);
        QCOMPARE(test::get(url).json(), set);
        QCOMPARE(test::postJson(url, {{u"dropNext"_s, -1}}).status, 400);
        QCOMPARE(test::postJson(url, {{u"dropNext"_s, 1.5}}).status, 400);
        QCOMPARE(test::postJson(url, {{u"explode"_s, true}}).status, 400);
        QCOMPARE(test::exchange("POST", url, {{"Content-Type", "text/plain"}}, "{\"hold\":true}").status, 400);
        QCOMPARE(test::get(url).json(), set);
    }

private:
    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(ApiServerTest)
#include "api_server_test.moc"
