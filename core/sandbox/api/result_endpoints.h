// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/api/legacy_transactions.h"
#include "core/sandbox/faults/fault_injector.h"
#include "core/sandbox/sandbox_config.h"

namespace authlink::sandbox::api
{

class ApiServer;

/// The calls that ask about a result (docs/incode.md, "Asking Incode itself"): GET /omni/get/score (of the token's session if `id` is
/// missing), GET /omni/get/onboarding/status and POST /omni/authentication/verify. While a record fault is on, score and verify do not
/// tell the truth.
class ResultEndpoints
{
public:
    /// All references outlive the endpoints.
    ResultEndpoints(const SandboxConfig &config, SessionStore &sessions, const LegacyTransactions &transactions,
                    const faults::FaultInjector &faults);
    void addTo(ApiServer &api);

private:
    [[nodiscard]] ApiResult score(const ApiCall &call);
    [[nodiscard]] QJsonObject scoreOf(const Session &session) const;
    [[nodiscard]] ApiResult onboardingStatus(const ApiCall &call);
    [[nodiscard]] ApiResult verify(const ApiCall &call) const;

    const SandboxConfig &m_config;
    SessionStore &m_sessions;
    const LegacyTransactions &m_transactions;
    const faults::FaultInjector &m_faults;
};

} // namespace authlink::sandbox::api
