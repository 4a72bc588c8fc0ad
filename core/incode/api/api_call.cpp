// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/api_call.h"

#include "core/http/common/status.h"

#include <QCoreApplication>
#include <QMetaObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::api
{

using gate::HttpAnswer;
using gate::HttpCall;
using gate::HttpExchange;
using gate::HttpFailure;

namespace
{

constexpr QLatin1StringView kLogInPath = "/executive/log-in"_L1;
constexpr QLatin1StringView kAccessTokenPath = "/oauth2/token"_L1;

HttpCall logInCall(const ApiContext &context)
{
    HttpCall call = context.call("POST", kLogInPath);
    call.body = {{u"email"_s, context.settings.executiveEmail},
                 {u"password"_s, QString::fromUtf8(context.settings.executivePassword.reveal())}};
    return call;
}

/// The auth server is another one: neither our API key nor anything else of the API goes there.
HttpCall accessTokenCall(const IncodeSettings &settings)
{
    return HttpCall{.method = "POST",
                    .base = settings.authUrl,
                    .path = kAccessTokenPath,
                    .form = {{u"grant_type"_s, base::Secret("client_credentials")},
                             {u"client_id"_s, base::Secret::fromString(settings.oauthClientId)},
                             {u"client_secret"_s, settings.oauthClientSecret},
                             {u"scope"_s, base::Secret("openid")}},
                    .timeout = settings.timeout};
}

} // namespace

ApiContext::ApiContext(IncodeSettings given, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor)
    : settings(std::move(given)),
      client(settings, network, clock, random, vendor),
      executiveToken(
          clock, kLogInPath, [this](HttpExchange::Done done) { return client.send(logInCall(*this), std::move(done)); },
          readExecutiveToken),
      integrationToken(
          clock, kAccessTokenPath, [this](HttpExchange::Done done) { return client.send(accessTokenCall(settings), std::move(done)); },
          readAccessToken)
{
}

HttpCall ApiContext::call(const QByteArray &method, const QString &path) const
{
    return HttpCall{.method = method, .base = settings.apiUrl, .path = path, .apiKey = settings.apiKey, .timeout = settings.timeout};
}

void ApiContext::close()
{
    isClosed = true;
    executiveToken.close();
    integrationToken.close();
    for (ApiCall *const call : std::exchange(calls, {}))
        call->abandon();
    client.close();
}

ApiCall::ApiCall(std::shared_ptr<ApiContext> context) : m_context(std::move(context))
{
    m_context->calls.push_back(this);
}

ApiCall::~ApiCall()
{
    std::erase(m_context->calls, this);
}

void ApiCall::abandon()
{
    QCoreApplication::removePostedEvents(this); // an answer of our own may be queued
    stopStep();
}

void ApiCall::stopStep()
{
    m_ticket.reset();
    m_tokenStep.reset();
    m_step.reset();
}

void ApiCall::later(std::function<void()> work)
{
    QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
}

void ApiCall::next(HttpCall call, Done done)
{
    if (!m_context->isClosed)
        m_step = m_context->client.send(std::move(call), std::move(done));
}

void ApiCall::nextAsExecutive(HttpCall call, Done done)
{
    begin({.tokens = m_context->executiveToken, .header = &HttpCall::hardwareId, .call = std::move(call), .done = std::move(done)});
}

void ApiCall::nextAsIntegration(HttpCall call, Done done)
{
    begin({.tokens = m_context->integrationToken, .header = &HttpCall::bearer, .call = std::move(call), .done = std::move(done)});
}

void ApiCall::begin(TokenStep step)
{
    m_tokenStep.emplace(std::move(step));
    getToken();
}

void ApiCall::getToken()
{
    if (m_context->isClosed)
        return;
    if (const auto token = m_tokenStep->tokens.token()) {
        sendWith(*token);
        return;
    }
    m_ticket = m_tokenStep->tokens.fetch([this](const base::Result<base::Secret> &token) {
        if (token)
            sendWith(*token);
        else
            endTokenStep(tl::unexpected(HttpFailure{.error = token.error()}));
    });
}

void ApiCall::sendWith(const base::Secret &token)
{
    m_tokenStep->call.*(m_tokenStep->header) = token;
    next(m_tokenStep->call, [this](HttpAnswer answer) { onAnswer(std::move(answer)); });
}

void ApiCall::onAnswer(HttpAnswer answer)
{
    if (!answer && answer.error().httpStatus == http::status::kUnauthorized && !std::exchange(m_tokenStep->isRenewed, true)) {
        m_tokenStep->tokens.invalidate(m_tokenStep->call.*(m_tokenStep->header));
        getToken();
        return;
    }
    endTokenStep(std::move(answer));
}

void ApiCall::endTokenStep(HttpAnswer answer)
{
    const TokenStep step = *std::exchange(m_tokenStep, std::nullopt); // `done` may begin another, or destroy us
    step.done(std::move(answer));
}

} // namespace authlink::incode::api
