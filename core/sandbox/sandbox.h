// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/sandbox/faults.h"
#include "core/verification/values.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <vector>

namespace authlink::sandbox
{

struct SandboxConfig {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;
    QUrl webhookUrl; ///< where results are posted; may be set later
    QString webhookHeaderName = QStringLiteral("X-Incode-Secret");
    base::Secret webhookSecret;
    QString clientId = QStringLiteral("sandbox");
    base::Secret apiKey = base::Secret("sandbox-api-key");
    QString configurationId = QStringLiteral("sandbox-flow");
    QString executiveEmail = QStringLiteral("relay@sandbox.invalid");
    base::Secret executivePassword = base::Secret("sandbox-password");
    // "Default client credentials integration" (facts/incode.md section 5); the auth server is at the same address.
    QString integrationId = QStringLiteral("sandbox-integration");
    QString oauthClientId = QStringLiteral("sandbox");
    base::Secret oauthClientSecret = base::Secret("sandbox-oauth-secret");
    std::chrono::seconds accessTokenLife = std::chrono::hours(1);
    std::chrono::milliseconds sessionLife = std::chrono::hours(1); ///< until EXPIRED, if nobody finishes the session
    double retryTimeScale = 1.0;                 ///< the vendor's retry schedule (30, 75, 187.5, 468.75, 1171.88 s) times this
    int maxAttempts = 3;                         ///< selfie attempts per session
    std::vector<verification::Customer> gallery; ///< enrolled identities
};

/// The simulated Incode: API (api.h), SMS inbox and faults (desk_pages.h), capture page (capture_pages.h), webhook sender
/// (webhook_sender.h). Loopback; one thread. `clock` and `random` outlive it.
class Sandbox final : public QObject
{
    Q_OBJECT

public:
    Sandbox(SandboxConfig config, base::Clock &clock, base::Random &random, QObject *parent = nullptr);
    ~Sandbox() override;

    /// Errors: Invalid (the address can't be had).
    [[nodiscard]] base::Result<void> start();
    void stop();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const; ///< base of the API and of the pages
    /// Where results go from now on, those that wait for a retry included.
    void setWebhook(const QUrl &url, const QString &headerName, const base::Secret &secret);
    /// As POST /sandbox/faults, which changes only what it names; this replaces all.
    void setFaults(const Faults &faults);

private:
    struct Rooms;
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace authlink::sandbox
