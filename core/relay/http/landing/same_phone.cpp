// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/landing/same_phone.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr int kBitsOfASubscriber = 64; // of an IPv6 address

/// The address with which somebody comes from the public internet; others are those of a proxy in front of us, the same for everybody.
bool isPublic(const QHostAddress &address)
{
    static const std::array<std::pair<QHostAddress, int>, 5> kPrivate{
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s), QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s), QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"fc00::/7"_s)};
    return !address.isNull() && !address.isLoopback() && !address.isLinkLocal()
           && std::none_of(kPrivate.begin(), kPrivate.end(), [&address](const auto &subnet) { return address.isInSubnet(subnet); });
}

bool isSameSubscriber(const QHostAddress &a, const QHostAddress &b)
{
    if (!isPublic(a) || !isPublic(b))
        return false;
    if (a.protocol() == QHostAddress::IPv6Protocol && b.protocol() == QHostAddress::IPv6Protocol)
        return a.isInSubnet(b, kBitsOfASubscriber);
    return a.isEqual(b);
}

/// The names by which every browser of a phone calls it.
QLatin1StringView phoneOf(const QString &userAgent)
{
    constexpr std::array kPhones{"iPhone"_L1, "iPad"_L1, "Android"_L1};
    const auto found = std::find_if(kPhones.begin(), kPhones.end(), [&userAgent](auto phone) { return userAgent.contains(phone); });
    return found == kPhones.end() ? QLatin1StringView() : *found;
}

} // namespace

bool isProbablySamePhone(const Browser &a, const Browser &b)
{
    const QLatin1StringView phone = phoneOf(a.userAgent);
    return !phone.isEmpty() && phone == phoneOf(b.userAgent) && isSameSubscriber(a.address, b.address);
}

} // namespace authlink::relay::http
