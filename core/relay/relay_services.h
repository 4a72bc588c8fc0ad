// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/delivery/delivery_reports.h"
#include "core/relay/delivery/link_delivery.h"
#include "core/relay/delivery/message_router.h"
#include "core/relay/delivery/vendor_availability.h"
#include "core/relay/http/landing/landing_service.h"
#include "core/relay/relay.h"
#include "core/relay/rpc/customer_claims.h"
#include "core/relay/rpc/idempotency_cache.h"
#include "core/relay/rpc/rpc_router.h"
#include "core/relay/rpc/search_handler.h"
#include "core/relay/rpc/start_handler.h"
#include "core/relay/rpc/verification_handler.h"
#include "core/relay/stream/stream_hub.h"
#include "core/relay/unknown_ids_note.h"
#include "core/relay/verifications/deadline_scheduler.h"
#include "core/relay/verifications/readiness.h"
#include "core/relay/verifications/retention_job.h"
#include "core/relay/verifications/session_secrets.h"
#include "core/relay/verifications/store_availability.h"
#include "core/relay/webhooks/operator_hints.h"
#include "core/relay/webhooks/security_alerts.h"
#include "core/relay/webhooks/vendor_confirmation.h"
#include "core/relay/webhooks/webhook_intake.h"

namespace authlink::relay
{

/// Every service of the server behind its HTTP routes: built in the order in which they need each other, torn down in reverse, and
/// connected in one place.
class RelayServices
{
public:
    RelayServices(const config::RelayConfig &config, RelayParts parts, const stream::StreamLimits &streamLimits = {});

    /// Reads what is open, and begins an epoch. Errors: StoreUnavailable.
    [[nodiscard]] base::Result<void> load();
    /// Takes up what the last run left: deadlines, interrupted sendings. `landingBase`: what customers' phones can reach.
    void takeUp(const QUrl &landingBase);
    /// Before the stop: not ready any more, and nothing is written that nobody asked for.
    void standDown();
    /// The texts and the reading of reports, for messages from now on.
    void setMessages(const config::MessageSection &settings);
    /// Nothing is under way.
    [[nodiscard]] bool isQuiet() const
    {
        return hub.isEmpty() && intake.isIdle() && store.pendingCommits() == 0 && store.pendingQuestions() == 0;
    }
    [[nodiscard]] http::HttpHandlers handlers(const incode::VendorState &vendor)
    {
        return {intake, landing, hub, health, &reports, &vendor, &alerts};
    }

    store::Store &store;
    const verification::Policy policy; ///< of this run
    verifications::VerificationRepository repository;
    verifications::StoreAvailability storeAvailability;
    verifications::SessionSecrets secrets;
    rpc::IdempotencyCache idempotency;
    delivery::VendorAvailability availability;
    delivery::MessageRouter router;
    delivery::LinkDelivery delivery;
    webhooks::SecurityAlerts alerts;
    rpc::CustomerClaims claims;
    rpc::StartHandler start;
    rpc::VerificationHandler actions;
    rpc::SearchHandler search;
    rpc::RpcRouter calls;
    stream::StreamHub hub;
    webhooks::WebhookIntake intake;
    webhooks::VendorConfirmation confirmation;
    webhooks::OperatorHints hints;
    http::LandingService landing;
    delivery::DeliveryReports reports;
    verifications::DeadlineScheduler deadlines;
    verifications::RetentionJob retention;
    verifications::Readiness health;
    UnknownIdsNote unknownIds;

private:
    void connectAll(incode::VendorState &vendor);

    base::Random &m_random;
};

} // namespace authlink::relay
