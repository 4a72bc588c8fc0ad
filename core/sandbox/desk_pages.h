// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_message.h"
#include "core/sandbox/messages.h"
#include "core/sandbox/webhook_sender.h"

#include <optional>

namespace authlink::sandbox
{

/// What the person at the sandbox sees and turns:
///   GET  /                         the SMS inbox of all simulated phones
///   GET  /sandbox/messages.json    {"messages": [{id, phone, text, link, at}]}, newest first
///   GET  /sandbox/deliveries.json  {"deliveries": [{id, state, attempts: [{at, answer}], body}]}, newest first
///   GET  /sandbox/faults           {"dropNext", "duplicateNext", "delayMs", "hold"}
///   POST /sandbox/faults           any of these as a JSON object; answers all of them
class DeskPages
{
public:
    DeskPages(const Messages &messages, WebhookSender &sender) : m_messages(messages), m_sender(sender) {}

    /// nullopt: the path is none of these.
    [[nodiscard]] std::optional<net::Response> handle(const net::Request &request);

private:
    [[nodiscard]] net::Response inbox() const;
    [[nodiscard]] net::Response messagesJson() const;
    [[nodiscard]] net::Response setFaults(const net::Request &request);
    [[nodiscard]] net::Response faultsJson() const;

    const Messages &m_messages;
    WebhookSender &m_sender;
};

} // namespace authlink::sandbox
