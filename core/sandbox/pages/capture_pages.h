// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/http/server/http_message.h"
#include "core/sandbox/api/legacy_transactions.h"
#include "core/sandbox/api/session_store.h"
#include "core/sandbox/capture_outcome.h"
#include "core/sandbox/messaging/inbox.h"
#include "core/sandbox/sandbox_config.h"
#include "core/sandbox/webhooks/webhook_sender.h"

#include <optional>

namespace authlink::sandbox::pages
{

/// The pages where the selfie would be taken: /session/KEY of a session, and the static link /CLIENT_ID/hello, the same for everybody.
/// GET shows the page and posts Session Started, or Session Progress when it is opened again. POST takes one selfie, from the page's form
/// or as JSON: {"outcome": nameOf(Capture), "face"?: customer id, "phone"?: phone number or e-mail address} -> {"finished", "remaining"}.
/// Without "face" it is the face of whoever owns "phone"; without that, of whoever owns the phone or mailbox that got the session's link,
/// or on the static page the newest message. A session with a login hint (1:1) accepts the face of that customer only.
class CapturePages
{
public:
    struct Services {
        api::SessionStore &sessions;
        const messaging::Inbox &inbox;
        webhooks::WebhookSender &sender;
        api::LegacyTransactions &transactions;
    };
    /// All references outlive the pages.
    CapturePages(const SandboxConfig &config, const Services &services, base::Clock &clock, base::Random &random);

    /// nullopt: the path is not one of these pages.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    struct Selfie {
        Capture outcome = Capture::Pass;
        const verification::Customer *face = nullptr; ///< whose face matches; null unless isMatch(outcome)
        bool json = false;
    };

    [[nodiscard]] http::server::Response sessionPage(const http::server::Request &request);
    [[nodiscard]] http::server::Response staticPage(const http::server::Request &request);
    [[nodiscard]] http::server::Response takeSelfie(api::Session &session, const Selfie &selfie);
    void open(api::Session &session);
    void finish(api::Session &session, Capture outcome);
    void postStatus(const api::Session &session);
    [[nodiscard]] base::Result<Selfie> readSelfie(const http::server::Request &request, const verification::Customer *owner) const;
    [[nodiscard]] Selfie comparedWithHint(const api::Session &session, const Selfie &selfie) const;
    [[nodiscard]] const verification::Customer *byId(const QString &customerId) const;
    [[nodiscard]] const verification::Customer *byContact(const QString &contact) const;
    [[nodiscard]] const verification::Customer *ownerOf(const api::Session &session) const;
    [[nodiscard]] http::server::Response form(const QByteArray &action, const QString &note, const verification::Customer *owner) const;

    const SandboxConfig &m_config;
    api::SessionStore &m_sessions;
    const messaging::Inbox &m_inbox;
    webhooks::WebhookSender &m_sender;
    api::LegacyTransactions &m_transactions;
    base::Clock &m_clock;
    base::Random &m_random;
};

} // namespace authlink::sandbox::pages
