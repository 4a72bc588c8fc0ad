// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token_bucket.h"

#include <QHash>
#include <QHostAddress>

#include <chrono>
#include <cstddef>
#include <optional>

namespace authlink::http::limits
{

/// A token bucket for each address, in bounded memory. An IPv6 network of 64 bits counts as one address: its owner has them all.
/// Pure: the time is given. One thread.
class AddressLimiter
{
public:
    struct Limits {
        int burst = 20;                                            ///< at once
        std::chrono::nanoseconds refill = std::chrono::seconds(3); ///< one more after each
        qsizetype addresses = 4096;                                ///< known at once; all others share one bucket
    };

    explicit AddressLimiter(const Limits &limits);

    /// Takes one from the address's bucket. nullopt: granted; else how long until there is one again.
    /// @param now of a clock that never goes back, from any epoch, always the same
    [[nodiscard]] std::optional<std::chrono::nanoseconds> take(const QHostAddress &address, std::chrono::nanoseconds now);
    /// Undoes a take() that was granted. What came from the bucket that the unknown share is not given back.
    void giveBack(const QHostAddress &address);
    [[nodiscard]] qsizetype knownAddresses() const { return m_buckets.size(); }

private:
    using Moment = base::TokenBucket::Moment;

    base::TokenBucket &bucketOf(const QHostAddress &address, Moment now);
    void forgetFull(Moment now);

    Limits m_limits;
    QHash<QHostAddress, base::TokenBucket> m_buckets;
    base::TokenBucket m_othersBucket;
    Moment m_nextForgetting{Moment::min()};
};

} // namespace authlink::http::limits
