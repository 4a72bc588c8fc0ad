// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/address_limiter.h"

#include <algorithm>
#include <iterator>

namespace authlink::http::server
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

std::optional<std::chrono::nanoseconds> AddressLimiter::take(const QHostAddress &address, std::chrono::nanoseconds now)
{
    Moment &fullAt = bucketOf(networkOf(address), now);
    const Moment from = std::max(fullAt, now);
    const Moment latest = now + (m_limits.burst - 1) * m_limits.refill; // a bucket with one left is full then
    if (from > latest)
        return from - latest;
    fullAt = from + m_limits.refill;
    return std::nullopt;
}

AddressLimiter::Moment &AddressLimiter::bucketOf(const QHostAddress &address, Moment now)
{
    if (const auto known = m_fullAt.find(address); known != m_fullAt.end())
        return *known;
    if (m_fullAt.size() >= m_limits.addresses)
        forgetFull(now);
    // Never another one's bucket: whoever has many addresses must not win an emptied one back that way.
    if (m_fullAt.size() >= m_limits.addresses)
        return m_othersFullAt;
    return *m_fullAt.insert(address, now);
}

void AddressLimiter::forgetFull(Moment now)
{
    if (now < m_nextForgetting)
        return; // looking through all of them has a price that a flood must not set
    m_nextForgetting = now + m_limits.refill;
    m_fullAt.removeIf([now](const auto &bucket) { return bucket.value() <= now; });
}

} // namespace authlink::http::server
