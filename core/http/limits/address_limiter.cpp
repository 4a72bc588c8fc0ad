// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/limits/address_limiter.h"

#include <algorithm>
#include <iterator>

namespace authlink::http::limits
{

namespace
{

QHostAddress networkOf(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    constexpr std::ptrdiff_t kNetworkBytes = 8;
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + kNetworkBytes, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

} // namespace

AddressLimiter::AddressLimiter(const Limits &limits) : m_limits(limits), m_othersBucket({.burst = limits.burst, .refill = limits.refill}) {}

std::optional<std::chrono::nanoseconds> AddressLimiter::take(const QHostAddress &address, std::chrono::nanoseconds now)
{
    base::TokenBucket &bucket = bucketOf(networkOf(address), now);
    return bucket.take(now) ? std::nullopt : std::optional(bucket.wait(now));
}

void AddressLimiter::giveBack(const QHostAddress &address)
{
    if (const auto known = m_buckets.find(networkOf(address)); known != m_buckets.end())
        known->giveBack();
}

base::TokenBucket &AddressLimiter::bucketOf(const QHostAddress &address, Moment now)
{
    if (const auto known = m_buckets.find(address); known != m_buckets.end())
        return *known;
    if (m_buckets.size() >= m_limits.addresses)
        forgetFull(now);
    // Never the bucket of another address: whoever has many addresses must not win an emptied one back that way.
    if (m_buckets.size() >= m_limits.addresses)
        return m_othersBucket;
    return *m_buckets.insert(address, base::TokenBucket({.burst = m_limits.burst, .refill = m_limits.refill}));
}

void AddressLimiter::forgetFull(Moment now)
{
    if (now < m_nextForgetting)
        return; // looking through all of them has a price that a flood must not set
    m_nextForgetting = now + m_limits.refill;
    m_buckets.removeIf([now](const auto &bucket) { return bucket.value().isFull(now); });
}

} // namespace authlink::http::limits
