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
inline constexpr auto kApiKey = "api-key-c4n4ry";
inline constexpr auto kSessionToken = "eyJzZXNzaW9u.t0k3n.c4n4ry";
inline constexpr auto kExecutiveToken = "eyJleGVj.t0k3n.c4n4ry";
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
        server.reply(kStart, {.body = jsonOf({{QStringLiteral("token"), QLatin1String(kSessionToken)},
                                              {QStringLiteral("interviewId"), QStringLiteral("interview-1")},
                                              {QStringLiteral("flowType"), QStringLiteral("x")}})});
        server.reply(kLink, {.body = jsonOf({{QStringLiteral("url"), QStringLiteral("https://capture.example/s/1")}})});
        server.reply(kPhone, {.body = R"({"success":true})"});
        server.reply(kLogIn, {.body = jsonOf({{QStringLiteral("token"), QLatin1String(kExecutiveToken)}})});
        server.reply(kSend, {.body = ""});
        incode::IncodeSettings settings{.apiUrl = server.url(),
                                        .onboardingUrl = server.url(),
                                        .clientId = QStringLiteral("bank +1&1"),
                                        .apiKey = base::Secret(kApiKey),
                                        .configurationId = QStringLiteral("flow-1"),
                                        .executiveEmail = QStringLiteral("relay@bank.example"),
                                        .executivePassword = base::Secret(kPassword)};
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
