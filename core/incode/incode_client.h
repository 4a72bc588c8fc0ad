// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/incode/incode_api.h"
#include "core/incode/incode_settings.h"
#include "core/incode/invitations.h"
#include "core/incode/vendor_records.h"
#include "core/incode/vendor_state.h"

#include <memory>

class QNetworkAccessManager;

namespace authlink::incode::api
{
struct ApiContext;
} // namespace authlink::incode::api

namespace authlink::incode
{

/// IncodeApi, VendorRecords and Invitations over HTTPS; plain HTTP only to loopback. No redirect is followed and no TLS error ignored.
/// Calls keep to the vendor's limits and fail at once while it is out (gate/rate_limited_client.h), which `vendor` tells to everyone.
/// What is given by reference outlives the client; `network` and `vendor` live in its thread.
/// Destroying the client cancels its calls: their callbacks never run.
class IncodeClient final : public IncodeApi, public VendorRecords, public Invitations
{
public:
    IncodeClient(IncodeSettings settings, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor);
    ~IncodeClient() override;

    /// Keys, accounts and passwords for calls from now on; nothing else of `settings` is taken.
    void useCredentials(const IncodeSettings &settings);

    [[nodiscard]] std::unique_ptr<PendingCall> startSession(const SessionRequest &request, Callback<Session> done) override;
    [[nodiscard]] std::unique_ptr<PendingCall> sendSms(const SmsRequest &request, Callback<void> done) override;
    [[nodiscard]] QUrl staticLink() const override;
    [[nodiscard]] std::unique_ptr<PendingCall> record(const RecordRequest &request, Callback<verification::VendorRecord> done) override;
    [[nodiscard]] std::unique_ptr<PendingCall> verify(const LegacyProof &proof, Callback<bool> done) override;
    [[nodiscard]] std::unique_ptr<PendingCall> invite(const InvitationRequest &request, Callback<Invitation> done) override;

private:
    std::shared_ptr<api::ApiContext> m_context; // shared with calls under way, which may outlive us by one turn of the loop
};

} // namespace authlink::incode
