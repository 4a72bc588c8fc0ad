// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "core/incode/api/api_call.h"
#include "core/incode/api/vendor_answers.h"
#include "core/incode/json_fields.h"

#include <QJsonObject>

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::api
{

using gate::HttpAnswer;
using gate::HttpCall;

namespace
{

constexpr QLatin1StringView kInvitePath = "/omni/b2b/onboarding/request-new"_L1;

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
        call.body = {{u"integrationReference"_s, context().settings.integrationId},
                     {u"loginHint"_s, request.loginHint},
                     {u"externalCustomerId"_s, request.externalCustomerId},
                     {u"linkValidityInMinutes"_s, static_cast<int>(request.validity.count())},
                     {u"notification"_s,
                      QJsonObject{{u"type"_s, bySms ? u"SMS"_s : u"EMAIL"_s}, {bySms ? u"phone"_s : u"email"_s, request.contact}}}};
        nextAsIntegration(std::move(call), [this](const HttpAnswer &answer) { onInvited(answer); });
    }

private:
    [[nodiscard]] std::optional<base::Error> refusal(const InvitationRequest &request) const
    {
        const IncodeSettings &settings = context().settings;
        if (settings.authUrl.isEmpty() || settings.integrationId.isEmpty() || settings.oauthClientId.isEmpty()
            || settings.oauthClientSecret.isEmpty())
            return base::invalid(u"integration_id"_s, u"An invitation by Incode needs the integration's id, client id and secret."_s);
        if (request.by == InvitationRequest::By::Sms && !base::isE164(request.contact))
            return base::invalid(u"phone"_s, u"The phone number must be international, with '+'."_s);
        if (request.by == InvitationRequest::By::Email && !base::isEmailAddress(request.contact))
            return base::invalid(u"email"_s, u"The e-mail address can't be used."_s);
        if (request.loginHint.isEmpty() || request.externalCustomerId.isEmpty() || request.loginHint.size() > kMaxId)
            return base::invalid(u"loginHint"_s, u"An invitation needs a customer and a verification."_s);
        if (request.validity < std::chrono::minutes(1) || request.validity > std::chrono::hours(24))
            return base::invalid(u"validity"_s, u"An invitation lives a minute at least, and a day at most."_s);
        return std::nullopt;
    }

    void onInvited(const HttpAnswer &answer)
    {
        if (!answer)
            return finish(base::fail(answer.error().error));
        auto invitation = readInvitation(*answer);
        if (isRefusal(*answer))
            finish(base::fail(base::ErrorCode::VendorUnavailable, u"Incode did not accept the invitation."_s));
        else if (invitation)
            finish(*std::move(invitation));
        else
            finish(base::fail(unusableAnswer(kInvitePath, u"session"_s)));
    }
};

} // namespace

std::unique_ptr<PendingCall> inviteCall(std::shared_ptr<ApiContext> context, const InvitationRequest &request, Callback<Invitation> done)
{
    return std::make_unique<Invite>(std::move(context), request, std::move(done));
}

} // namespace authlink::incode::api
