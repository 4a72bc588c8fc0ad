// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/messaging/inbox.h"
#include "core/sandbox/sandbox_config.h"

namespace authlink::sandbox::api
{

class ApiServer;

/// POST /omni/b2b/onboarding/request-new (docs/incode.md "Sessions, links, messages"): {integrationReference, loginHint, notification:
/// {type: SMS | EMAIL | EMAIL_AND_SMS, phone, email}, externalCustomerId, linkValidityInMinutes (or linkExpiryMinutes)}. Makes a session
/// 1:1 against the login hint, sends the vendor's own text with the link of the capture page, and answers {"interviewId", "url"}.
class InvitationEndpoints
{
public:
    /// @param config and the others outlive the calls
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
