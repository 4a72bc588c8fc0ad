// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/verification_repository.h"

#include "core/verification/rules/limits.h"

#include <algorithm>

/// What others ask the repository: it changes nothing here.
namespace authlink::relay::verifications
{

using verification::Verification;

std::vector<Verification> VerificationRepository::committedOpen(const QString &agent) const
{
    std::vector<Verification> result;
    const auto add = [&result](const Entry &entry) {
        if (entry.committed && !verification::isEnd(entry.committed->status))
            result.push_back(*entry.committed);
    };
    if (agent.isEmpty()) {
        for (const Entry &entry : m_entries)
            add(entry);
    } else {
        for (auto it = m_byAgent.constFind(agent); it != m_byAgent.cend() && it.key() == agent; ++it)
            add(*m_entries.constFind(it.value()));
    }
    std::sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return result;
}

std::vector<Verification> VerificationRepository::committedOpenBefore(const QString &agent, const QString &before, std::size_t most) const
{
    std::set<QString> own;
    if (!agent.isEmpty()) {
        for (auto it = m_byAgent.constFind(agent); it != m_byAgent.cend() && it.key() == agent; ++it)
            own.insert(it.value());
    }
    const std::set<QString> &ids = agent.isEmpty() ? m_ids : own;
    std::vector<Verification> result;
    for (auto id = before.isEmpty() ? ids.cend() : ids.lower_bound(before); id != ids.cbegin() && result.size() < most;) {
        const Entry &entry = *m_entries.constFind(*--id);
        if (entry.committed && !verification::isEnd(entry.committed->status))
            result.push_back(*entry.committed);
    }
    return result;
}

int VerificationRepository::openOf(const QString &agent) const
{
    int count = 0;
    for (auto it = m_byAgent.constFind(agent); it != m_byAgent.cend() && it.key() == agent; ++it)
        count += verification::isEnd(m_entries.constFind(it.value())->now.status) ? 0 : 1;
    return count;
}

std::vector<base::Instant> VerificationRepository::startsInMemoryOf(const QString &agent, base::Instant since) const
{
    std::vector<base::Instant> result;
    for (auto it = m_byAgent.constFind(agent); it != m_byAgent.cend() && it.key() == agent; ++it) {
        const Entry &entry = *m_entries.constFind(it.value());
        if (entry.now.createdAt && *entry.now.createdAt >= since)
            result.push_back(*entry.now.createdAt);
    }
    return result;
}

std::vector<base::Instant> VerificationRepository::failuresInMemoryOf(const QString &customerId, base::Instant since) const
{
    std::vector<base::Instant> result;
    for (auto it = m_byCustomer.constFind(customerId); it != m_byCustomer.cend() && it.key() == customerId; ++it) {
        const Entry &entry = *m_entries.constFind(it.value());
        if (entry.now.verdict && verification::countsAsFailure(*entry.now.verdict) && entry.now.decidedAt && *entry.now.decidedAt >= since)
            result.push_back(*entry.now.decidedAt);
    }
    return result;
}

std::vector<Verification> VerificationRepository::undecidedOf(const verification::Customer &customer) const
{
    QSet<QString> seen;
    std::vector<Verification> result;
    const auto look = [&](const QMultiHash<QString, QString> &index, const QString &key) {
        for (auto it = index.constFind(key); it != index.cend() && it.key() == key; ++it) {
            const Verification &state = m_entries.constFind(it.value())->now;
            if (!verification::isPending(state.status) || !verification::isSameCustomer(state.customer, customer)
                || seen.contains(state.id))
                continue;
            seen.insert(state.id);
            result.push_back(state);
        }
    };
    look(m_byCustomer, customer.customerId.trimmed());
    look(m_byAccount, customer.account.trimmed());
    return result;
}

} // namespace authlink::relay::verifications
