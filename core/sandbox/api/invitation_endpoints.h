// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/messaging/inbox.h"
#include "core/sandbox/sandbox_config.h"

namespace authlink::sandbox::api
{

class ApiServer;

/// Invitations that the vendor sends itself (docs/incode.md, "Sessions, links, messages"): POST /omni/b2b/onboarding/request-new with
/// {integrationReference, loginHint, notification: {type: SMS | EMAIL | EMAIL_AND_SMS, phone, email}, externalCustomerId,
/// linkValidityInMinutes (or linkExpiryMinutes)} starts a session whose face is compared with that of the login hint only (1:1), puts a
/// message of the vendor's with the link to the capture page into the inbox, and answers {"interviewId", "url"}.
class InvitationEndpoints
{
public:
    /// All references outlive the endpoints.
    InvitationEndpoints(const SandboxConfig &config, SessionStore &sessions, messaging::Inbox &inbox, base::Clock &clock);
    void addTo(ApiServer &api);

private:
    [[nodiscard]] ApiResult requestNew(const ApiCall &call);

    const SandboxConfig &m_config;
    SessionStore &m_sessions;
    messaging::Inbox &m_inbox;
    base::Clock &m_clock;
};

} // namespace authlink::sandbox::api
