// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace authlink::base
{

/// How fast a TokenBucket lets things through.
struct TokenRate {
    int burst = 1;                                             ///< at once, after a quiet time; at least 1
    std::chrono::nanoseconds refill = std::chrono::seconds(1); ///< one more after each; more than 0

    /// @param rate more than 0
    [[nodiscard]] static TokenRate perSecond(double rate, int burst);
};

/// A token bucket: lets a burst through at once and then one after each refill time. Full at first. Pure: the time is given. One thread.
class TokenBucket
{
public:
    /// Of a clock that never goes back, from any epoch, always the same.
    using Moment = std::chrono::nanoseconds;

    explicit TokenBucket(const TokenRate &rate) : m_rate(rate) {}

    /// Takes `tokens` if there are so many. More than the burst are never there.
    [[nodiscard]] bool take(Moment now, int tokens = 1);
    /// What was taken turned out to cost nothing. More than the burst are never there.
    void giveBack(int tokens = 1);
    /// How long until there will be so many tokens; zero: there are.
    [[nodiscard]] std::chrono::nanoseconds wait(Moment now, int tokens = 1) const;
    /// Nothing was taken that has not been refilled: says as much as a new bucket.
    [[nodiscard]] bool isFull(Moment now) const { return m_fullAt <= now; }

private:
    TokenRate m_rate;
    Moment m_fullAt{Moment::min()}; // says all there is to know: each missing token puts it off by one refill time
};

} // namespace authlink::base
