// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/contact.h"
#include "core/http/common/status.h"
#include "core/incode/api/api_call.h"
#include "core/incode/api/vendor_answers.h"

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::api
{

using gate::HttpAnswer;
using gate::HttpCall;

namespace
{

constexpr qsizetype kMaxText = 1000; // of a message
constexpr QLatin1StringView kStartPath = "/omni/start"_L1;
constexpr QLatin1StringView kLinkPath = "/omni/onboarding-url"_L1;

QString vendorLanguage(const QString &language)
{
    if (language == "es"_L1)
        return u"es-ES"_s;
    return language == "pt-BR"_L1 ? language : u"en-US"_s;
}

class StartSession final : public ApiCallFor<Session>
{
public:
    StartSession(std::shared_ptr<ApiContext> shared, const SessionRequest &request, Callback<Session> done)
        : ApiCallFor(std::move(shared), std::move(done))
    {
        HttpCall call = context().call("POST", kStartPath);
        call.body = {{u"configurationId"_s, context().settings.configurationId},
                     {u"countryCode"_s, u"ALL"_s},
                     {u"language"_s, vendorLanguage(request.language)},
                     {u"externalCustomerId"_s, request.externalCustomerId}};
        if (!request.redirectionUrl.isEmpty())
            call.body.insert(u"redirectionUrl"_s, request.redirectionUrl.toString(QUrl::FullyEncoded));
        next(std::move(call), [this](const HttpAnswer &answer) { onStarted(answer); });
    }

private:
    void onStarted(const HttpAnswer &answer)
    {
        if (!answer)
            return finish(base::fail(answer.error().error));
        auto started = readStart(*answer);
        if (!started)
            return finish(base::fail(unusableAnswer(kStartPath, u"session"_s)));
        m_session = *std::move(started);
        HttpCall call = context().call("GET", kLinkPath);
        call.query = {{u"clientId"_s, context().settings.clientId}};
        call.hardwareId = m_session.token;
        next(std::move(call), [this](const HttpAnswer &link) { onLink(link); });
    }

    void onLink(const HttpAnswer &answer)
    {
        if (!answer)
            return finish(base::fail(answer.error().error));
        m_session.captureUrl = readLink(*answer);
        if (m_session.captureUrl.isEmpty())
            return finish(base::fail(unusableAnswer(kLinkPath, u"link"_s)));
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
        HttpCall call = context().call("POST", u"/omni/add/phone"_s);
        call.hardwareId = m_request.sessionToken;
        call.body = {{u"phone"_s, m_request.phone}};
        next(std::move(call), [this](const HttpAnswer &answer) { onPhoneAdded(answer); });
    }

private:
    [[nodiscard]] std::optional<base::Error> refusal() const
    {
        if (!context().hasExecutive())
            return base::invalid(u"executive_email"_s, u"Sending by Incode needs an executive's e-mail and password."_s);
        if (!base::isE164(m_request.phone))
            return base::invalid(u"phone"_s, u"The phone number must be international, with '+'."_s);
        if (m_request.text.trimmed().isEmpty() || m_request.text.size() > kMaxText)
            return base::invalid(u"text"_s, u"The message is empty or too long."_s);
        if (m_request.interviewId.isEmpty() || m_request.sessionToken.isEmpty())
            return base::invalid(u"interviewId"_s, u"A message needs a session."_s);
        return std::nullopt;
    }

    void onPhoneAdded(const HttpAnswer &answer)
    {
        if (!answer) {
            base::Error error = answer.error().error;
            if (answer.error().httpStatus == http::status::kBadRequest) {
                error.code = base::ErrorCode::Invalid;
                error.field = u"phone"_s;
            }
            finish(base::fail(std::move(error)));
        } else if (isRefusal(*answer)) {
            finish(base::fail(base::invalid(u"phone"_s, u"Incode does not accept the phone number."_s)));
        } else {
            send();
        }
    }

    void send()
    {
        HttpCall call = context().call("POST", u"/omni/external/send-sms"_s);
        call.query = {{u"id"_s, m_request.interviewId}};
        call.body = {
            {u"clientId"_s, context().settings.clientId}, {u"interviewId"_s, m_request.interviewId}, {u"smsText"_s, m_request.text}};
        nextAsExecutive(std::move(call), [this](const HttpAnswer &answer) { onSent(answer); });
    }

    void onSent(const HttpAnswer &answer)
    {
        if (!answer)
            finish(base::fail(answer.error().error));
        else if (isRefusal(*answer))
            finish(base::fail(base::ErrorCode::VendorUnavailable, u"Incode did not accept the message."_s));
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
