// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/readiness.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::verifications
{

namespace
{
constexpr int kMaxPending = 10'000; // commits; seconds behind, even on a slow disk
}

Readiness::Readiness(const VerificationRepository &repository, store::Store &store, base::Clock &clock)
    : m_repository(repository),
      m_store(store),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] { check(); }))
{
}

void Readiness::setServing(bool serving)
{
    m_serving = serving;
    if (serving)
        check();
    else
        m_alarm->clear();
}

void Readiness::onCommitFailed()
{
    if (m_serving)
        check();
}

void Readiness::check()
{
    if (std::exchange(m_isChecking, true))
        return;
    m_askedAt = m_clock.now();
    store::Transaction nothing;
    nothing.check = true;
    m_store.commit(std::move(nothing), [this, alive = m_alive](const base::Result<store::Receipt> &written) {
        if (*alive)
            onChecked(written);
    });
}

void Readiness::onChecked(const base::Result<store::Receipt> &written)
{
    m_isChecking = false;
    m_failure = written ? QString() : written.error().message;
    if (m_serving)
        m_alarm->set(m_clock.now() + kCheckEvery);
}

QStringList Readiness::unready() const
{
    QStringList reasons;
    if (!m_serving)
        reasons.append(u"the relay is starting or stopping"_s);
    if (!m_failure.isEmpty())
        reasons.append(m_failure);
    const auto waiting = std::chrono::duration_cast<std::chrono::seconds>(m_clock.now() - m_askedAt);
    if (m_isChecking && waiting > kMaxWait)
        reasons.append(u"the store has not written for %1 s"_s.arg(waiting.count()));
    if (m_repository.pending() > kMaxPending)
        reasons.append(u"commits are piling up"_s);
    return reasons;
}

} // namespace authlink::relay::verifications
