// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QString>
#include <QUrl>

#include <chrono>

namespace authlink::incode
{

/// [incode] of the relay's configuration.
struct IncodeSettings {
    QUrl apiUrl;        ///< base, e.g. https://demo-api.incodesmile.com
    QUrl onboardingUrl; ///< base of static links, e.g. https://demo-onboarding.incodesmile.com
    QString clientId;
    base::Secret apiKey;
    QString configurationId;
    /// For SMS, legacy confirmation, a session's life, and records without a session token; empty: sendSms and verify answer Invalid.
    QString executiveEmail;
    base::Secret executivePassword;
    // For invitations: the vendor's auth server, and the integration made in its dashboard (docs/incode.md "Sessions, links, messages").
    QUrl authUrl{}; ///< base, e.g. https://auth.demo.incode.com; empty as any of these: invite answers Invalid
    QString integrationId{}, oauthClientId{};
    base::Secret oauthClientSecret{};
    std::chrono::milliseconds timeout = std::chrono::seconds(30); ///< per call, waiting for its turn included; 30 s at most
    // The vendor's limits (docs/incode.md "Limits and errors"): how many calls a second, and how many at once after a quiet time.
    double callsPerSecond = 100;
    int burst = 50;
    double faceCallsPerSecond = 1; ///< of those that compare faces
    int faceBurst = 5;
    int tries = 4; ///< of one call, where it may be sent again at all (gate/rate_limited_client.h)
};

/// The vendor's bases for "demo" and "production" (docs/incode.md "Addresses and credentials"); empty for anything else, the sandbox
/// included.
[[nodiscard]] QUrl apiUrlOf(const QString &environment);
[[nodiscard]] QUrl onboardingUrlOf(const QString &environment);
[[nodiscard]] QUrl authUrlOf(const QString &environment);

} // namespace authlink::incode
