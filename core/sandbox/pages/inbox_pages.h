// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"
#include "core/sandbox/api/call_counter.h"
#include "core/sandbox/messaging/inbox.h"
#include "core/sandbox/webhooks/webhook_sender.h"

#include <optional>

namespace authlink::sandbox::pages
{

/// What has arrived and what was sent, for people and tests:
///   GET  /sandbox/inbox            the messages of all simulated phones and mailboxes, as a page
///   GET  /sandbox/messages.json    {"messages": [{id, kind, phone, subject?, text, link, at}]}, newest first; phone may be an address
///   GET  /sandbox/deliveries.json  {"deliveries": [{id, state, attempts: [{at, answer}], body}]}, newest first
///   GET  /sandbox/calls.json       {"calls": [{endpoint, status, count}]}; status 0: no answer was given
///   POST /sandbox/calls.json       {"reset": true}: counts from zero again
class InboxPages
{
public:
    /// All references outlive the pages.
    InboxPages(const messaging::Inbox &inbox, const webhooks::WebhookSender &sender, api::CallCounter &calls)
        : m_inbox(inbox),
          m_sender(sender),
          m_calls(calls)
    {
    }

    /// nullopt: the path is not one of these.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    [[nodiscard]] http::server::Response inbox() const;
    [[nodiscard]] http::server::Response messagesJson() const;
    [[nodiscard]] http::server::Response callsJson(const http::server::Request &request);

    const messaging::Inbox &m_inbox;
    const webhooks::WebhookSender &m_sender;
    api::CallCounter &m_calls;
};

} // namespace authlink::sandbox::pages
