// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/start_handler.h"

#include "core/base/language.h"
#include "core/base/log.h"
#include "core/relay/delivery/code_words.h"
#include "core/relay/rpc/contact_rules.h"
#include "core/verification/customer_id.h"
#include "core/verification/damage/export_damage.h"
#include "core/verification/damage/strange_characters.h"
#include "core/verification/rules/limits.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

using base::Result;
using verification::Channel;
using verification::Created;
using verification::Customer;

namespace
{
/// What the store knows, and what is in memory and may be there already or not yet.
std::vector<base::Instant> united(std::vector<base::Instant> stored, std::vector<base::Instant> inMemory)
{
    std::sort(stored.begin(), stored.end());
    std::sort(inMemory.begin(), inMemory.end());
    std::vector<base::Instant> all;
    std::set_union(stored.begin(), stored.end(), inMemory.begin(), inMemory.end(), std::back_inserter(all));
    return all;
}
} // namespace

void StartHandler::start(const Caller &caller, const QJsonObject &params, RpcReply reply)
{
    const auto read = protocol::startParamsFromJson(params);
    if (!read)
        return reply(base::fail(read.error()));
    const CallKey key{caller.user.name, protocol::kVerificationStart, read->idempotencyKey};
    m_services.idempotency.once(key, std::move(reply),
                                [this, key, caller, params = *read](const RpcReply &done) { ask(key, caller, params, done); });
}

void StartHandler::ask(const CallKey &key, const Caller &caller, const protocol::StartParams &params, const RpcReply &reply)
{
    const Question question{.user = caller.user, .params = params, .startsSince = startsSince(), .failuresSince = failuresSince()};
    m_services.store.ask(
        store::Lane::Lookup, &m_context, [question](const store::Reader &reader) { return lookUp(question, reader); },
        [this, key, caller, params, reply](const Result<Facts> &facts) {
            if (!facts)
                return reply(base::fail(facts.error()));
            // A verification that is not in memory would be overlooked.
            m_services.repository.whenCurrent(&m_context, [this, key, caller, params, facts = *facts, reply](const Result<void> &current) {
                current ? decide(key, caller, params, facts, reply) : reply(base::fail(current.error()));
            });
        });
}

Result<StartHandler::Facts> StartHandler::lookUp(const Question &question, const store::Reader &reader)
{
    Facts facts;
    if (auto looked = lookUpDirectory(question.params, reader, facts); !looked)
        return base::fail(looked.error());
    auto own = ownRecordOf(question.user, reader);
    if (!own)
        return base::fail(own.error());
    facts.own = std::move(*own);
    auto starts = reader.startsOf(question.user.name, question.startsSince);
    if (!starts)
        return base::fail(starts.error());
    facts.starts = std::move(*starts);
    const auto *typed = std::get_if<protocol::UnlistedCustomer>(&question.params.customer);
    const QString listedId = facts.listed ? facts.listed->customerId : QString();
    auto failures = reader.failuresOf(typed != nullptr ? typed->customerId.trimmed() : listedId, question.failuresSince);
    if (!failures)
        return base::fail(failures.error());
    facts.failures = std::move(*failures);
    return facts;
}

Result<void> StartHandler::lookUpDirectory(const protocol::StartParams &params, const store::Reader &reader, Facts &facts)
{
    if (const auto *typed = std::get_if<protocol::UnlistedCustomer>(&params.customer)) {
        const auto listed = reader.customerByCustomerId(typed->customerId);
        if (!listed)
            return base::fail(listed.error());
        facts.idIsListed = listed->has_value();
        return {};
    }
    const QString &account = std::get<protocol::ListedCustomer>(params.customer).account;
    auto listed = reader.customer(account);
    if (!listed)
        return base::fail(listed.error());
    facts.listed = std::move(*listed);
    const auto waits = reader.hasPendingEnrolment(account);
    if (!waits)
        return base::fail(waits.error());
    facts.enrolmentWaits = *waits;
    return {};
}

