// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/api_call.h"

#include "core/base/contact.h"
#include "core/incode/api/token_call.h"
#include "core/incode/api/vendor_answers.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <algorithm>
#include <optional>
#include <utility>

namespace authlink::incode
{

namespace
{

constexpr qsizetype kMaxText = 1000; // of a message
constexpr int kBadRequest = 400;
constexpr QLatin1String kLogInPath("/executive/log-in");
constexpr QLatin1String kAccessTokenPath("/oauth2/token");

QString vendorLanguage(const QString &language)
{
    if (language == QLatin1String("es"))
        return QStringLiteral("es-ES");
    return language == QLatin1String("pt-BR") ? language : QStringLiteral("en-US");
}

class StartSession final : public WireCall
{
public:
    StartSession(std::shared_ptr<Wire> shared, const SessionRequest &request, Callback<Session> done)
        : WireCall(std::move(shared)),
          m_done(std::move(done))
    {
        HttpCall call = wire().call("POST", QStringLiteral("/omni/start"));
        call.body = {{QStringLiteral("configurationId"), wire().settings.configurationId},
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
        if (!answer) {
            finish(base::fail(answer.error().error));
            return;
        }
        auto started = readStart(*answer);
        if (!started) {
            finish(base::fail(unusableAnswer(QStringLiteral("/omni/start"), QStringLiteral("session"))));
            return;
        }
        m_session = *std::move(started);
        HttpCall call = wire().call("GET", QStringLiteral("/omni/onboarding-url"));
        call.query = {{QStringLiteral("clientId"), wire().settings.clientId}};
        call.hardwareId = m_session.token;
        next(std::move(call), [this](const HttpAnswer &link) { onLink(link); });
    }

    void onLink(const HttpAnswer &answer)
    {
        if (!answer) {
            finish(base::fail(answer.error().error));
            return;
        }
        m_session.captureUrl = readLink(*answer);
        if (m_session.captureUrl.isEmpty()) {
            finish(base::fail(unusableAnswer(QStringLiteral("/omni/onboarding-url"), QStringLiteral("link"))));
            return;
        }
        finish(std::move(m_session));
    }

    void finish(base::Result<Session> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result)); // may destroy us
    }

    Callback<Session> m_done;
    Session m_session;
};

class SendSms final : public TokenCall
{
public:
    SendSms(std::shared_ptr<Wire> shared, SmsRequest request, Callback<void> done)
        : TokenCall(std::move(shared)),
          m_request(std::move(request)),
          m_done(std::move(done))
    {
        if (auto wrong = refusal()) {
            QMetaObject::invokeMethod(
                this, [this, error = *wrong] { finish(base::fail(error)); }, Qt::QueuedConnection);
            return;
        }
        HttpCall call = wire().call("POST", QStringLiteral("/omni/add/phone"));
        call.hardwareId = m_request.sessionToken;
        call.body = {{QStringLiteral("phone"), m_request.phone}};
        next(std::move(call), [this](const HttpAnswer &answer) { onPhoneAdded(answer); });
    }

private:
    [[nodiscard]] std::optional<base::Error> refusal() const
    {
        if (!wire().hasExecutive())
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
        HttpCall call = wire().call("POST", QStringLiteral("/omni/external/send-sms"));
        call.query = {{QStringLiteral("id"), m_request.interviewId}};
        call.body = {{QStringLiteral("clientId"), wire().settings.clientId},
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

    void finish(base::Result<void> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result)); // may destroy us
    }

    SmsRequest m_request;
    Callback<void> m_done;
};

HttpCall logInCall(const Wire &wire)
{
    HttpCall call = wire.call("POST", kLogInPath);
    call.body = {{QStringLiteral("email"), wire.settings.executiveEmail},
                 {QStringLiteral("password"), QString::fromUtf8(wire.settings.executivePassword.reveal())}};
    return call;
}

/// The auth server is another one: neither our API key nor anything else of the API goes there.
HttpCall accessTokenCall(const IncodeSettings &settings)
{
    return HttpCall{.method = "POST",
                    .base = settings.authUrl,
                    .path = kAccessTokenPath,
                    .form = {{QStringLiteral("grant_type"), base::Secret("client_credentials")},
                             {QStringLiteral("client_id"), base::Secret::fromString(settings.oauthClientId)},
                             {QStringLiteral("client_secret"), settings.oauthClientSecret},
                             {QStringLiteral("scope"), base::Secret("openid")}},
                    .timeout = settings.timeout};
}

} // namespace

Wire::Wire(IncodeSettings given, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor)
    : settings(std::move(given)),
      gate(settings, network, clock, random, vendor),
      executive(
          clock, kLogInPath, [this](HttpExchange::Done done) { return gate.send(logInCall(*this), std::move(done)); }, readExecutiveToken),
      invitations(
          clock, kAccessTokenPath, [this](HttpExchange::Done done) { return gate.send(accessTokenCall(settings), std::move(done)); },
          readAccessToken)
{
}

HttpCall Wire::call(const QByteArray &method, const QString &path) const
{
    return HttpCall{.method = method, .base = settings.apiUrl, .path = path, .apiKey = settings.apiKey, .timeout = settings.timeout};
}

void Wire::close()
{
    closed = true;
    executive.close();
    invitations.close();
    for (WireCall *const call : std::exchange(calls, {}))
        call->abandon();
    gate.close();
}

WireCall::WireCall(std::shared_ptr<Wire> wire) : m_wire(std::move(wire))
{
    m_wire->calls.push_back(this);
}

WireCall::~WireCall()
{
    std::erase(m_wire->calls, this);
}

void WireCall::abandon()
{
    QCoreApplication::removePostedEvents(this); // an answer of our own may be queued
    m_step.reset();
}

void WireCall::next(HttpCall call, HttpExchange::Done done)
{
    if (!m_wire->closed)
        m_step = m_wire->gate.send(std::move(call), std::move(done));
}

std::unique_ptr<PendingCall> startSessionCall(std::shared_ptr<Wire> wire, const SessionRequest &request, Callback<Session> done)
{
    return std::make_unique<StartSession>(std::move(wire), request, std::move(done));
}

std::unique_ptr<PendingCall> sendSmsCall(std::shared_ptr<Wire> wire, const SmsRequest &request, Callback<void> done)
{
    return std::make_unique<SendSms>(std::move(wire), request, std::move(done));
}

} // namespace authlink::incode
