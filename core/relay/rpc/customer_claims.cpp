// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/customer_claims.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

using verification::Customer;
using verification::Event;
using verification::Verification;

CustomerClaims::CustomerClaims(Services services, const verification::Policy &policy, QObject *parent)
    : QObject(parent),
      m_services(services),
      m_severalAgents(policy.severalAgents)
{
}

base::Result<void> CustomerClaims::load()
{
    constexpr int kPage = 200;
    store::HistoryQuery query;
    query.from = m_services.clock.now() - kWindow;
    query.limit = kPage;
    do {
        const auto page = m_services.store.reader().history(query);
        if (!page)
            return base::fail(page.error());
        for (const Verification &state : page->items) {
            if (!state.createdAt)
                continue;
            add(state, state.agent.name, *state.createdAt);
            for (const QString &agent : state.contestedBy) // they tried a little later
                add(state, agent, *state.createdAt);
        }
        query.cursor = page->next;
    } while (!query.cursor.isEmpty());
    return {};
}

void CustomerClaims::onPublished(const verifications::CommittedEvent &committed)
{
    const Event &event = committed.event;
    const auto *note = std::get_if<verification::Note>(&event.body);
    const bool contest = note != nullptr && note->code == verification::kNoteSameCustomer;
    if (contest || std::holds_alternative<verification::Created>(event.body))
        add(*committed.state, event.by, event.at);
}

void CustomerClaims::contested(const QString &agent, const Customer &customer, const std::vector<Verification> &others)
{
    const base::Instant now = m_services.clock.now();
    const QStringList several = severalWith(agent, customer);
    QStringList agents;
    Customer known;
    bool durable = false;
    store::Transaction notes;
    for (const Verification &other : others) {
        if (other.agent.name == agent)
            continue; // their own first start: nobody else is on the line
        if (agents.isEmpty())
            known = other.customer; // as those who are told know them: the second start may have named another account
        if (!agents.contains(other.agent.name))
            agents.append(other.agent.name);
        durable = durable || m_services.repository.committed(other.id) != nullptr;
        const auto &by = other.contestedBy;
        if (by.size() < kMaxContesters && std::find(by.begin(), by.end(), agent) == by.end()) {
            notes.events.push_back(
                {.verificationId = other.id,
                 .at = now,
                 .by = agent,
                 .body = verification::Note{verification::kNoteSameCustomer, webhooks::SecurityAlerts::sameCustomerText()},
                 .seq = 0});
            if (!several.isEmpty())
                notes.events.push_back(severalNote(other.id, several, now));
        }
    }
    if (agents.isEmpty())
        return;
    const auto tell = [alerts = &m_services.alerts, agents, several, known, agent] {
        alerts->sameCustomer(agents, known, agent);
        if (!several.isEmpty())
            alerts->severalAgents(several, known);
    };
    if (notes.events.empty())
        return tell();
    // Where the other start itself could not be recorded, there is no other verification.
    m_services.repository.commit(std::move(notes), [tell, durable](const base::Result<verifications::CommitResult> &committed) {
        if (committed || durable)
            tell();
    });
}

void CustomerClaims::refused(const QString &agent, const Customer &customer)
{
    const QStringList several = severalWith(agent, customer);
    const base::Instant now = m_services.clock.now();
    std::vector<Claim> &claims = m_claims[customer.customerId];
    const auto known = std::find_if(claims.begin(), claims.end(), [&agent](const Claim &claim) { return claim.agent == agent; });
    if (known == claims.end()) // once, however often they try
        claims.push_back({.agent = agent, .at = now});
    else
        known->at = now;
    if (!several.isEmpty())
        tellSeveral(several, customer);
}

QStringList CustomerClaims::severalWith(const QString &agent, const Customer &customer)
{
    const base::Instant now = m_services.clock.now();
    sweep(now);
    QStringList agents;
    const auto claims = m_claims.constFind(customer.customerId);
    if (claims != m_claims.cend()) {
        for (const Claim &claim : *claims) {
            if (claim.at > now - kWindow && !agents.contains(claim.agent))
                agents.append(claim.agent);
        }
    }
    if (agents.contains(agent))
        return {};
    agents.append(agent);
    return agents.size() >= m_severalAgents ? agents : QStringList();
}

Event CustomerClaims::severalNote(const QString &verificationId, const QStringList &agents, base::Instant at)
{
    return {.verificationId = verificationId,
            .at = at,
            .by = verification::kByRelay,
            .body = verification::Note{verification::kNoteSeveralAgents, webhooks::SecurityAlerts::severalAgentsText(agents)},
            .seq = 0};
}

void CustomerClaims::add(const Verification &state, const QString &agent, base::Instant at)
{
    if (!state.customer.customerId.isEmpty())
        m_claims[state.customer.customerId].push_back({.agent = agent, .at = at});
}

/// Forgets what is too old, now and then: a busy hour must not stay for ever.
void CustomerClaims::sweep(base::Instant now)
{
    if (now - m_sweptAt < kWindow / 4)
        return;
    m_sweptAt = now;
    for (std::vector<Claim> &claims : m_claims)
        std::erase_if(claims, [now](const Claim &claim) { return claim.at <= now - kWindow; });
    m_claims.removeIf([](const auto &entry) { return entry.value().empty(); });
}

} // namespace authlink::relay::rpc
