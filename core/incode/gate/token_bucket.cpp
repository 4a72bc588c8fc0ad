// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/token_bucket.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace authlink::incode
{

namespace
{
constexpr double kMillisPerSecond = 1000.0;
constexpr double kWhole = 1.0 - 1e-6; // sums of fractions fall a little short of one
} // namespace

TokenBucket::TokenBucket(double perSecond, int burst, base::Instant now)
    : m_perSecond(perSecond),
      m_burst(burst),
      m_tokens(burst),
      m_at(now)
{
}

bool TokenBucket::take(base::Instant now)
{
    const double tokens = tokensAt(now);
    if (tokens < kWhole)
        return false;
    m_tokens = std::max(0.0, tokens - 1.0);
    m_at = std::max(m_at, now);
    return true;
}

base::Instant TokenBucket::nextAt(base::Instant now) const
{
    const double missing = kWhole - tokensAt(now);
    if (missing <= 0)
        return now;
    return std::max(now, m_at) + std::chrono::milliseconds(static_cast<qint64>(std::ceil(missing / m_perSecond * kMillisPerSecond)));
}

double TokenBucket::tokensAt(base::Instant now) const
{
    const auto passed = std::max(now - m_at, std::chrono::milliseconds::zero());
    return std::min(m_burst, m_tokens + static_cast<double>(passed.count()) / kMillisPerSecond * m_perSecond);
}

} // namespace authlink::incode
