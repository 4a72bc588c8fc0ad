// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/incode/incode_api.h"
#include "core/incode/invitations.h"
#include "core/incode/vendor_records.h"
#include "core/incode/vendor_state.h"

#include <chrono>

class QNetworkAccessManager;

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
    // For invitations (facts/incode.md section 5): the vendor's auth server, and the integration made in its dashboard.
    QUrl authUrl{}; ///< base, e.g. https://auth.demo.incode.com; empty as any of these: invite answers Invalid
    QString integrationId{}, oauthClientId{};
    base::Secret oauthClientSecret{};
    std::chrono::milliseconds timeout = std::chrono::seconds(30); ///< per call, waiting for its turn included; 30 s at most
    // The vendor's limits (facts/incode.md section 8, second-hand): how many calls a second, and how many at once after a quiet time.
    double callsPerSecond = 100;
    int burst = 50;
    double faceCallsPerSecond = 1; ///< of those that compare faces
    int faceBurst = 5;
    int tries = 4; ///< of one call, where it may be repeated at all (gate/gate.h)
};

/// The vendor's bases for "demo" and "production" (facts/incode.md section 8); empty for anything else, the sandbox included.
[[nodiscard]] QUrl apiUrlOf(const QString &environment);
[[nodiscard]] QUrl onboardingUrlOf(const QString &environment);
[[nodiscard]] QUrl authUrlOf(const QString &environment);

/// IncodeApi, VendorRecords and Invitations over HTTPS; plain HTTP only to loopback. No redirect is followed and no TLS error ignored.
/// Calls keep to the vendor's limits and fail at once while it is out (gate/gate.h), which `vendor` tells to everyone.
/// What is given by reference outlives the client; `network` and `vendor` live in its thread.
/// Destroying the client cancels its calls: their callbacks never run.
class IncodeClient final : public IncodeApi, public VendorRecords, public Invitations
{
public:
    IncodeClient(IncodeSettings settings, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor);
    ~IncodeClient() override;

    [[nodiscard]] std::unique_ptr<PendingCall> startSession(const SessionRequest &request, Callback<Session> done) override;
    [[nodiscard]] std::unique_ptr<PendingCall> sendSms(const SmsRequest &request, Callback<void> done) override;
    [[nodiscard]] QUrl staticLink() const override;
    [[nodiscard]] std::unique_ptr<PendingCall> record(const RecordRequest &request, Callback<verification::VendorRecord> done) override;
    [[nodiscard]] std::unique_ptr<PendingCall> verify(const LegacyProof &proof, Callback<bool> done) override;
    [[nodiscard]] std::unique_ptr<PendingCall> invite(const InvitationRequest &request, Callback<Invitation> done) override;

private:
    struct Private;
    std::shared_ptr<Private> m_d; // shared with calls under way, which may outlive us by one turn of the loop
};

} // namespace authlink::incode
