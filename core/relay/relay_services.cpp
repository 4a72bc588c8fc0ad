// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relay_services.h"

#include "core/base/log.h"
#include "core/base/random.h"
#include "core/protocol/view_of.h"

namespace authlink::relay
{

namespace
{
constexpr int kEpochBits = 128;

stream::StreamHub::Settings streamSettings(const config::RelayConfig &config, const delivery::LinkDelivery &delivery,
                                           const stream::StreamLimits &limits)
{
    const auto channels = delivery.channels();
    auto policy = protocol::viewOf(config.policy, {channels.begin(), channels.end()});
    policy.coaching = config.coaching.phrases;
    policy.closing = config.closing;
    return {.handshake = {.company = config.message.company,
                          .policy = policy,
                          .limits = {.burst = limits.burst, .perSecond = limits.perSecond, .getIds = protocol::kMaxGetIds},
                          .page = limits.page,
                          .maxListedBytes = limits.listedBytes},
            .limits = limits,
            .tokenLife = std::chrono::days(config.tokenDays)};
}

rpc::NoteRules noteRules(const protocol::ClosingView &closing)
{
    rpc::NoteRules rules{.areTaken = closing.notes};
    for (const protocol::OutcomeView &outcome : closing.outcomes)
        rules.outcomes.append(outcome.code);
    return rules;
}

verification::Policy policyOfThisRun(verification::Policy policy, const base::Clock &clock)
{
    policy.silenceCountsAfter = clock.now();
    return policy;
}
} // namespace

RelayServices::RelayServices(const config::RelayConfig &config, RelayParts parts, const stream::StreamLimits &streamLimits)
    : store(parts.store),
      policy(policyOfThisRun(config.policy, parts.clock)),
      repository(parts.store),
      storeAvailability(parts.store, parts.clock),
      secrets(parts.store, parts.vault),
      idempotency(parts.store),
      availability(parts.vendor, config.incode.link, config.message.sender),
      router({parts.incode, parts.messages, parts.invitations}, config.message),
      delivery({.repository = repository,
                .store = parts.store,
                .incode = parts.incode,
                .router = router,
                .secrets = secrets,
                .clock = parts.clock,
                .random = parts.random},
               {.link = config.incode.link, .linkLife = policy.linkLife}),
      alerts(parts.clock),
      claims({repository, parts.store, alerts, parts.clock}, policy),
      start({repository, parts.store, delivery, parts.clock, parts.random, idempotency, availability, claims},
            {policy, config.incode.link}),
      actions({repository, parts.store, delivery, parts.clock, idempotency, availability}, policy, streamLimits.page,
              noteRules(config.closing)),
      search(parts.store),
      calls({start, actions, search, storeAvailability}),
      hub({repository, parts.store, parts.clock, calls, parts.vendor, storeAvailability}, streamSettings(config, delivery, streamLimits)),
      intake({repository, parts.store, secrets, alerts, parts.clock}, {policy, config.incode.link, config.directory.enrolments}),
      confirmation({repository, secrets, parts.records, parts.vendor, parts.clock, parts.random}, policy),
      hints(parts.clock, config.incode.link),
      landing(repository, parts.store, parts.clock, parts.random, {config.message.company, policy}),
      reports(repository, parts.store, parts.clock),
      deadlines(repository, parts.clock, policy),
      retention(parts.store, parts.clock,
                {.verifications = std::chrono::days(config.retentionVerificationDays),
                 .webhooks = std::chrono::days(config.retentionWebhookDays)}),
      health(repository, storeAvailability),
      unknownIds(store),
      m_random(parts.random)
{
    setMessages(config.message);
    connectAll(parts.vendor);
}

void RelayServices::setMessages(const config::MessageSection &settings)
{
    router.setTexts(settings);
    reports.setMap(verification::Channel::Sms, settings.sms.report);
    reports.setMap(verification::Channel::Email, settings.email.report);
}

/// Who is told of what, in this order; docs/architecture.md "After a commit" explains it.
void RelayServices::connectAll(incode::VendorState &vendor)
{
    using verifications::VerificationRepository;
    using webhooks::SecurityAlerts;
    using webhooks::VendorConfirmation;
    using webhooks::WebhookIntake;

    // A verification in memory is another one, committed or not: those who keep something beside it follow. Nothing leaves the relay.
    QObject::connect(&repository, &VerificationRepository::changed, &delivery, &delivery::LinkDelivery::onChanged);
    QObject::connect(&repository, &VerificationRepository::changed, &intake, &WebhookIntake::onChanged);
    QObject::connect(&repository, &VerificationRepository::changed, &confirmation, &VendorConfirmation::onChanged);
    QObject::connect(&repository, &VerificationRepository::changed, &landing, &http::LandingService::onChanged);
    QObject::connect(&repository, &VerificationRepository::changed, &reports, &delivery::DeliveryReports::onChanged);
    QObject::connect(&repository, &VerificationRepository::changed, &deadlines, &verifications::DeadlineScheduler::onChanged);

    // An event is durable: the consoles first, then who asks Incode about it, then who only watches or remembers.
    QObject::connect(&repository, &VerificationRepository::published, &hub, &stream::StreamHub::onPublished);
    QObject::connect(&repository, &VerificationRepository::published, &confirmation, &VendorConfirmation::onPublished);
    QObject::connect(&repository, &VerificationRepository::published, &hints, &webhooks::OperatorHints::onPublished);
    QObject::connect(&repository, &VerificationRepository::published, &claims, &rpc::CustomerClaims::onPublished);

    // A commit failed: who acts by itself tries again, a little later.
    QObject::connect(&repository, &VerificationRepository::commitFailed, &delivery, &delivery::LinkDelivery::onCommitFailed);
    QObject::connect(&repository, &VerificationRepository::commitFailed, &confirmation, &VendorConfirmation::onCommitFailed);
    QObject::connect(&repository, &VerificationRepository::commitFailed, &deadlines, &verifications::DeadlineScheduler::onCommitFailed);

    // The database takes nothing, or does again (StoreAvailability also looks itself).
    QObject::connect(&repository, &VerificationRepository::databaseFailed, &storeAvailability,
                     &verifications::StoreAvailability::onDatabaseFailed);
    QObject::connect(&storeAvailability, &verifications::StoreAvailability::changed, &hub, &stream::StreamHub::onStoreChanged);

    // Incode went silent, or is back.
    QObject::connect(&vendor, &incode::VendorState::changed, &hub, &stream::StreamHub::onVendorChanged);
    QObject::connect(&vendor, &incode::VendorState::changed, &confirmation, &VendorConfirmation::onVendorChanged);

    // What people must hear of beyond the events.
    QObject::connect(&intake, &WebhookIntake::notice, &hub, &stream::StreamHub::notify);
    QObject::connect(&intake, &WebhookIntake::taken, &hints, &webhooks::OperatorHints::onWebhook);
    QObject::connect(&alerts, &SecurityAlerts::toUsers, &hub, &stream::StreamHub::notify);
    QObject::connect(&alerts, &SecurityAlerts::toSupervisors, &hub, &stream::StreamHub::notifySupervisors);
    QObject::connect(&confirmation, &VendorConfirmation::contradicted, &alerts, &SecurityAlerts::notConfirmed);
    QObject::connect(&confirmation, &VendorConfirmation::foundByAsking, &alerts, &SecurityAlerts::foundByAsking);
    QObject::connect(&confirmation, &VendorConfirmation::foundByAsking, &hints, &webhooks::OperatorHints::onFoundByAsking);
}

base::Result<void> RelayServices::load()
{
    if (auto loaded = repository.load(); !loaded)
        return loaded;
    if (auto loaded = claims.load(); !loaded)
        return loaded;
    hub.load();
    const QString epoch = base::makeToken(m_random, kEpochBits);
    if (const auto begun = store.beginEpoch(epoch))
        hub.setEpoch(epoch);
    else // nothing can be recorded now; the consoles will hear that, too
        qCWarning(base::lcRelay) << "consoles that come back will start over:" << begun.error().message;
    return {};
}

void RelayServices::takeUp(const QUrl &landingBase)
{
    delivery.setLandingBase(landingBase);
    storeAvailability.start();
    deadlines.start();
    retention.start();
    delivery.recover();
    confirmation.start();
    health.setServing(true);
    unknownIds.begin();
}

void RelayServices::standDown()
{
    health.setServing(false);
    storeAvailability.stop();
    unknownIds.stop();
}

} // namespace authlink::relay
