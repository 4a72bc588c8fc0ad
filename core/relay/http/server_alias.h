// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace authlink::http::server
{
}

namespace authlink::relay::http
{

/// The HTTP server library. In this namespace, `http::server` would be looked for in authlink::relay::http.
namespace server = authlink::http::server;

} // namespace authlink::relay::http
