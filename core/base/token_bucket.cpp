// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/token_bucket.h"

#include <algorithm>

namespace authlink::base
{

using std::chrono::nanoseconds;

TokenRate TokenRate::perSecond(double rate, int burst)
{
    const auto refill = std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double>(1.0 / rate));
    return {.burst = burst, .refill = std::max(refill, nanoseconds(1))};
}

bool TokenBucket::take(Moment now, int tokens)
{
    const Moment fullAt = std::max(m_fullAt, now) + tokens * m_rate.refill;
    if (fullAt > now + m_rate.burst * m_rate.refill)
        return false;
    m_fullAt = fullAt;
    return true;
}

void TokenBucket::giveBack(int tokens)
{
    if (m_fullAt != Moment::min())
        m_fullAt -= tokens * m_rate.refill;
}

nanoseconds TokenBucket::wait(Moment now, int tokens) const
{
    const Moment thereAt = m_fullAt == Moment::min() ? now : m_fullAt - (m_rate.burst - tokens) * m_rate.refill;
    return std::max(thereAt - now, nanoseconds::zero());
}

} // namespace authlink::base
