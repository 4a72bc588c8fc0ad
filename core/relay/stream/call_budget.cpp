// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/call_budget.h"

#include <algorithm>

namespace authlink::relay::stream
{

std::optional<std::chrono::nanoseconds> CallBudget::take(const QString &user, int cost, Moment now)
{
    cost = std::min(cost, m_rate.burst); // more would never be there
    auto bucket = m_users.find(user);
    if (bucket == m_users.end()) {
        if (m_users.size() >= kMaxUsers)
            m_users.removeIf([now](const auto &known) { return known.value().isFull(now); });
        bucket = m_users.insert(user, base::TokenBucket(m_rate));
    }
    if (bucket->take(now, cost))
        return std::nullopt;
    return bucket->wait(now, cost);
}

} // namespace authlink::relay::stream
