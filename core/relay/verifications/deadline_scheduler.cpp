// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/deadline_scheduler.h"

#include <algorithm>

namespace authlink::relay::verifications
{

using verification::Verification;

namespace
{
constexpr std::chrono::seconds kRetryAfter{1};
}

DeadlineScheduler::DeadlineScheduler(VerificationRepository &repository, base::Clock &clock, verification::Policy policy, QObject *parent)
    : QObject(parent),
      m_repository(repository),
      m_clock(clock),
      m_policy(policy),
      m_alarm(clock.makeAlarm([this] { wake(); }))
{
}

void DeadlineScheduler::onChanged(const QString &id)
{
    watch(id);
    arm();
}

void DeadlineScheduler::onCommitFailed()
{
    m_notBefore = m_clock.now() + kRetryAfter;
    m_rereading = true;
    arm();
}

DeadlineScheduler::~DeadlineScheduler() = default;

void DeadlineScheduler::start()
{
    for (const QString &id : m_repository.openIds())
        watch(id);
    wake(); // what ran out while nobody was looking
}

std::optional<base::Instant> DeadlineScheduler::deadlineOf(const Verification &state) const
{
    return verification::nextDeadline(state, {.now = m_clock.now(), .policy = m_policy});
}

std::vector<verification::Event> DeadlineScheduler::due(const Verification &state) const
{
    return verification::onTime(state, {.now = m_clock.now(), .policy = m_policy});
}

void DeadlineScheduler::watch(const QString &id)
{
    forget(id);
    const Verification *state = m_repository.open(id);
    if (state == nullptr)
        return;
    if (const auto deadline = deadlineOf(*state)) {
        m_deadlines.insert(id, *deadline);
        m_queue.emplace(*deadline, id);
    }
}

void DeadlineScheduler::forget(const QString &id)
{
    const auto known = m_deadlines.constFind(id);
    if (known == m_deadlines.cend())
        return;
    const auto [first, last] = m_queue.equal_range(*known);
    const auto entry = std::find_if(first, last, [&id](const auto &one) { return one.second == id; });
    if (entry != last)
        m_queue.erase(entry);
    m_deadlines.erase(known);
}

void DeadlineScheduler::wake()
{
    const base::Instant now = m_clock.now();
    m_rereading = !m_repository.isCurrent();
    if (m_rereading)
        m_repository.whenCurrent(this, [](const base::Result<void> &) {}); // changed() tells what came of it
    std::vector<QString> ripe;
    for (auto it = m_queue.cbegin(); it != m_queue.cend() && it->first <= now; ++it)
        ripe.push_back(it->second);
    for (const QString &id : ripe) {
        const Verification *state = m_repository.open(id);
        store::Transaction transaction;
        if (state != nullptr)
            transaction.events = due(*state);
        if (transaction.events.empty())
            forget(id); // nothing to do after all: the next change of the verification sets the next deadline
        else
            m_repository.commit(std::move(transaction),
                                [](const base::Result<CommitResult> &) {}); // a failure brings changed() and commitFailed()
    }
    if (m_rereading || (!m_queue.empty() && m_queue.begin()->first <= now))
        m_notBefore = now + kRetryAfter;
    arm();
}

void DeadlineScheduler::arm()
{
    if (m_rereading)
        m_alarm->set(m_notBefore);
    else if (m_queue.empty())
        m_alarm->clear();
    else
        m_alarm->set(std::max(m_queue.begin()->first, m_notBefore));
}

} // namespace authlink::relay::verifications
