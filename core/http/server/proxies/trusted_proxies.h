// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"

#include <vector>

namespace authlink::http::server
{

using Subnets = std::vector<std::pair<QHostAddress, int>>;

[[nodiscard]] bool isIn(const QHostAddress &address, const Subnets &subnets);

/// Who asked: the peer, unless that is a trusted proxy; then the rightmost address in X-Forwarded-For that is not one. What
/// a stranger wrote further left in that header is never believed.
[[nodiscard]] QHostAddress clientAddress(const Request &request, const Subnets &trusted);

/// The client's side spoke TLS: to us, or to a trusted proxy that says so (X-Forwarded-Proto).
[[nodiscard]] bool clientIsSecure(const Request &request, const Subnets &trusted);

} // namespace authlink::http::server
