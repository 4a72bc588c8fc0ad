// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/incode_client.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>

#include <functional>
#include <memory>

Q_DECLARE_METATYPE(authlink::test::FakeReply)

/// A client, a clock and a vendor that answers well unless told otherwise.
namespace authlink::test
{

inline const QString kStart = QStringLiteral("/omni/start");
inline const QString kLink = QStringLiteral("/omni/onboarding-url");
inline const QString kPhone = QStringLiteral("/omni/add/phone");
inline const QString kLogIn = QStringLiteral("/executive/log-in");
inline const QString kSend = QStringLiteral("/omni/external/send-sms");
inline const QString kScore = QStringLiteral("/omni/get/score");
inline const QString kLife = QStringLiteral("/omni/get/onboarding/status");
inline const QString kVerify = QStringLiteral("/omni/authentication/verify");
inline const QString kAccess = QStringLiteral("/oauth2/token");
inline const QString kInvite = QStringLiteral("/omni/b2b/onboarding/request-new");
inline constexpr auto kApiKey = "api-key-c4n4ry";
inline constexpr auto kSessionToken = "eyJzZXNzaW9u.t0k3n.c4n4ry";
inline constexpr auto kExecutiveToken = "eyJleGVj.t0k3n.c4n4ry";
inline constexpr auto kAccessToken = "0p4que-4ccess-c4n4ry";
inline constexpr auto kClientSecret = "cl13nt+secret&c4n4ry";
inline constexpr auto kPassword = "p4ssw0rd-c4n4ry";
inline const QString kPhoneNumber = QStringLiteral("+16465555555");

inline QByteArray jsonOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What a callback got, and how often.
template <typename T>
struct Outcome {
    int calls = 0;
    base::Result<T> result = base::fail(base::ErrorCode::Internal, QStringLiteral("not called"));

    [[nodiscard]] incode::Callback<T> receiver()
    {
        return [this](base::Result<T> given) {
            ++calls;
            result = std::move(given);
        };
    }
};

struct ClientFixture {
    using Change = std::function<void(incode::IncodeSettings &)>;
    explicit ClientFixture(const Change &change = {})
    {
        server.reply(kStart, {.body = jsonOf({{QStringLiteral("token"), QLatin1StringView(kSessionToken)},
                                              {QStringLiteral("interviewId"), QStringLiteral("interview-1")},
                                              {QStringLiteral("flowType"), QStringLiteral("x")}})});
        server.reply(kLink, {.body = jsonOf({{QStringLiteral("url"), QStringLiteral("https://capture.example/s/1")}})});
        server.reply(kPhone, {.body = R"({"success":true})"});
        server.reply(kLogIn, {.body = jsonOf({{QStringLiteral("token"), QLatin1StringView(kExecutiveToken)}})});
        server.reply(kSend, {.body = ""});
        const QJsonObject fine{{QStringLiteral("value"), QStringLiteral("99.1")}, {QStringLiteral("status"), QStringLiteral("OK")}};
        const QJsonObject unknown{{QStringLiteral("status"), QStringLiteral("UNKNOWN")}};
        server.reply(
            kScore,
            {.body = jsonOf({{QStringLiteral("authentication"),
                              QJsonObject{{QStringLiteral("overall"), fine}, {QStringLiteral("identityId"), QStringLiteral("customer-1")}}},
                             {QStringLiteral("liveness"), QJsonObject{{QStringLiteral("overall"), fine},
                                                                      {QStringLiteral("livenessScore"), fine},
                                                                      {QStringLiteral("physicalAttack"), fine},
                                                                      {QStringLiteral("spoofDetectionMethod"), QStringLiteral("SF")}}},
                             {QStringLiteral("deviceRisk"), QJsonObject{{QStringLiteral("overall"), unknown}}},
                             {QStringLiteral("retryInfo"), QJsonObject()},
                             {QStringLiteral("overall"), fine}})});
        server.reply(kLife, {.body = R"({"onboardingStatus":"ONBOARDING_FINISHED"})"});
        server.reply(kVerify, {.body = R"({"verified":true})"});
        server.reply(kAccess, {.body = jsonOf({{QStringLiteral("access_token"), QLatin1StringView(kAccessToken)},
                                               {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                                               {QStringLiteral("expires_in"), 3600}})});
        server.reply(kInvite, {.body = jsonOf({{QStringLiteral("interviewId"), QStringLiteral("interview-9")},
                                               {QStringLiteral("url"), QStringLiteral("https://capture.example/s/9")}})});
        incode::IncodeSettings settings{.apiUrl = server.url(),
                                        .onboardingUrl = server.url(),
                                        .clientId = QStringLiteral("bank +1&1"),
                                        .apiKey = base::Secret(kApiKey),
                                        .configurationId = QStringLiteral("flow-1"),
                                        .executiveEmail = QStringLiteral("relay@bank.example"),
                                        .executivePassword = base::Secret(kPassword),
                                        .authUrl = server.url(),
                                        .integrationId = QStringLiteral("integration-1"),
                                        .oauthClientId = QStringLiteral("relay client"),
                                        .oauthClientSecret = base::Secret(kClientSecret)};
        settings.tries = 1; // what is repeated, and when, is gate_test's
        if (change)
            change(settings);
        client = std::make_unique<incode::IncodeClient>(settings, network, clock, random, vendor);
    }

    [[nodiscard]] incode::SessionRequest request() const
    {
        return {.externalCustomerId = QStringLiteral("v-1"), .language = QStringLiteral("en"), .redirectionUrl = {}};
    }
    [[nodiscard]] incode::SmsRequest sms() const
    {
        return {.interviewId = QStringLiteral("interview-1"),
                .sessionToken = base::Secret(kSessionToken),
                .phone = kPhoneNumber,
                .text = QStringLiteral("Please confirm: https://verify.example/v/abc")};
    }

    FakeHttpServer server;
    ManualClock clock;
    SeededRandom random;
    incode::VendorState vendor;
    QNetworkAccessManager network;
    std::unique_ptr<incode::IncodeClient> client;
};

} // namespace authlink::test