void StartHandler::decide(const CallKey &key, const Caller &caller, const protocol::StartParams &params, const Facts &facts,
                          const RpcReply &reply)
{
    auto created = prepare(caller, params, facts);
    if (!created)
        return reply(base::fail(created.error()));
    if (auto ready = m_services.availability.mayBegin(params.channel); !ready)
        return reply(base::fail(ready.error()));
    create(key, caller, std::move(*created), reply);
}

Result<Created> StartHandler::prepare(const Caller &caller, const protocol::StartParams &params, const Facts &facts)
{
    if (!m_services.delivery.offers(params.channel))
        return base::fail(base::invalid(u"channel"_s, u"not available at this relay"_s));
    if (!params.language.isEmpty() && !base::isLanguage(params.language))
        return base::fail(base::invalid(u"language"_s, u"must be en, es or pt-BR"_s));
    auto customer = customerOf(caller, params, facts);
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
    if (auto limits = checkLimits(caller, created, facts); !limits)
        return base::fail(limits.error());
    // Typing a known customer with any number would bypass the right that another number than the one on file needs.
    if (facts.idIsListed)
        return base::fail(base::invalid(u"customer.customerId"_s, u"This customer is in the directory; pick them there."_s));
    std::tie(created.firstWord, created.secondWord) = delivery::codeWords(created.customer.language, m_services.random);
    return created;
}

Result<Customer> StartHandler::customerOf(const Caller &caller, const protocol::StartParams &params, const Facts &facts) const
{
    if (const auto *typed = std::get_if<protocol::UnlistedCustomer>(&params.customer))
        return unlisted(caller, *typed);
    if (!facts.listed)
        return base::fail(base::ErrorCode::NotFound, u"There is no such customer in the directory."_s);
    if (!facts.listed->customerId.trimmed().isEmpty())
        return *facts.listed;
    if (facts.enrolmentWaits)
        return base::fail(base::invalid(protocol::kFieldEnrolment, u"this customer's enrolment with Incode waits to be approved"_s));
    return base::fail(base::invalid(protocol::kFieldAccount, u"this customer is not enrolled with Incode yet"_s));
}

Result<Customer> StartHandler::unlisted(const Caller &caller, const protocol::UnlistedCustomer &typed) const
{
    if (auto allowed = checkMayStartUnlisted(caller, m_settings.policy); !allowed)
        return base::fail(allowed.error());
    Customer customer{.account = {},
                      .customerId = typed.customerId.trimmed(),
                      .name = verification::plainName(typed.name).trimmed(),
                      .phone = {},
                      .email = typed.email,
                      .language = {}};
    if (auto id = verification::checkCustomerId(customer.customerId); !id)
        return base::fail(base::invalid(u"customer.customerId"_s, id.error().message));
    if (const auto damage = verification::damageOf(customer.name, verification::ColumnKind::Name))
        return base::fail(base::invalid(u"customer.name"_s, verification::damageText(*damage, customer.name)));
    if (const auto damage = verification::damageOf(customer.email, verification::ColumnKind::Email))
        return base::fail(base::invalid(u"customer.email"_s, verification::damageText(*damage, customer.email)));
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

Result<void> StartHandler::checkLimits(const Caller &caller, const Created &created, const Facts &facts)
{
    const verifications::VerificationRepository &repository = m_services.repository;
    const QString &agent = caller.user.name;
    const auto undecided = repository.undecidedOf(created.customer);
    verification::StartHistory history{
        .agentStarts = united(facts.starts, repository.startsInMemoryOf(agent, startsSince())),
        .agentOpen = repository.openOf(agent),
        .customerFailures = united(facts.failures, repository.failuresInMemoryOf(created.customer.customerId, failuresSince())),
        .lockLiftedAt = {},
        .undecidedBy = {}};
    for (const verification::Verification &other : undecided)
        history.undecidedBy.push_back(other.agent.name);
    auto allowed = verification::mayStart(created.agent, facts.own, created.customer, history, m_services.clock.now(), m_settings.policy);
    if (!allowed && allowed.error().field == verification::kRefusedOpenByOther)
        m_services.claims.contested(agent, created.customer, undecided);
    else if (!allowed && !created.customer.customerId.isEmpty()) // else it is nobody's
        m_services.claims.refused(agent, created.customer);
    return allowed;
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
