// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/start_handler.h"

#include "core/base/language.h"
#include "core/base/log.h"
#include "core/relay/delivery/code_words.h"
#include "core/relay/rpc/contact_rules.h"
#include "core/verification/rules/limits.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

using base::Result;
using verification::Channel;
using verification::Created;
using verification::Customer;

void StartHandler::start(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::startParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationStart, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply), [&](RpcReply done) {
        auto created = prepare(caller, *read);
        if (!created)
            return done(base::fail(created.error()));
        if (auto ready = m_services.availability.mayBegin(read->channel); !ready)
            return done(base::fail(ready.error()));
        create(key, caller, std::move(*created), std::move(done));
    });
}

Result<Created> StartHandler::prepare(const Caller &caller, const protocol::StartParams &params)
{
    if (!m_services.delivery.offers(params.channel))
        return base::fail(base::invalid(u"channel"_s, u"not available at this relay"_s));
    if (!params.language.isEmpty() && !base::isLanguage(params.language))
        return base::fail(base::invalid(u"language"_s, u"must be en, es or pt-BR"_s));
    auto customer = customerOf(caller, params);
    if (!customer)
        return base::fail(customer.error());
    if (!params.language.isEmpty())
        customer->language = params.language;
    else if (!base::isLanguage(customer->language))
        customer->language = base::kDefaultLanguage;
    Created created;
    created.agent = {caller.user.name, caller.user.displayName};
    created.customer = std::move(*customer);
    created.callId = params.callId;
    created.linkMode = m_settings.link;
    created.channel = params.channel;
    created.landing = m_services.delivery.hasLanding(params.channel);
    if (const auto *unlisted = std::get_if<protocol::UnlistedCustomer>(&params.customer))
        created.unlistedReason = unlisted->reason;
    if (auto contact = checkContact(caller, params, created); !contact)
        return base::fail(contact.error());
    if (auto limits = checkLimits(caller, created); !limits)
        return base::fail(limits.error());
    if (auto unknown = checkNotListed(created.customer); !unknown)
        return base::fail(unknown.error());
    std::tie(created.firstWord, created.secondWord) = delivery::codeWords(created.customer.language, m_services.random);
    return created;
}

Result<Customer> StartHandler::customerOf(const Caller &caller, const protocol::StartParams &params)
{
    if (const auto *typed = std::get_if<protocol::UnlistedCustomer>(&params.customer))
        return unlisted(caller, *typed);
    const auto stored = m_services.store.reader().customer(std::get<protocol::ListedCustomer>(params.customer).account);
    if (!stored)
        return base::fail(stored.error());
    if (!*stored)
        return base::fail(base::ErrorCode::NotFound, u"There is no such customer in the directory."_s);
    if ((*stored)->customerId.trimmed().isEmpty())
        return base::fail(notEnrolled((*stored)->account));
    return **stored;
}

base::Error StartHandler::notEnrolled(const QString &account) const
{
    const auto waits = m_services.store.reader().hasPendingEnrolment(account);
    if (!waits)
        return waits.error();
    return *waits ? base::invalid(protocol::kFieldEnrolment, u"this customer's enrolment with Incode waits to be approved"_s)
                  : base::invalid(protocol::kFieldAccount, u"this customer is not enrolled with Incode yet"_s);
}

Result<Customer> StartHandler::unlisted(const Caller &caller, const protocol::UnlistedCustomer &typed) const
{
    if (auto allowed = checkMayStartUnlisted(caller, m_settings.policy); !allowed)
        return base::fail(allowed.error());
    Customer customer{
        .account = {}, .customerId = typed.customerId.trimmed(), .name = typed.name, .phone = {}, .email = typed.email, .language = {}};
    if (!typed.phone.isEmpty()) {
        auto phone = contactNumber(typed.phone, u"customer.phone"_s);
        if (!phone)
            return base::fail(phone.error());
        customer.phone = std::move(*phone);
    }
    return customer;
}

