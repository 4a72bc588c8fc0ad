// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "core/incode/api/api_call.h"
#include "core/incode/api/vendor_answers.h"
#include "core/incode/json_fields.h"

#include <QJsonObject>

#include <optional>
#include <utility>

namespace authlink::incode::api
{

using gate::HttpAnswer;
using gate::HttpCall;

namespace
{

constexpr QLatin1String kInvitePath("/omni/b2b/onboarding/request-new");

class Invite final : public ApiCallFor<Invitation>
{
public:
    Invite(std::shared_ptr<ApiContext> shared, const InvitationRequest &request, Callback<Invitation> done)
        : ApiCallFor(std::move(shared), std::move(done))
    {
        if (auto wrong = refusal(request)) {
            refuse(*std::move(wrong));
            return;
        }
        const bool bySms = request.by == InvitationRequest::By::Sms;
        HttpCall call = context().call("POST", kInvitePath);
        call.body = {
            {QStringLiteral("integrationReference"), context().settings.integrationId},
            {QStringLiteral("loginHint"), request.loginHint},
            {QStringLiteral("externalCustomerId"), request.externalCustomerId},
            {QStringLiteral("linkValidityInMinutes"), static_cast<int>(request.validity.count())},
            {QStringLiteral("notification"), QJsonObject{{QStringLiteral("type"), bySms ? QStringLiteral("SMS") : QStringLiteral("EMAIL")},
                                                         {bySms ? QStringLiteral("phone") : QStringLiteral("email"), request.contact}}}};
        nextAsIntegration(std::move(call), [this](const HttpAnswer &answer) { onInvited(answer); });
    }

private:
    [[nodiscard]] std::optional<base::Error> refusal(const InvitationRequest &request) const
    {
        const IncodeSettings &settings = context().settings;
        if (settings.authUrl.isEmpty() || settings.integrationId.isEmpty() || settings.oauthClientId.isEmpty()
            || settings.oauthClientSecret.isEmpty())
            return base::invalid(QStringLiteral("integration_id"),
                                 QStringLiteral("An invitation by Incode needs the integration's id, client id and secret."));
        if (request.by == InvitationRequest::By::Sms && !base::isE164(request.contact))
            return base::invalid(QStringLiteral("phone"), QStringLiteral("The phone number must be international, with '+'."));
        if (request.by == InvitationRequest::By::Email && !base::isEmailAddress(request.contact))
            return base::invalid(QStringLiteral("email"), QStringLiteral("The e-mail address can't be used."));
        if (request.loginHint.isEmpty() || request.externalCustomerId.isEmpty() || request.loginHint.size() > kMaxId)
            return base::invalid(QStringLiteral("loginHint"), QStringLiteral("An invitation needs a customer and a verification."));
        if (request.validity < std::chrono::minutes(1) || request.validity > std::chrono::hours(24))
            return base::invalid(QStringLiteral("validity"), QStringLiteral("An invitation lives a minute at least, and a day at most."));
        return std::nullopt;
    }

    void onInvited(const HttpAnswer &answer)
    {
        if (!answer)
            return finish(base::fail(answer.error().error));
        auto invitation = readInvitation(*answer);
        if (isRefusal(*answer))
            finish(base::fail(base::ErrorCode::VendorUnavailable, QStringLiteral("Incode did not accept the invitation.")));
        else if (invitation)
            finish(*std::move(invitation));
        else
            finish(base::fail(unusableAnswer(kInvitePath, QStringLiteral("session"))));
    }
};

} // namespace

std::unique_ptr<PendingCall> inviteCall(std::shared_ptr<ApiContext> context, const InvitationRequest &request, Callback<Invitation> done)
{
    return std::make_unique<Invite>(std::move(context), request, std::move(done));
}

} // namespace authlink::incode::api
