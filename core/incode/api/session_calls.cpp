// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "core/incode/api/api_call.h"
#include "core/incode/api/vendor_answers.h"

#include <optional>
#include <utility>

namespace authlink::incode::api
{

using gate::HttpAnswer;
using gate::HttpCall;

namespace
{

constexpr qsizetype kMaxText = 1000; // of a message
constexpr int kBadRequest = 400;
constexpr QLatin1String kStartPath("/omni/start");
constexpr QLatin1String kLinkPath("/omni/onboarding-url");

QString vendorLanguage(const QString &language)
{
    if (language == QLatin1String("es"))
        return QStringLiteral("es-ES");
    return language == QLatin1String("pt-BR") ? language : QStringLiteral("en-US");
}

class StartSession final : public ApiCallFor<Session>
{
public:
    StartSession(std::shared_ptr<ApiContext> shared, const SessionRequest &request, Callback<Session> done)
        : ApiCallFor(std::move(shared), std::move(done))
    {
        HttpCall call = context().call("POST", kStartPath);
        call.body = {{QStringLiteral("configurationId"), context().settings.configurationId},
                     {QStringLiteral("countryCode"), QStringLiteral("ALL")},
                     {QStringLiteral("language"), vendorLanguage(request.language)},
                     {QStringLiteral("externalCustomerId"), request.externalCustomerId}};
        if (!request.redirectionUrl.isEmpty())
            call.body.insert(QStringLiteral("redirectionUrl"), request.redirectionUrl.toString(QUrl::FullyEncoded));
        next(std::move(call), [this](const HttpAnswer &answer) { onStarted(answer); });
    }

private:
    void onStarted(const HttpAnswer &answer)
    {
        if (!answer)
            return finish(base::fail(answer.error().error));
        auto started = readStart(*answer);
        if (!started)
            return finish(base::fail(unusableAnswer(kStartPath, QStringLiteral("session"))));
        m_session = *std::move(started);
        HttpCall call = context().call("GET", kLinkPath);
        call.query = {{QStringLiteral("clientId"), context().settings.clientId}};
        call.hardwareId = m_session.token;
        next(std::move(call), [this](const HttpAnswer &link) { onLink(link); });
    }

    void onLink(const HttpAnswer &answer)
    {
        if (!answer)
            return finish(base::fail(answer.error().error));
        m_session.captureUrl = readLink(*answer);
        if (m_session.captureUrl.isEmpty())
            return finish(base::fail(unusableAnswer(kLinkPath, QStringLiteral("link"))));
        finish(std::move(m_session));
    }

    Session m_session;
};

class SendSms final : public ApiCallFor<void>
{
public:
    SendSms(std::shared_ptr<ApiContext> shared, SmsRequest request, Callback<void> done)
        : ApiCallFor(std::move(shared), std::move(done)),
          m_request(std::move(request))
    {
        if (auto wrong = refusal()) {
            refuse(*std::move(wrong));
            return;
        }
        HttpCall call = context().call("POST", QStringLiteral("/omni/add/phone"));
        call.hardwareId = m_request.sessionToken;
        call.body = {{QStringLiteral("phone"), m_request.phone}};
        next(std::move(call), [this](const HttpAnswer &answer) { onPhoneAdded(answer); });
    }

private:
    [[nodiscard]] std::optional<base::Error> refusal() const
    {
        if (!context().hasExecutive())
            return base::invalid(QStringLiteral("executive_email"),
                                 QStringLiteral("Sending by Incode needs an executive's e-mail and password."));
        if (!base::isE164(m_request.phone))
            return base::invalid(QStringLiteral("phone"), QStringLiteral("The phone number must be international, with '+'."));
        if (m_request.text.trimmed().isEmpty() || m_request.text.size() > kMaxText)
            return base::invalid(QStringLiteral("text"), QStringLiteral("The message is empty or too long."));
        if (m_request.interviewId.isEmpty() || m_request.sessionToken.isEmpty())
            return base::invalid(QStringLiteral("interviewId"), QStringLiteral("A message needs a session."));
        return std::nullopt;
    }

    void onPhoneAdded(const HttpAnswer &answer)
    {
        if (!answer) {
            base::Error error = answer.error().error;
            if (answer.error().httpStatus == kBadRequest) {
                error.code = base::ErrorCode::Invalid;
                error.field = QStringLiteral("phone");
            }
            finish(base::fail(std::move(error)));
        } else if (isRefusal(*answer)) {
            finish(base::fail(base::invalid(QStringLiteral("phone"), QStringLiteral("Incode does not accept the phone number."))));
        } else {
            send();
        }
    }

    void send()
    {
        HttpCall call = context().call("POST", QStringLiteral("/omni/external/send-sms"));
        call.query = {{QStringLiteral("id"), m_request.interviewId}};
        call.body = {{QStringLiteral("clientId"), context().settings.clientId},
                     {QStringLiteral("interviewId"), m_request.interviewId},
                     {QStringLiteral("smsText"), m_request.text}};
        nextAsExecutive(std::move(call), [this](const HttpAnswer &answer) { onSent(answer); });
    }

    void onSent(const HttpAnswer &answer)
    {
        if (!answer)
            finish(base::fail(answer.error().error));
        else if (isRefusal(*answer))
            finish(base::fail(base::ErrorCode::VendorUnavailable, QStringLiteral("Incode did not accept the message.")));
        else
            finish({});
    }

    SmsRequest m_request;
};

} // namespace

std::unique_ptr<PendingCall> startSessionCall(std::shared_ptr<ApiContext> context, const SessionRequest &request, Callback<Session> done)
{
    return std::make_unique<StartSession>(std::move(context), request, std::move(done));
}

std::unique_ptr<PendingCall> sendSmsCall(std::shared_ptr<ApiContext> context, const SmsRequest &request, Callback<void> done)
{
    return std::make_unique<SendSms>(std::move(context), request, std::move(done));
}

} // namespace authlink::incode::api
