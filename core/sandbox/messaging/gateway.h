// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/http/server/http_message.h"
#include "core/sandbox/faults/fault_injector.h"
#include "core/sandbox/messaging/inbox.h"
#include "core/sandbox/messaging/status_callbacks.h"
#include "core/sandbox/sandbox_config.h"

#include <optional>

namespace authlink::sandbox::messaging
{

/// A message provider of the bank's own, not the vendor's: POST /gateway/messages, JSON or a form, with the fields to, text (or Body),
/// subject (makes it an e-mail, as an address in `to` does), callback (or StatusCallback). Answers 201 {"sid", "status": "queued"}, puts
/// the message into the inbox, and posts forms of MessageSid, MessageStatus, To and, where it failed, ErrorCode to the callback:
/// sent, then delivered; or undelivered, as the message fault says, and then nothing arrives.
/// Basic or Bearer authentication is asked for where the configuration has a secret for it.
class Gateway
{
public:
    static constexpr char kPath[] = "/gateway/messages";

    /// @param config and the others outlive the gateway
    Gateway(const SandboxConfig &config, Inbox &inbox, const faults::FaultInjector &faults, base::Clock &clock, base::Random &random);

    /// nullopt: the path is not the gateway's.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);
    void stop() { m_callbacks.stop(); }

private:
    struct Order;
    [[nodiscard]] bool admits(const http::server::Request &request) const;

    const SandboxConfig &m_config;
    Inbox &m_inbox;
    const faults::FaultInjector &m_faults;
    base::Clock &m_clock;
    base::Random &m_random;
    StatusCallbacks m_callbacks;
};

} // namespace authlink::sandbox::messaging
