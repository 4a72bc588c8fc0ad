// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/result_endpoints.h"

#include "core/sandbox/api/api_server.h"
#include "core/sandbox/api/score_answers.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

ResultEndpoints::ResultEndpoints(const SandboxConfig &config, SessionStore &sessions, const LegacyTransactions &transactions,
                                 const faults::FaultInjector &faults)
    : m_config(config),
      m_sessions(sessions),
      m_transactions(transactions),
      m_faults(faults)
{
}

void ResultEndpoints::addTo(ApiServer &api)
{
    api.add("GET", "/omni/get/score", RequiredAuth::AnyToken, [this](const ApiCall &call) { return score(call); });
    api.add("GET", "/omni/get/onboarding/status", RequiredAuth::ExecutiveToken,
            [this](const ApiCall &call) { return onboardingStatus(call); });
    api.add("POST", "/omni/authentication/verify", RequiredAuth::ExecutiveToken, [this](const ApiCall &call) { return verify(call); });
}

ApiResult ResultEndpoints::score(const ApiCall &call)
{
    const QString id = call.queryValue(u"id"_s);
    if (call.session != nullptr) {
        if (!id.isEmpty() && id != call.session->interviewId)
            return refuse(400, u"The id is not that of the token's session"_s);
        return scoreOf(*call.session);
    }
    const Session *session = m_sessions.byInterviewId(id);
    if (session == nullptr)
        return refuse(400, u"Unknown interview id"_s);
    return scoreOf(*session);
}

QJsonObject ResultEndpoints::scoreOf(const Session &session) const
{
    const auto other = std::find_if(m_config.gallery.begin(), m_config.gallery.end(), [&](const verification::Customer &customer) {
        return customer.customerId != session.matchedCustomerId;
    });
    return scoreWithFault(scoreAnswer(session), m_faults.record(), isFinished(session.state),
                          other == m_config.gallery.end() ? QString() : other->customerId);
}

ApiResult ResultEndpoints::onboardingStatus(const ApiCall &call)
{
    const Session *session = m_sessions.byInterviewId(call.queryValue(u"id"_s));
    if (session == nullptr)
        return refuse(400, u"Unknown interview id"_s);
    return QJsonObject{{u"onboardingStatus"_s, onboardingStatusOf(*session)}};
}

ApiResult ResultEndpoints::verify(const ApiCall &call) const
{
    return verifyAnswer(m_transactions.confirms(call.body), m_faults.record());
}

} // namespace authlink::sandbox::api
