// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/api_call.h"
#include "core/sandbox/legacy_transactions.h"

namespace authlink::sandbox
{

class Api;

/// What the vendor says when asked about a result (facts/incode.md section 6): GET /omni/get/score (of the token's session if `id` is
/// missing), GET /omni/get/onboarding/status, POST /omni/authentication/verify.
class RecordCalls
{
public:
    /// @param sessions, transactions outlive the calls
    RecordCalls(Sessions &sessions, const LegacyTransactions &transactions) : m_sessions(sessions), m_transactions(transactions) {}
    void addTo(Api &api);

private:
    [[nodiscard]] ApiResult score(const ApiCall &call);
    [[nodiscard]] ApiResult onboardingStatus(const ApiCall &call);
    [[nodiscard]] ApiResult verify(const ApiCall &call) const;

    Sessions &m_sessions;
    const LegacyTransactions &m_transactions;
};

} // namespace authlink::sandbox
