// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relay_services.h"

#include "core/protocol/messages.h"

namespace authlink::relay
{

namespace
{
stream::StreamHub::Settings streamSettings(const config::RelayConfig &config, const delivery::LinkDelivery &delivery,
                                           const stream::StreamLimits &limits)
{
    const auto channels = delivery.channels();
    const auto policy = protocol::policyViewOf(config.policy, {channels.begin(), channels.end()});
    return {.company = config.message.company, .policy = protocol::toJson(policy), .limits = limits};
}

verification::Policy policyOfThisRun(verification::Policy policy, const base::Clock &clock)
{
    policy.silenceCountsAfter = clock.now();
    return policy;
}
} // namespace

RelayServices::RelayServices(const config::RelayConfig &config, RelayParts parts, const stream::StreamLimits &streamLimits)
    : policy(policyOfThisRun(config.policy, parts.clock)),
      repository(parts.store),
      secrets(parts.store, parts.vault),
      idempotency(parts.store),
      availability(parts.vendor, config.incode.link, config.message.sender),
      router({parts.incode, parts.messages, parts.invitations}, config.message),
      delivery({.repository = repository,
                .incode = parts.incode,
                .router = router,
                .secrets = secrets,
                .clock = parts.clock,
                .random = parts.random},
               {.link = config.incode.link, .linkLife = policy.linkLife}),
      start({repository, parts.store, delivery, parts.clock, parts.random, idempotency, availability}, {policy, config.incode.link}),
      cases({repository, parts.store, delivery, parts.clock, idempotency, availability}, policy),
      lookup(parts.store),
      calls({start, cases, lookup}),
      hub({repository, parts.store, parts.clock, calls, parts.vendor}, streamSettings(config, delivery, streamLimits)),
      alerts(parts.clock),
      intake({repository, parts.store, secrets, alerts, parts.clock}, {policy, config.incode.link}),
      confirmation({repository, secrets, parts.records, parts.vendor, parts.clock, parts.random}, policy),
      hints(repository, parts.clock, config.incode.link),
      landing(repository, parts.store, parts.clock, parts.random, {config.message.company, policy}),
      reports(repository, parts.store, parts.clock),
      deadlines(repository, parts.clock, policy),
      retention(parts.store, parts.clock,
                {.verifications = std::chrono::days(config.retentionVerificationDays),
                 .webhooks = std::chrono::days(config.retentionWebhookDays)}),
      health(repository, parts.store, parts.clock)
{
    QObject::connect(&intake, &webhooks::WebhookIntake::notice, &hub, &stream::StreamHub::notify);
    QObject::connect(&intake, &webhooks::WebhookIntake::taken, &hints, &webhooks::OperatorHints::onWebhook);
    QObject::connect(&alerts, &webhooks::SecurityAlerts::toUsers, &hub, &stream::StreamHub::notify);
    QObject::connect(&alerts, &webhooks::SecurityAlerts::toSupervisors, &hub, &stream::StreamHub::notifySupervisors);
    QObject::connect(&confirmation, &webhooks::VendorConfirmation::contradicted, &alerts, &webhooks::SecurityAlerts::notConfirmed);
    QObject::connect(&confirmation, &webhooks::VendorConfirmation::foundByAsking, &alerts, &webhooks::SecurityAlerts::foundByAsking);
    QObject::connect(&confirmation, &webhooks::VendorConfirmation::foundByAsking, &hints, &webhooks::OperatorHints::onFoundByAsking);
}

void RelayServices::takeUp(const QUrl &landingBase)
{
    delivery.setLandingBase(landingBase);
    deadlines.start();
    retention.start();
    delivery.recover();
    confirmation.start();
    health.setServing(true);
}

} // namespace authlink::relay
