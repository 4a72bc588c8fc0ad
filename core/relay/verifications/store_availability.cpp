// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/store_availability.h"

#include "core/base/log.h"

#include <QPointer>

namespace authlink::relay::verifications
{

StoreAvailability::StoreAvailability(store::Store &store, base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] { probe(); }))
{
}

StoreAvailability::~StoreAvailability() = default;

void StoreAvailability::onDatabaseFailed()
{
    if (m_out)
        return;
    m_out = true;
    qCCritical(base::lcStore) << "nothing can be recorded; consoles are told not to rely on any verdict";
    m_alarm->set(m_clock.now() + kProbeEvery);
    Q_EMIT changed();
}

void StoreAvailability::probe()
{
    store::Transaction transaction;
    transaction.check = true;
    m_store.commit(std::move(transaction), [guard = QPointer(this)](const base::Result<store::Receipt> &receipt) {
        if (!guard)
            return;
        if (!receipt) {
            guard->m_alarm->set(guard->m_clock.now() + kProbeEvery);
            return;
        }
        guard->m_out = false;
        qCWarning(base::lcStore) << "the store records again";
        Q_EMIT guard->changed();
    });
}

} // namespace authlink::relay::verifications
