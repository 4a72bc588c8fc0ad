// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/store_availability.h"

#include "core/base/log.h"

#include <QMetaObject>
#include <QPointer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::verifications
{

// From the event loop and not from the alarm: an answer that lies ready is heard before the next look, however late the alarm was.
StoreAvailability::StoreAvailability(store::Store &store, base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_store(store),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] { QMetaObject::invokeMethod(this, &StoreAvailability::look, Qt::QueuedConnection); }))
{
}

StoreAvailability::~StoreAvailability() = default;

void StoreAvailability::start()
{
    m_isLooking = true;
    look();
}

void StoreAvailability::stop()
{
    m_isLooking = false;
    m_alarm->clear();
}

void StoreAvailability::look()
{
    if (!m_isLooking)
        return;
    const base::Instant now = m_clock.now();
    if (m_isChecking) {
        ++m_looks;
        if (hangs())
            goOut(silence());
    } else if (m_out || m_store.pendingCommits() > 0 || now - m_askedAt >= kCheckEvery) {
        check();
    }
    m_alarm->set(now + kLookEvery);
}

void StoreAvailability::check()
{
    m_isChecking = true;
    m_looks = 0;
    m_askedAt = m_clock.now();
    store::Transaction nothing;
    nothing.check = true;
    m_store.commit(std::move(nothing), [guard = QPointer(this)](const base::Result<store::Receipt> &written) {
        if (guard)
            guard->onChecked(written);
    });
}

void StoreAvailability::onChecked(const base::Result<store::Receipt> &written)
{
    const bool late = hangs();
    m_isChecking = false;
    if (!written)
        return goOut(written.error().message);
    if (!m_out)
        return;
    if (late && m_isLooking) { // it came through, and with it what waited; whether the next one hangs as well is seen at once
        m_trouble = u"the store writes slowly"_s;
        return check();
    }
    m_out = false;
    qCWarning(base::lcStore) << "the store records again";
    Q_EMIT changed();
}

void StoreAvailability::onDatabaseFailed()
{
    if (!m_out)
        goOut(u"a change could not be recorded"_s);
}

void StoreAvailability::goOut(const QString &why)
{
    m_trouble = why;
    if (std::exchange(m_out, true))
        return;
    qCCritical(base::lcStore).noquote() << "nothing can be recorded:" << why << "- consoles are told not to rely on any verdict";
    Q_EMIT changed();
}

QString StoreAvailability::silence() const
{
    const auto waiting = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now() - m_askedAt);
    return u"the store has not written for %1 s"_s.arg(waiting.count());
}

QString StoreAvailability::trouble() const
{
    if (!m_out)
        return {};
    return hangs() ? silence() : m_trouble;
}

} // namespace authlink::relay::verifications
