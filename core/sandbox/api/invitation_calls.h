// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/api_call.h"
#include "core/sandbox/messaging/messages.h"
#include "core/sandbox/sandbox_config.h"

namespace authlink::sandbox
{

class Api;

/// POST /omni/b2b/onboarding/request-new (facts/incode.md section 5): {integrationReference, loginHint, notification: {type: SMS | EMAIL |
/// EMAIL_AND_SMS, phone, email}, externalCustomerId, linkValidityInMinutes (or linkExpiryMinutes)}. Makes a session 1:1 against the
/// login hint, sends the vendor's own text with the link of the capture page, and answers {"interviewId", "url"}.
class InvitationCalls
{
public:
    /// @param config and the others outlive the calls
    InvitationCalls(const SandboxConfig &config, Sessions &sessions, Messages &messages, base::Clock &clock);
    void addTo(Api &api);

private:
    [[nodiscard]] ApiResult requestNew(const ApiCall &call);

    const SandboxConfig &m_config;
    Sessions &m_sessions;
    Messages &m_messages;
    base::Clock &m_clock;
};

} // namespace authlink::sandbox