Result<void> StartHandler::checkContact(const Caller &caller, const protocol::StartParams &params, Created &created)
{
    if (params.contact) {
        auto contact = otherContact(caller, *params.contact, params.channel);
        if (!contact)
            return base::fail(contact.error());
        created.contactOverride = std::move(*contact);
    }
    verification::Verification state;
    state.customer = created.customer;
    state.contactOverride = created.contactOverride;
    return checkReachable(state, params.channel);
}

Result<void> StartHandler::checkLimits(const Caller &caller, const Created &created)
{
    const base::Instant now = m_services.clock.now();
    const verification::Policy &policy = m_settings.policy;
    const auto own = ownRecordOf(m_services.store, caller.user);
    if (!own)
        return base::fail(own.error());
    const auto undecided = m_services.repository.undecidedOf(created.customer);
    if (!undecided)
        return base::fail(undecided.error());
    auto starts = m_services.store.reader().startsOf(caller.user.name, now - std::chrono::minutes(1));
    if (!starts)
        return base::fail(starts.error());
    auto failures = m_services.store.reader().failuresOf(created.customer.customerId, now - policy.failureWindow - policy.lockTime);
    if (!failures)
        return base::fail(failures.error());
    const auto newStarts = m_services.repository.uncommittedStartsOf(caller.user.name);
    starts->insert(starts->end(), newStarts.begin(), newStarts.end());
    const auto newFailures = m_services.repository.uncommittedFailuresOf(created.customer.customerId);
    failures->insert(failures->end(), newFailures.begin(), newFailures.end());
    verification::StartHistory history{.agentStarts = std::move(*starts),
                                       .agentOpen = m_services.repository.openOf(caller.user.name),
                                       .customerFailures = std::move(*failures),
                                       .lockLiftedAt = {},
                                       .undecidedBy = {}};
    for (const verification::Verification &other : *undecided)
        history.undecidedBy.push_back(other.agent.name);
    auto allowed = verification::mayStart(created.agent, *own, created.customer, history, now, policy);
    if (!allowed && allowed.error().field == verification::kRefusedOpenByOther)
        m_services.claims.contested(caller.user.name, created.customer, *undecided);
    return allowed;
}

Result<void> StartHandler::checkNotListed(const Customer &customer)
{
    if (!customer.account.isEmpty())
        return {}; // picked from the directory
    const auto listed = m_services.store.reader().customerByCustomerId(customer.customerId);
    if (!listed)
        return base::fail(listed.error());
    // Typing a known customer with any number would bypass the right that another number than the one on file needs.
    if (*listed)
        return base::fail(base::invalid(u"customer.customerId"_s, u"This customer is in the directory; pick them there."_s));
    return {};
}

void StartHandler::create(const CallKey &key, const Caller &caller, Created created, RpcReply reply)
{
    const base::Instant now = m_services.clock.now();
    const Channel channel = created.channel;
    const Customer customer = created.customer;
    const QString id = base::makeUuidV7(now, m_services.random);
    verification::Event event{.verificationId = id, .at = now, .by = caller.user.name, .body = std::move(created), .seq = 0};
    const QJsonObject view = protocol::toJson(protocol::viewOf(verification::apply({}, event), caller.user.role));
    const QStringList several = m_services.claims.severalWith(caller.user.name, customer);
    store::Transaction transaction;
    transaction.events.push_back(std::move(event));
    if (!several.isEmpty())
        transaction.events.push_back(CustomerClaims::severalNote(id, several, now));
    transaction.answer = key.remember(view, now);
    qCInfo(base::lcRelay) << "verification" << id << "started by" << caller.user.name << "by" << verification::nameOf(channel);
    m_services.repository.commit(std::move(transaction),
                                 [delivery = &m_services.delivery, claims = &m_services.claims, id, channel, view, customer, several,
                                  reply = std::move(reply)](const Result<verifications::CommitResult> &committed) {
                                     if (!committed)
                                         return reply(base::fail(committed.error()));
                                     reply(QJsonValue(view));
                                     if (!several.isEmpty())
                                         claims->tellSeveral(several, customer);
                                     delivery->send(id, channel);
                                 });
}

} // namespace authlink::relay::rpc
