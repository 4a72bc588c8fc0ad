// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/retention_job.h"

#include "core/base/log.h"

#include <QPointer>

namespace authlink::relay::verifications
{

namespace
{
/// Not in the moment in which everybody comes back.
constexpr std::chrono::minutes kAfterStart{1};
constexpr std::chrono::hours kEvery{1};
} // namespace

RetentionJob::RetentionJob(store::Store &store, base::Clock &clock, Retention retention, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_clock(clock),
      m_retention(retention),
      m_alarm(clock.makeAlarm([this] { begin(); }))
{
}

RetentionJob::~RetentionJob() = default;

void RetentionJob::start()
{
    m_alarm->set(m_clock.now() + kAfterStart);
}

void RetentionJob::begin()
{
    const base::Instant now = m_clock.now();
    m_order = {.inboxBefore = now - m_retention.webhooks,
               .verificationsBefore = now - m_retention.verifications,
               .answersBefore = now - kAnswersKept};
    m_total = {};
    step();
}

void RetentionJob::step()
{
    store::Transaction transaction;
    transaction.purge = m_order;
    m_store.commit(std::move(transaction), [guard = QPointer(this)](const base::Result<store::Receipt> &receipt) {
        if (guard)
            guard->stepped(receipt);
    });
}

void RetentionJob::stepped(const base::Result<store::Receipt> &receipt)
{
    if (!receipt) {
        qCWarning(base::lcRelay) << "retention: nothing could be deleted now:" << receipt.error().message;
        return end();
    }
    if (receipt->purged.isNothing())
        return end();
    m_total.inbox += receipt->purged.inbox;
    m_total.verifications += receipt->purged.verifications;
    m_total.answers += receipt->purged.answers;
    step();
}

void RetentionJob::end()
{
    if (!m_total.isNothing())
        qCInfo(base::lcRelay) << "retention: deleted" << m_total.verifications << "verifications," << m_total.inbox << "webhooks and"
                              << m_total.answers << "remembered answers";
    m_alarm->set(m_clock.now() + kEvery);
    Q_EMIT finished(m_total);
}

} // namespace authlink::relay::verifications
