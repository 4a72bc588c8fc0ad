// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/server_alias.h"

#include "core/base/log.h"
#include "core/http/limits/address_limiter.h"
#include "core/http/server/http_message.h"
#include "core/http/server/proxies/trusted_proxies.h"

#include <QString>

#include <functional>
#include <optional>

namespace authlink::relay::http
{

/// Rate-limits failed authentication per client address, and throttles the log. One thread.
class AuthFailureLimiter
{
public:
    /// One more that did not get in, from `client`.
    /// @param what for the log: what was refused and why
    /// @return 429 for who has tried too often; nullopt: say what you would say anybody
    [[nodiscard]] std::optional<server::Response> refuse(const QHostAddress &client, const char *what)
    {
        return refuse(server::Client{.address = client, .unreadable = {}}, what);
    }
    /// The same; the log also says what the proxies wrote that can't be read.
    [[nodiscard]] std::optional<server::Response> refuse(const server::Client &client, const char *what)
    {
        return refuse(client, [what] { return QString::fromUtf8(what); });
    }
    /// The same; `what` is asked for only if a line is written, which is rarely where many are refused.
    [[nodiscard]] std::optional<server::Response> refuse(const server::Client &client, const std::function<QString()> &what);

    // Where it costs something to look a credential up, a try counts before that, so that who tries too often costs nothing more.

    /// Counts a try from `client`, and says nothing in the log. As refuse().
    [[nodiscard]] std::optional<server::Response> begin(const QHostAddress &client);
    /// The credential of begin() was right, or could not be looked up: it was no failure.
    void forgive(const QHostAddress &client) { m_limiter.giveBack(client); }
    /// The credential of begin() was wrong, or it said 429: for the log.
    void note(const server::Client &client, const std::function<QString()> &what);
    void note(const server::Client &client, const char *what)
    {
        note(client, [what] { return QString::fromUtf8(what); });
    }

private:
    authlink::http::limits::AddressLimiter m_limiter{{}};
    base::LogThrottle m_log;
};

} // namespace authlink::relay::http
