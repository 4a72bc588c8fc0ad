// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/proxies/trusted_proxies.h"

#include "core/http/common/forwarded.h"

#include <algorithm>
#include <iterator>

namespace authlink::http::server
{

namespace
{

using Hops = std::vector<ForwardedHop>;

/// All members of all headers of this name, in order.
Hops hopsIn(const Request &request, const char *header, Hops (*read)(QByteArrayView))
{
    Hops hops;
    for (const auto &[name, value] : request.headers) {
        if (name.compare(header, Qt::CaseInsensitive) != 0)
            continue;
        Hops more = read(value);
        std::move(more.begin(), more.end(), std::back_inserter(hops));
    }
    return hops;
}

Client clientBehind(const QHostAddress &peer, const Hops &hops, const Subnets &trusted)
{
    Client client{.address = peer, .unreadable = {}};
    for (auto hop = hops.crbegin(); hop != hops.crend() && isIn(client.address, trusted); ++hop) {
        if (hop->address.isNull()) {
            client.unreadable = hop->text;
            break;
        }
        client.address = hop->address;
    }
    return client;
}

} // namespace

bool isIn(const QHostAddress &address, const Subnets &subnets)
{
    return std::any_of(subnets.begin(), subnets.end(), [&](const auto &subnet) { return address.isInSubnet(subnet); });
}

Client clientOf(const Request &request, const Subnets &trusted)
{
    if (!isIn(request.peer, trusted))
        return {.address = request.peer, .unreadable = {}};
    const Hops usual = hopsIn(request, "X-Forwarded-For", readForwardedFor);
    const Hops standard = hopsIn(request, "Forwarded", readForwarded);
    Client client = clientBehind(request.peer, usual.empty() ? standard : usual, trusted);
    if (usual.empty() || standard.empty())
        return client;
    if (clientBehind(request.peer, standard, trusted).address == client.address)
        return client;
    return {.address = request.peer, .unreadable = "X-Forwarded-For and Forwarded, which disagree"};
}

QHostAddress clientAddress(const Request &request, const Subnets &trusted)
{
    return clientOf(request, trusted).address;
}

bool clientIsSecure(const Request &request, const Subnets &trusted)
{
    if (request.secure || !isIn(request.peer, trusted))
        return request.secure;
    if (request.hasHeader("X-Forwarded-Proto"))
        return request.header("X-Forwarded-Proto").trimmed().toLower() == "https";
    const Hops hops = hopsIn(request, "Forwarded", readForwarded);
    return !hops.empty() && hops.back().proto == "https";
}

} // namespace authlink::http::server
