// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/protocol/call_params.h"
#include "core/relay/delivery/link_delivery.h"
#include "core/relay/delivery/vendor_availability.h"
#include "core/relay/rpc/customer_claims.h"
#include "core/relay/rpc/idempotency_cache.h"
#include "core/relay/rpc/rpc_call.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/verification/policy.h"

namespace authlink::relay::rpc
{

/// verification.start. The reply comes once `created` is durable (status preparing); link and message follow as events.
///
/// Rights: everybody may start for a customer of the directory with the contact on file. A customer who is not in the directory needs
/// policy.allowUnlistedCustomer, a supervisor (or admin), a reason, and an Incode customer id that the directory does not hold. Another
/// contact than the one on file needs a supervisor (or admin) and a reason. Nobody starts for a customer whose other verification is
/// undecided, or for themselves.
class StartHandler
{
public:
    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        delivery::LinkDelivery &delivery;
        base::Clock &clock;
        base::Random &random;
        IdempotencyCache &idempotency;
        const delivery::VendorAvailability &availability;
        CustomerClaims &claims;
    };
    struct Settings {
        verification::Policy policy;
        verification::LinkMode link = verification::LinkMode::Session;
    };

    /// Everything referred to outlives the handler.
    StartHandler(Services services, Settings settings) : m_services(services), m_settings(settings) {}

    /// Errors: Invalid, NotAllowed, NotFound, LimitReached, Locked, VendorUnavailable, StoreUnavailable.
    void start(const Caller &caller, const QJsonObject &params, RpcReply reply);

private:
    base::Result<verification::Created> prepare(const Caller &caller, const protocol::StartParams &params);
    base::Result<verification::Customer> customerOf(const Caller &caller, const protocol::StartParams &params);
    /// Why a customer of the directory without an Incode customer id can't be verified.
    [[nodiscard]] base::Error notEnrolled(const QString &account) const;
    base::Result<verification::Customer> unlisted(const Caller &caller, const protocol::UnlistedCustomer &customer) const;
    base::Result<void> checkContact(const Caller &caller, const protocol::StartParams &params, verification::Created &created);
    base::Result<void> checkLimits(const Caller &caller, const verification::Created &created);
    base::Result<void> checkNotListed(const verification::Customer &customer);
    void create(const CallKey &key, const Caller &caller, verification::Created created, RpcReply reply);

    Services m_services;
    Settings m_settings;
};

} // namespace authlink::relay::rpc
