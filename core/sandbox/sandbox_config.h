// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/verification/values.h"

#include <QHostAddress>
#include <QString>
#include <QUrl>

#include <chrono>
#include <vector>

namespace authlink::sandbox
{

/// Where the vendor gets the access tokens for its webhooks (docs/incode.md, "Webhooks").
struct WebhookOAuth {
    QUrl tokenUrl; ///< empty: no OAuth
    QString clientId;
    base::Secret clientSecret;
};

/// The settings of the simulated vendor. The defaults fit those of a relay without a configuration file, so that the two find each other.
struct SandboxConfig {
    static constexpr quint16 kDefaultPort = 8090;
    static constexpr char kDefaultWebhookUrl[] = "http://127.0.0.1:8080/webhooks/incode";

    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;
    QUrl webhookUrl; ///< where results are posted; may be set later
    QString webhookHeaderName = QStringLiteral("X-Incode-Secret");
    base::Secret webhookSecret = base::Secret("sandbox-webhook-secret"); ///< empty: no header
    WebhookOAuth webhookOAuth;                                           ///< in addition to the header, if that has a secret
    bool onboardingStatusWebhooks = false;                               ///< in addition to the Session webhooks
    QString clientId = QStringLiteral("sandbox");
    base::Secret apiKey = base::Secret("sandbox-api-key");
    QString configurationId = QStringLiteral("sandbox-flow");
    QString executiveEmail = QStringLiteral("relay@sandbox.invalid");
    base::Secret executivePassword = base::Secret("sandbox-password");
    // For invitations by request-new (docs/incode.md, "Sessions, links, messages"); the auth server has the same address as the API.
    QString integrationId = QStringLiteral("sandbox-integration");
    QString oauthClientId = QStringLiteral("sandbox");
    base::Secret oauthClientSecret = base::Secret("sandbox-oauth-secret");
    std::chrono::seconds accessTokenLife = std::chrono::hours(1);
    std::chrono::milliseconds sessionLife = std::chrono::hours(1); ///< until a session that nobody finishes expires
    QString gatewayUser = QStringLiteral("sandbox");               ///< for Basic authentication at the message gateway
    base::Secret gatewaySecret;                                    ///< empty: the gateway takes messages from anybody
    double retryTimeScale = 1.0;                                   ///< what the vendor's retry schedule is multiplied with
    int maxAttempts = 3;                                           ///< selfie attempts per session
    std::vector<verification::Customer> gallery;                   ///< the enrolled customers
};

} // namespace authlink::sandbox
