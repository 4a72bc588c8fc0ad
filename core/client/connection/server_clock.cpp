// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/server_clock.h"

#include <algorithm>

namespace authlink::client
{

base::Instant ServerClock::now() const
{
    return m_clock.now() + m_ahead;
}

base::Instant ServerClock::toLocal(base::Instant server) const
{
    return server - m_ahead;
}

void ServerClock::set(base::Instant serverTime, base::Instant askedAt)
{
    m_ahead = serverTime - askedAt; // as if all the time were lost on the way back
}

void ServerClock::observe(base::Instant serverTime)
{
    m_ahead = std::max(m_ahead, serverTime - m_clock.now());
}

} // namespace authlink::client
