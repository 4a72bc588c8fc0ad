// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/session_endpoints.h"

#include "core/base/contact.h"
#include "core/base/log.h"
#include "core/sandbox/api/api_server.h"

namespace authlink::sandbox
{

namespace
{

constexpr qsizetype kMaxExternalId = 256;
constexpr int kCaptureSeconds = 25; // as the vendor's module settings have it

} // namespace

SessionEndpoints::SessionEndpoints(const SandboxConfig &config, SessionStore &sessions, Messages &messages, base::Clock &clock)
    : m_config(config),
      m_sessions(sessions),
      m_messages(messages),
      m_clock(clock)
{
}

void SessionEndpoints::addTo(ApiServer &api)
{
    api.add("POST", "/omni/start", RequiredAuth::ApiKey, [this](const ApiCall &call) { return start(call); });
    api.add("GET", "/omni/onboarding-url", RequiredAuth::SessionToken, [this](const ApiCall &call) { return onboardingUrl(call); });
    api.add("POST", "/omni/add/phone", RequiredAuth::SessionToken, [this](const ApiCall &call) { return addPhone(call); });
    api.add("POST", "/omni/external/send-sms", RequiredAuth::ExecutiveToken, [this](const ApiCall &call) { return sendSms(call); });
}

ApiResult SessionEndpoints::start(const ApiCall &call)
{
    if (call.text(QLatin1StringView("configurationId")) != m_config.configurationId)
        return refuse(400, QStringLiteral("Unknown configurationId"));
    const QString external = call.text(QLatin1StringView("externalCustomerId"));
    if (external.size() > kMaxExternalId)
        return refuse(400, QStringLiteral("externalCustomerId is too long"));
    const QUrl redirection(call.text(QLatin1StringView("redirectionUrl")), QUrl::StrictMode);
    if (!redirection.isEmpty() && redirection.scheme() != u"https" && redirection.scheme() != u"http")
        return refuse(400, QStringLiteral("redirectionUrl must be an http or https address"));

    const QString resumed = call.text(QLatin1StringView("interviewId"));
    SandboxSession *session = m_sessions.byInterviewId(resumed);
    if (!resumed.isEmpty() && session == nullptr)
        return refuse(400, QStringLiteral("Unknown interviewId"));
    QByteArray token;
    if (session != nullptr) {
        token = m_sessions.renewToken(*session);
    } else {
        auto created = m_sessions.create();
        session = &created.session;
        token = created.token;
        session->externalCustomerId = external;
        session->language = call.text(QLatin1StringView("language")).left(16);
        session->redirectionUrl = redirection;
    }
    return QJsonObject{{QStringLiteral("token"), QString::fromLatin1(token)},
                       {QStringLiteral("interviewId"), session->interviewId},
                       {QStringLiteral("interviewCode"), session->interviewCode},
                       {QStringLiteral("flowType"), QStringLiteral("flow")},
                       {QStringLiteral("clientId"), m_config.clientId},
                       {QStringLiteral("env"), QStringLiteral("demo")},
                       {QStringLiteral("existingSession"), !resumed.isEmpty()},
                       {QStringLiteral("selfieCaptureTimeout"), kCaptureSeconds},
                       {QStringLiteral("selfieCaptureRetries"), m_config.maxAttempts}};
}

ApiResult SessionEndpoints::onboardingUrl(const ApiCall &call)
{
    const QString clientId = call.queryValue(QStringLiteral("clientId"));
    if (!clientId.isEmpty() && clientId != m_config.clientId) // official samples omit it
        return refuse(400, QStringLiteral("Unknown clientId"));
    return QJsonObject{{QStringLiteral("url"), m_sessions.pageOf(*call.session).toString(QUrl::FullyEncoded)}};
}

ApiResult SessionEndpoints::addPhone(const ApiCall &call)
{
    const QString phone = call.text(QLatin1StringView("phone"));
    if (!base::isE164(phone))
        return refuse(400, QStringLiteral("phone must be in international form, with '+'"));
    call.session->phone = phone;
    return QJsonObject{{QStringLiteral("success"), true}};
}

ApiResult SessionEndpoints::sendSms(const ApiCall &call)
{
    const QString id = call.text(QLatin1StringView("interviewId"));
    const QString message = call.text(QLatin1StringView("smsText"));
    const SandboxSession *session = m_sessions.byInterviewId(id);
    if (session == nullptr || call.queryValue(QStringLiteral("id")) != id)
        return refuse(400, QStringLiteral("Unknown interviewId, or not the one in the query"));
    if (call.text(QLatin1StringView("clientId")) != m_config.clientId)
        return refuse(400, QStringLiteral("Unknown clientId"));
    if (session->phone.isEmpty())
        return refuse(400, QStringLiteral("SMS requires a phone number to be added to a session"));
    if (message.trimmed().isEmpty() || message.size() > Messages::kMaxText)
        return refuse(400, QStringLiteral("smsText is empty or too long"));
    m_messages.add({.kind = MessageKind::Sms, .to = session->phone, .subject = {}, .text = message}, m_clock.now());
    qCInfo(base::lcSandbox).noquote() << "SMS to" << base::maskPhone(session->phone);
    return QJsonObject{{QStringLiteral("success"), true}};
}

} // namespace authlink::sandbox
