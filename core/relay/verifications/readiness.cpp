// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/readiness.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::verifications
{

namespace
{
constexpr int kMaxPending = 10'000; // commits; seconds behind, even on a slow disk
}

void Readiness::check() const
{
    const base::Instant now = m_clock.now();
    if (m_last && now >= m_last->at && now < m_last->at + kCheckEvery)
        return;
    const auto checked = m_store.check();
    m_last = Check{.at = m_clock.now(), .failure = checked ? QString() : checked.error().message};
}

QStringList Readiness::unready() const
{
    QStringList reasons;
    if (!m_serving)
        reasons.append(u"the relay is starting or stopping"_s);
    check();
    if (!m_last->failure.isEmpty())
        reasons.append(m_last->failure);
    if (m_repository.pending() > kMaxPending)
        reasons.append(u"commits are piling up"_s);
    return reasons;
}

} // namespace authlink::relay::verifications
