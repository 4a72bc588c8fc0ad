// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/server_clock.h"

#include <algorithm>

namespace authlink::client
{

base::Instant ServerClock::now() const
{
    return std::max(m_clock.now() + m_ahead, m_latest);
}

base::Instant ServerClock::toLocal(base::Instant server) const
{
    return server - m_ahead;
}

void ServerClock::set(base::Instant serverTime, base::Instant askedAt)
{
    const std::chrono::milliseconds halfTrip = (m_clock.now() - askedAt) / 2;
    m_ahead = serverTime - (askedAt + halfTrip);
    m_latest = serverTime; // not the maximum: the clock of the relay before may have been ahead
}

void ServerClock::observe(base::Instant serverTime)
{
    m_latest = std::max(m_latest, serverTime);
    m_ahead = std::max(m_ahead, serverTime - m_clock.now());
}

} // namespace authlink::client
