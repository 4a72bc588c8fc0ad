// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"

#include <vector>

namespace authlink::http::server
{

using Subnets = std::vector<std::pair<QHostAddress, int>>;

[[nodiscard]] bool isIn(const QHostAddress &address, const Subnets &subnets);

/// Who asked, as far as the proxies in between tell.
struct Client {
    QHostAddress address;  ///< the farthest that is known
    QByteArray unreadable; ///< what a trusted proxy wrote and can't be read: `address` is then a proxy's. Empty: all was read
};

/// The peer, unless that is a trusted proxy; then the rightmost address in X-Forwarded-For or Forwarded (RFC 7239) that is not one. What
/// a stranger wrote further left is never believed. Where both headers are there, they must agree: a proxy writes one of them, and the
/// other may be a stranger's.
[[nodiscard]] Client clientOf(const Request &request, const Subnets &trusted);
/// Its address alone, for logs and limits, which need some address in any case.
[[nodiscard]] QHostAddress clientAddress(const Request &request, const Subnets &trusted);

/// The client's side spoke TLS: to us, or to a trusted proxy that says so (X-Forwarded-Proto, or Forwarded's proto).
[[nodiscard]] bool clientIsSecure(const Request &request, const Subnets &trusted);

} // namespace authlink::http::server
