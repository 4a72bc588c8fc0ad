// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"

#include "core/http/common/url.h"
#include "core/incode/api/api_call.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode
{

namespace
{
constexpr std::chrono::milliseconds kMaxTimeout = std::chrono::seconds(30); // the vendor's own (docs/incode.md "Limits and errors")
constexpr std::chrono::milliseconds kShortestTimeout = std::chrono::milliseconds(1);
} // namespace

IncodeClient::IncodeClient(IncodeSettings settings, QNetworkAccessManager &network, base::Clock &clock, base::Random &random,
                           VendorState &vendor)
{
    settings.timeout = std::clamp(settings.timeout, kShortestTimeout, kMaxTimeout);
    m_context = std::make_shared<api::ApiContext>(std::move(settings), network, clock, random, vendor);
}

IncodeClient::~IncodeClient()
{
    m_context->close();
}

void IncodeClient::useCredentials(const IncodeSettings &settings)
{
    // Tokens that were got with the old ones stay until the vendor refuses them.
    m_context->settings.apiKey = settings.apiKey;
    m_context->settings.executiveEmail = settings.executiveEmail;
    m_context->settings.executivePassword = settings.executivePassword;
    m_context->settings.integrationId = settings.integrationId;
    m_context->settings.oauthClientId = settings.oauthClientId;
    m_context->settings.oauthClientSecret = settings.oauthClientSecret;
}

std::unique_ptr<PendingCall> IncodeClient::startSession(const SessionRequest &request, Callback<Session> done)
{
    return api::startSessionCall(m_context, request, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::sendSms(const SmsRequest &request, Callback<void> done)
{
    return api::sendSmsCall(m_context, request, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::record(const RecordRequest &request, Callback<verification::VendorRecord> done)
{
    return api::recordCall(m_context, request, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::verify(const LegacyProof &proof, Callback<bool> done)
{
    return api::verifyCall(m_context, proof, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::invite(const InvitationRequest &request, Callback<Invitation> done)
{
    return api::inviteCall(m_context, request, std::move(done));
}

QUrl IncodeClient::staticLink() const
{
    const IncodeSettings &settings = m_context->settings;
    const QUrl &url = settings.onboardingUrl;
    if (settings.clientId.isEmpty() || !http::isSafeBase(url))
        return {};
    return http::joinUrl(url, u'/' + QString::fromLatin1(QUrl::toPercentEncoding(settings.clientId)) + u"/hello"_s);
}

} // namespace authlink::incode
