// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/record_calls.h"

#include "core/sandbox/api.h"
#include "core/sandbox/score_answers.h"

namespace authlink::sandbox
{

void RecordCalls::addTo(Api &api)
{
    api.add("GET", "/omni/get/score", Needs::AnyToken, [this](const ApiCall &call) { return score(call); });
    api.add("GET", "/omni/get/onboarding/status", Needs::ExecutiveToken, [this](const ApiCall &call) { return onboardingStatus(call); });
    api.add("POST", "/omni/authentication/verify", Needs::ExecutiveToken, [this](const ApiCall &call) { return verify(call); });
}

ApiResult RecordCalls::score(const ApiCall &call)
{
    const QString id = call.queryValue(QStringLiteral("id"));
    if (call.session != nullptr) {
        if (!id.isEmpty() && id != call.session->interviewId)
            return refuse(400, QStringLiteral("The id is not that of the token's session"));
        return scoreAnswer(*call.session);
    }
    const SandboxSession *session = m_sessions.byInterviewId(id);
    if (session == nullptr)
        return refuse(400, QStringLiteral("Unknown interview id"));
    return scoreAnswer(*session);
}

ApiResult RecordCalls::onboardingStatus(const ApiCall &call)
{
    const SandboxSession *session = m_sessions.byInterviewId(call.queryValue(QStringLiteral("id")));
    if (session == nullptr)
        return refuse(400, QStringLiteral("Unknown interview id"));
    return QJsonObject{{QStringLiteral("onboardingStatus"), onboardingStatusOf(*session)}};
}

ApiResult RecordCalls::verify(const ApiCall &call) const
{
    return QJsonObject{{QStringLiteral("verified"), m_transactions.vouchesFor(call.body)}};
}

} // namespace authlink::sandbox
