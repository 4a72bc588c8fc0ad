// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relay_services.h"

#include "core/protocol/messages.h"

namespace authlink::relay
{

namespace
{
StreamHub::Settings streamSettings(const RelayConfig &config, const Courier &courier, const StreamLimits &limits)
{
    const auto channels = courier.channels();
    const auto policy = protocol::policyViewOf(config.policy, {channels.begin(), channels.end()});
    return {.company = config.message.company, .policy = protocol::toJson(policy), .limits = limits};
}

verification::Policy policyOfThisRun(verification::Policy policy, const base::Clock &clock)
{
    policy.silenceCountsAfter = clock.now();
    return policy;
}
} // namespace

Rooms::Rooms(const RelayConfig &config, RelayParts parts, const StreamLimits &streamLimits)
    : policy(policyOfThisRun(config.policy, parts.clock)),
      book(parts.store),
      secrets(parts.store, parts.vault),
      answers(parts.store),
      outage(parts.vendor, config.incode.link, config.message.sender),
      dispatch({parts.incode, parts.messages, parts.invitations}, config.message),
      courier(
          {.book = book, .incode = parts.incode, .dispatch = dispatch, .secrets = secrets, .clock = parts.clock, .random = parts.random},
          {.link = config.incode.link, .linkLife = policy.linkLife}),
      start({book, parts.store, courier, parts.clock, parts.random, answers, outage}, {policy, config.incode.link}),
      cases({book, parts.store, courier, parts.clock, answers, outage}, policy),
      lookup(parts.store),
      calls({start, cases, lookup}),
      hub({book, parts.store, parts.clock, calls, parts.vendor}, streamSettings(config, courier, streamLimits)),
      alerts(parts.clock),
      intake({book, parts.store, secrets, alerts, parts.clock}, {policy, config.incode.link}),
      inquirer({book, secrets, parts.records, parts.vendor, parts.clock, parts.random}, policy),
      hints(book, parts.clock, config.incode.link),
      landing(book, parts.store, parts.clock, parts.random, {config.message.company, policy}),
      reports(book, parts.store, parts.clock),
      timekeeper(book, parts.clock, policy),
      janitor(parts.store, parts.clock,
              {.verifications = std::chrono::days(config.retentionVerificationDays),
               .webhooks = std::chrono::days(config.retentionWebhookDays)}),
      health(book, parts.store, parts.clock)
{
    QObject::connect(&intake, &WebhookIntake::notice, &hub, &StreamHub::notify);
    QObject::connect(&intake, &WebhookIntake::taken, &hints, &OperatorHints::onWebhook);
    QObject::connect(&alerts, &Alerts::toUsers, &hub, &StreamHub::notify);
    QObject::connect(&alerts, &Alerts::toSupervisors, &hub, &StreamHub::notifySupervisors);
    QObject::connect(&inquirer, &Inquirer::contradicted, &alerts, &Alerts::notConfirmed);
    QObject::connect(&inquirer, &Inquirer::foundByAsking, &alerts, &Alerts::foundByAsking);
    QObject::connect(&inquirer, &Inquirer::foundByAsking, &hints, &OperatorHints::onFoundByAsking);
}

void Rooms::takeUp(const QUrl &landingBase)
{
    courier.setLandingBase(landingBase);
    timekeeper.start();
    janitor.start();
    courier.recover();
    inquirer.start();
    health.setServing(true);
}

} // namespace authlink::relay
