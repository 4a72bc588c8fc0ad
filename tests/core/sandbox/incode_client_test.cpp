// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace authlink;

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
        m_settings.clientId = QStringLiteral("sandbox");
        m_settings.apiKey = base::Secret("sandbox-api-key");
        m_settings.configurationId = QStringLiteral("sandbox-flow");
        m_settings.executiveEmail = QStringLiteral("relay@sandbox.invalid");
        m_settings.executivePassword = base::Secret("sandbox-password");
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
        const auto starting =
            client.startSession({.externalCustomerId = QStringLiteral("case-1"), .language = QStringLiteral("es"), .redirectionUrl = {}},
                                [&](auto result) { session = std::move(result); });
        QTRY_VERIFY(session.has_value());
        QVERIFY2(session->has_value(), session->has_value() ? "" : qPrintable(session->error().message));
        QCOMPARE(test::get((*session)->captureUrl).status, 200);

        std::optional<base::Result<void>> sent;
        const auto sending = client.sendSms({.interviewId = (*session)->interviewId,
                                             .sessionToken = (*session)->token,
                                             .phone = QStringLiteral("+14155550101"),
                                             .text = QStringLiteral("Open ") + (*session)->captureUrl.toString()},
                                            [&](auto result) { sent = std::move(result); });
        QTRY_VERIFY(sent.has_value());
        QVERIFY2(sent->has_value(), sent->has_value() ? "" : qPrintable(sent->error().message));
        const QJsonArray messages =
            test::get(m_fixture->at(QStringLiteral("/sandbox/messages.json"))).json().value(QLatin1String("messages")).toArray();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().toObject().value(QLatin1String("link")).toString(), (*session)->captureUrl.toString());
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
        QVERIFY2(session->error().message.contains(QLatin1String("x-api-key")), qPrintable(session->error().message));
    }

private:
    incode::IncodeSettings m_settings;
    incode::VendorState m_vendor;
    std::unique_ptr<test::SandboxFixture> m_fixture;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

QTEST_GUILESS_MAIN(SandboxIncodeClientTest)
#include "incode_client_test.moc"
