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
#include "core/verification/rules/limits.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

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
    /// What the store is asked.
    struct Question {
        store::User user;
        protocol::StartParams params;
        base::Instant startsSince{}, failuresSince{};
    };
    /// What it knows.
    struct Facts {
        std::optional<verification::Customer> listed; ///< of the account that was named
        bool enrolmentWaits = false;                  ///< of that account, to be approved
        bool idIsListed = false;                      ///< the typed Incode customer id is somebody's in the directory
        verification::OwnRecord own;
        std::vector<base::Instant> starts;   ///< of the agent
        std::vector<base::Instant> failures; ///< of the customer
    };

    void ask(const CallKey &key, const Caller &caller, const protocol::StartParams &params, const RpcReply &reply);
    static base::Result<Facts> lookUp(const Question &question, const store::Reader &reader);
    static base::Result<void> lookUpDirectory(const protocol::StartParams &params, const store::Reader &reader, Facts &facts);
    void decide(const CallKey &key, const Caller &caller, const protocol::StartParams &params, const Facts &facts, const RpcReply &reply);
    base::Result<verification::Created> prepare(const Caller &caller, const protocol::StartParams &params, const Facts &facts);
    base::Result<verification::Customer> customerOf(const Caller &caller, const protocol::StartParams &params, const Facts &facts) const;
    base::Result<verification::Customer> unlisted(const Caller &caller, const protocol::UnlistedCustomer &customer) const;
    base::Result<void> checkContact(const Caller &caller, const protocol::StartParams &params, verification::Created &created);
    base::Result<void> checkLimits(const Caller &caller, const verification::Created &created, const Facts &facts);
    void create(const CallKey &key, const Caller &caller, verification::Created created, RpcReply reply);
    [[nodiscard]] base::Instant startsSince() const { return m_services.clock.now() - std::chrono::minutes(1); }
    [[nodiscard]] base::Instant failuresSince() const
    {
        return m_services.clock.now() - m_settings.policy.failureWindow - m_settings.policy.lockTime;
    }

    Services m_services;
    Settings m_settings;
    QObject m_context;
};

} // namespace authlink::relay::rpc
