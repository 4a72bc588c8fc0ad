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

/// A message provider as a bank may have one, not part of the vendor: POST /gateway/messages, as JSON or a form, with the fields to (a
/// phone number or an e-mail address), text (or Body), subject (of an e-mail) and callback (or StatusCallback). Answers 201 {"sid",
/// "status": "queued"}, puts the message into the inbox, and posts two forms of MessageSid, MessageStatus, To and ErrorCode (if it failed)
/// to the callback: "sent", then "delivered". Under a message fault the second one is "undelivered", and the inbox gets nothing.
/// If the configuration has a gateway secret, Basic or Bearer authentication is required.
class Gateway
{
public:
    static constexpr char kPath[] = "/gateway/messages";

    /// All references outlive the gateway.
    Gateway(const SandboxConfig &config, Inbox &inbox, const faults::FaultInjector &faults, base::Clock &clock, base::Random &random);

    /// nullopt: the path is not kPath.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);
    void stop() { m_callbacks.stop(); }

private:
    struct MessageRequest;
    [[nodiscard]] bool isAuthorized(const http::server::Request &request) const;

    const SandboxConfig &m_config;
    Inbox &m_inbox;
    const faults::FaultInjector &m_faults;
    base::Clock &m_clock;
    base::Random &m_random;
    StatusCallbacks m_callbacks;
};

} // namespace authlink::sandbox::messaging
