// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_client.h"

#include "core/http/common/url.h"
#include "core/incode/api/api_call.h"
#include "core/incode/gate/http_exchange.h"

#include <algorithm>
#include <utility>

namespace authlink::incode
{

namespace
{
constexpr std::chrono::milliseconds kMaxTimeout = std::chrono::seconds(30); // the vendor's own (facts section 8)
constexpr std::chrono::milliseconds kShortestTimeout = std::chrono::milliseconds(1);
} // namespace

QUrl apiUrlOf(const QString &environment)
{
    if (environment == QLatin1String("demo"))
        return QUrl(QStringLiteral("https://demo-api.incodesmile.com"));
    if (environment == QLatin1String("production"))
        return QUrl(QStringLiteral("https://saas-api.incodesmile.com"));
    return {};
}

QUrl onboardingUrlOf(const QString &environment)
{
    if (environment == QLatin1String("demo"))
        return QUrl(QStringLiteral("https://demo-onboarding.incodesmile.com"));
    if (environment == QLatin1String("production"))
        return QUrl(QStringLiteral("https://saas-onboarding.incodesmile.com"));
    return {};
}

QUrl authUrlOf(const QString &environment)
{
    if (environment == QLatin1String("demo"))
        return QUrl(QStringLiteral("https://auth.demo.incode.com"));
    if (environment == QLatin1String("production"))
        return QUrl(QStringLiteral("https://auth.incode.com"));
    return {};
}

struct IncodeClient::Private {
    Private(IncodeSettings given, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor)
        : wire(std::move(given), network, clock, random, vendor)
    {
    }
    Wire wire;
};

IncodeClient::IncodeClient(IncodeSettings settings, QNetworkAccessManager &network, base::Clock &clock, base::Random &random,
                           VendorState &vendor)
{
    settings.timeout = std::clamp(settings.timeout, kShortestTimeout, kMaxTimeout);
    m_d = std::make_shared<Private>(std::move(settings), network, clock, random, vendor);
}

IncodeClient::~IncodeClient()
{
    m_d->wire.close();
}

std::unique_ptr<PendingCall> IncodeClient::startSession(const SessionRequest &request, Callback<Session> done)
{
    return startSessionCall(std::shared_ptr<Wire>(m_d, &m_d->wire), request, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::sendSms(const SmsRequest &request, Callback<void> done)
{
    return sendSmsCall(std::shared_ptr<Wire>(m_d, &m_d->wire), request, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::record(const RecordRequest &request, Callback<verification::VendorRecord> done)
{
    return recordCall(std::shared_ptr<Wire>(m_d, &m_d->wire), request, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::verify(const LegacyProof &proof, Callback<bool> done)
{
    return verifyCall(std::shared_ptr<Wire>(m_d, &m_d->wire), proof, std::move(done));
}

std::unique_ptr<PendingCall> IncodeClient::invite(const InvitationRequest &request, Callback<Invitation> done)
{
    return inviteCall(std::shared_ptr<Wire>(m_d, &m_d->wire), request, std::move(done));
}

QUrl IncodeClient::staticLink() const
{
    const IncodeSettings &settings = m_d->wire.settings;
    const QUrl &url = settings.onboardingUrl;
    if (settings.clientId.isEmpty() || !http::isSafeBase(url))
        return {};
    return http::joinUrl(url, u'/' + QString::fromLatin1(QUrl::toPercentEncoding(settings.clientId)) + QStringLiteral("/hello"));
}

} // namespace authlink::incode
