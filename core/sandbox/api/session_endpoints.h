// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/messaging/inbox.h"
#include "core/sandbox/sandbox_config.h"

namespace authlink::sandbox::api
{

class ApiServer;

/// The calls that start a session and send its link (docs/incode.md, "Sessions, links, messages"): POST /omni/start,
/// GET /omni/onboarding-url, POST /omni/add/phone and POST /omni/external/send-sms.
class SessionEndpoints
{
public:
    /// All references outlive the endpoints.
    SessionEndpoints(const SandboxConfig &config, SessionStore &sessions, messaging::Inbox &inbox, base::Clock &clock);
    void addTo(ApiServer &api);

private:
    [[nodiscard]] ApiResult start(const ApiCall &call);
    [[nodiscard]] ApiResult onboardingUrl(const ApiCall &call);
    [[nodiscard]] ApiResult addPhone(const ApiCall &call);
    [[nodiscard]] ApiResult sendSms(const ApiCall &call);

    const SandboxConfig &m_config;
    SessionStore &m_sessions;
    messaging::Inbox &m_inbox;
    base::Clock &m_clock;
};

} // namespace authlink::sandbox::api
