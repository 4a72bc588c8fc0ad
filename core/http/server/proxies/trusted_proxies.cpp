// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/proxies/trusted_proxies.h"

#include <algorithm>

namespace authlink::http::server
{

bool isIn(const QHostAddress &address, const Subnets &subnets)
{
    return std::any_of(subnets.begin(), subnets.end(), [&](const auto &subnet) { return address.isInSubnet(subnet); });
}

QHostAddress clientAddress(const Request &request, const Subnets &trusted)
{
    QHostAddress client = request.peer;
    if (!isIn(client, trusted))
        return client;
    QByteArrayList hops;
    for (const auto &[name, value] : request.headers) {
        if (name.compare("X-Forwarded-For", Qt::CaseInsensitive) == 0)
            hops += value.split(',');
    }
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        QHostAddress address;
        if (!address.setAddress(QString::fromLatin1(hop->trimmed())))
            break;
        client = address;
        if (!isIn(client, trusted))
            break;
    }
    return client;
}

bool clientIsSecure(const Request &request, const Subnets &trusted)
{
    return request.secure || (isIn(request.peer, trusted) && request.header("X-Forwarded-Proto").trimmed().toLower() == "https");
}

} // namespace authlink::http::server
