// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

/// The relay's client and the simulated vendor understand each other.
class SandboxIncodeClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::SandboxFixture>();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_settings.apiUrl = m_fixture->sandbox->url();
        m_settings.onboardingUrl = m_fixture->sandbox->url();
        m_settings.clientId = u"sandbox"_s;
        m_settings.apiKey = base::Secret("sandbox-api-key");
        m_settings.configurationId = u"sandbox-flow"_s;
        m_settings.executiveEmail = u"relay@sandbox.invalid"_s;
        m_settings.executivePassword = base::Secret("sandbox-password");
        m_settings.authUrl = m_fixture->sandbox->url();
        m_settings.integrationId = u"sandbox-integration"_s;
        m_settings.oauthClientId = u"sandbox"_s;
        m_settings.oauthClientSecret = base::Secret("sandbox-oauth-secret");
    }
    void cleanup()
    {
        m_network.reset();
        m_fixture.reset();
    }

    void startsASessionAndTextsItsLink()
    {
        incode::IncodeClient client(m_settings, *m_network, m_fixture->clock, m_fixture->random, m_vendor);
        std::optional<base::Result<incode::Session>> session;
        const auto starting = client.startSession({.externalCustomerId = u"verification-1"_s, .language = u"es"_s, .redirectionUrl = {}},
                                                  [&](auto result) { session = std::move(result); });
        QTRY_VERIFY(session.has_value());
        QVERIFY2(session->has_value(), session->has_value() ? "" : qPrintable(session->error().message));
        QCOMPARE(test::get((*session)->captureUrl).status, 200);

        std::optional<base::Result<void>> sent;
        const auto sending = client.sendSms({.interviewId = (*session)->interviewId,
                                             .sessionToken = (*session)->token,
                                             .phone = u"+14155550101"_s,
                                             .text = u"Open "_s + (*session)->captureUrl.toString()},
                                            [&](auto result) { sent = std::move(result); });
        QTRY_VERIFY(sent.has_value());
        QVERIFY2(sent->has_value(), sent->has_value() ? "" : qPrintable(sent->error().message));
        const QJsonArray messages = test::get(m_fixture->at(u"/sandbox/messages.json"_s)).json().value("messages"_L1).toArray();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().toObject().value("link"_L1).toString(), (*session)->captureUrl.toString());
    }

    void anInvitedCustomersRecordNamesThem()
    {
        incode::IncodeClient client(m_settings, *m_network, m_fixture->clock, m_fixture->random, m_vendor);
        std::optional<base::Result<incode::Invitation>> invitation;
        const auto inviting = client.invite({.by = incode::InvitationRequest::By::Email,
                                             .contact = u"ana@example.com"_s,
                                             .loginHint = u"id-ana"_s,
                                             .externalCustomerId = u"verification-1"_s,
                                             .validity = std::chrono::minutes(5)},
                                            [&](auto result) { invitation = std::move(result); });
        QTRY_VERIFY(invitation.has_value());
        QVERIFY2(invitation->has_value(), invitation->has_value() ? "" : qPrintable(invitation->error().message));
        const incode::RecordRequest request{.interviewId = (*invitation)->interviewId, .sessionToken = {}, .withLife = true};
        QCOMPARE(ask(client, request).overall, verification::RecordStatus::Absent);
        QCOMPARE(test::postJson((*invitation)->url, {{u"outcome"_s, u"pass"_s}}).status, 200);
        const verification::VendorRecord record = ask(client, request);
        QCOMPARE(record.overall, verification::RecordStatus::Ok);
        QCOMPARE(record.identityId, u"id-ana"_s);
        QCOMPARE(record.life, verification::SessionEvent::Finished);
    }

    void aRecordThatDisagreesIsNeverFine_data()
    {
        QTest::addColumn<sandbox::faults::RecordFault>("fault");
        QTest::addColumn<bool>("ok");
        QTest::newRow("truth") << sandbox::faults::RecordFault::None << true;
        QTest::newRow("other") << sandbox::faults::RecordFault::OtherIdentity << false;
        QTest::newRow("fail") << sandbox::faults::RecordFault::Fail << false;
        QTest::newRow("missing") << sandbox::faults::RecordFault::Missing << false;
        QTest::newRow("types") << sandbox::faults::RecordFault::WrongTypes << false;
        QTest::newRow("pending") << sandbox::faults::RecordFault::Pending << false;
    }

    void aRecordThatDisagreesIsNeverFine()
    {
        QFETCH(sandbox::faults::RecordFault, fault);
        QFETCH(bool, ok);
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        (void)test::postJson(session.page, {{u"outcome"_s, u"pass"_s}});
        (void)test::postJson(m_fixture->at(u"/sandbox/hello"_s), {{u"outcome"_s, u"pass"_s}, {u"face"_s, u"id-ana"_s}});
        QTRY_COMPARE(m_fixture->receiver.count(), 4);
        sandbox::faults::Faults faults;
        faults.record = fault;
        m_fixture->sandbox->setFaults(faults);

        incode::IncodeClient client(m_settings, *m_network, m_fixture->clock, m_fixture->random, m_vendor);
        const verification::VendorRecord record =
            ask(client, {.interviewId = session.interviewId, .sessionToken = base::Secret(session.token), .withLife = false});
        QCOMPARE(record.overall == verification::RecordStatus::Ok && record.identityId == u"id-ana", ok);
        const QJsonObject webhook = m_fixture->receiver.body(3);
        const auto secret = [&webhook](const char *key) { return base::Secret::fromString(webhook.value(QLatin1String(key)).toString()); };
        std::optional<base::Result<bool>> verified;
        const auto verifying =
            client.verify({.transactionId = secret("transactionId"), .token = secret("token"), .interviewToken = secret("interviewToken")},
                          [&](auto result) { verified = std::move(result); });
        QTRY_VERIFY(verified.has_value());
        QCOMPARE(verified->value_or(false), ok);
    }

    void aCutAnswerSendsNothingTwice()
    {
        incode::IncodeClient client(m_settings, *m_network, m_fixture->clock, m_fixture->random, m_vendor);
        const auto session = m_fixture->startSession(u"+14155550101"_s);
        sandbox::faults::Faults faults;
        faults.api = {{.fault = sandbox::faults::ApiFault::CutAfter, .endpoint = "/omni/external/send-sms", .next = 1}};
        m_fixture->sandbox->setFaults(faults);
        std::optional<base::Result<void>> sent;
        const auto sending = client.sendSms({.interviewId = session.interviewId,
                                             .sessionToken = base::Secret(session.token),
                                             .phone = u"+14155550101"_s,
                                             .text = u"Once"_s},
                                            [&](auto result) { sent = std::move(result); });
        QTRY_VERIFY(sent.has_value());
        QVERIFY(!sent->has_value());
        QCOMPARE(m_fixture->messages().size(), 1);
    }

    void theStaticLinkIsAPageOfTheSandbox()
    {
        const incode::IncodeClient client(m_settings, *m_network, m_fixture->clock, m_fixture->random, m_vendor);
        QCOMPARE(test::get(client.staticLink()).status, 200);
    }

    void aWrongKeyIsRefusedInTheVendorsWords()
    {
        m_settings.apiKey = base::Secret("other");
        incode::IncodeClient client(m_settings, *m_network, m_fixture->clock, m_fixture->random, m_vendor);
        std::optional<base::Result<incode::Session>> session;
        const auto starting = client.startSession({}, [&](auto result) { session = std::move(result); });
        QTRY_VERIFY(session.has_value());
        QVERIFY(!session->has_value());
        QCOMPARE(session->error().code, base::ErrorCode::VendorUnavailable);
        QVERIFY2(session->error().message.contains("x-api-key"_L1), qPrintable(session->error().message));
    }

private:
    static verification::VendorRecord ask(incode::IncodeClient &client, const incode::RecordRequest &request)
    {
        std::optional<base::Result<verification::VendorRecord>> record;
        const auto asking = client.record(request, [&](auto result) { record = std::move(result); });
        if (!QTest::qWaitFor([&record] { return record.has_value(); }) || !record->has_value())
            qFatal("no record");
        return **record;
    }

    incode::IncodeSettings m_settings;
    incode::VendorState m_vendor;
    std::unique_ptr<test::SandboxFixture> m_fixture;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

QTEST_GUILESS_MAIN(SandboxIncodeClientTest)
#include "incode_client_test.moc"
