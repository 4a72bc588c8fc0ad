// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/sandbox/faults/faults.h"
#include "core/sandbox/pages/forgery.h"
#include "core/sandbox/webhooks/bearer_source.h"
#include "core/verification/values.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <vector>

namespace authlink::sandbox
{

/// What the simulated vendor is like. The defaults are those of a relay without a configuration file, so that the two find each other.
struct SandboxConfig {
    static constexpr quint16 kDefaultPort = 8090;
    static constexpr char kDefaultWebhookUrl[] = "http://127.0.0.1:8080/webhooks/incode";

    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;
    QUrl webhookUrl; ///< where results are posted; may be set later
    QString webhookHeaderName = QStringLiteral("X-Incode-Secret");
    base::Secret webhookSecret = base::Secret("sandbox-webhook-secret"); ///< empty: no header
    WebhookOauth webhookOauth;                                           ///< beside the header, where it is set
    bool onboardingStatusWebhooks = false;                               ///< beside the Session webhooks
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
    QString gatewayUser = QStringLiteral("sandbox");               ///< for Basic authentication at the message gateway
    base::Secret gatewaySecret;                                    ///< empty: it asks for none
    double retryTimeScale = 1.0;                 ///< the vendor's retry schedule (30, 75, 187.5, 468.75, 1171.88 s) times this
    int maxAttempts = 3;                         ///< selfie attempts per session
    std::vector<verification::Customer> gallery; ///< enrolled identities
};

/// The simulated Incode: API (api.h), auth server, capture page (capture_pages.h), webhook sender (webhook_sender.h); beside it a message
/// gateway (gateway.h), and for people and tests inbox, logs (desk_pages.h), faults (fault_pages.h) and forgeries (test_events.h).
/// Loopback; one thread. `clock` and `random` outlive it. docs/sandbox.md tells outsiders how to use it.
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
    void setWebhookOauth(const WebhookOauth &oauth);
    /// As POST /sandbox/faults, which changes only what it names; this replaces all.
    void setFaults(const Faults &faults);
    [[nodiscard]] const Faults &faults() const;
    /// Errors: Invalid (nobody with that customer id is enrolled), NotFound (no such session, or none is open).
    [[nodiscard]] base::Result<void> forge(const Forgery &forgery);
    /// How often this endpoint ("POST /omni/start") answered so; status 0: no answer was given.
    [[nodiscard]] int calls(const QByteArray &endpoint, int status) const;
    /// Webhooks that still wait to be delivered.
    [[nodiscard]] size_t pendingWebhooks() const;
    /// All webhooks since the start, duplicates and lost ones included.
    [[nodiscard]] qint64 webhooksMade() const;

private:
    struct Rooms;
    std::unique_ptr<Rooms> m_rooms;
};

} // namespace authlink::sandbox
