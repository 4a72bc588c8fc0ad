// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/session_endpoints.h"

#include "core/base/contact.h"
#include "core/base/log.h"
#include "core/sandbox/api/api_server.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

constexpr qsizetype kMaxExternalId = 256;
constexpr int kCaptureSeconds = 25; // the auto-capture timeout that Incode's page on the face authentication module names

} // namespace

SessionEndpoints::SessionEndpoints(const SandboxConfig &config, SessionStore &sessions, messaging::Inbox &inbox, base::Clock &clock)
    : m_config(config),
      m_sessions(sessions),
      m_inbox(inbox),
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
    if (call.text("configurationId"_L1) != m_config.configurationId)
        return refuse(400, u"Unknown configurationId"_s);
    const QString external = call.text("externalCustomerId"_L1);
    if (external.size() > kMaxExternalId)
        return refuse(400, u"externalCustomerId is too long"_s);
    const QUrl redirection(call.text("redirectionUrl"_L1), QUrl::StrictMode);
    if (!redirection.isEmpty() && redirection.scheme() != u"https" && redirection.scheme() != u"http")
        return refuse(400, u"redirectionUrl must be an http or https address"_s);

    const QString resumed = call.text("interviewId"_L1);
    Session *session = m_sessions.byInterviewId(resumed);
    if (!resumed.isEmpty() && session == nullptr)
        return refuse(400, u"Unknown interviewId"_s);
    QByteArray token;
    if (session != nullptr) {
        token = m_sessions.renewToken(*session);
    } else {
        auto created = m_sessions.create();
        session = &created.session;
        token = created.token;
        session->externalCustomerId = external;
        session->language = call.text("language"_L1).left(16);
        session->redirectionUrl = redirection;
    }
    return QJsonObject{{u"token"_s, QString::fromLatin1(token)},
                       {u"interviewId"_s, session->interviewId},
                       {u"interviewCode"_s, session->interviewCode},
                       {u"flowType"_s, u"flow"_s},
                       {u"clientId"_s, m_config.clientId},
                       {u"env"_s, u"demo"_s},
                       {u"existingSession"_s, !resumed.isEmpty()},
                       {u"selfieCaptureTimeout"_s, kCaptureSeconds},
                       {u"selfieCaptureRetries"_s, m_config.maxAttempts}};
}

ApiResult SessionEndpoints::onboardingUrl(const ApiCall &call)
{
    const QString clientId = call.queryValue(u"clientId"_s);
    if (!clientId.isEmpty() && clientId != m_config.clientId) // Incode's samples leave it out
        return refuse(400, u"Unknown clientId"_s);
    return QJsonObject{{u"url"_s, m_sessions.pageOf(*call.session).toString(QUrl::FullyEncoded)}};
}

ApiResult SessionEndpoints::addPhone(const ApiCall &call)
{
    const QString phone = call.text("phone"_L1);
    if (!base::isE164(phone))
        return refuse(400, u"phone must be in international form, with '+'"_s);
    call.session->phone = phone;
    return QJsonObject{{u"success"_s, true}};
}

ApiResult SessionEndpoints::sendSms(const ApiCall &call)
{
    const QString id = call.text("interviewId"_L1);
    const QString message = call.text("smsText"_L1);
    const Session *session = m_sessions.byInterviewId(id);
    if (session == nullptr || call.queryValue(u"id"_s) != id)
        return refuse(400, u"Unknown interviewId, or not the one in the query"_s);
    if (call.text("clientId"_L1) != m_config.clientId)
        return refuse(400, u"Unknown clientId"_s);
    if (session->phone.isEmpty())
        return refuse(400, u"SMS requires a phone number to be added to a session"_s);
    if (message.trimmed().isEmpty() || message.size() > messaging::Inbox::kMaxText)
        return refuse(400, u"smsText is empty or too long"_s);
    m_inbox.add({.kind = messaging::MessageKind::Sms, .to = session->phone, .subject = {}, .text = message}, m_clock.now());
    qCInfo(base::lcSandbox).noquote() << "SMS to" << base::maskPhone(session->phone);
    return QJsonObject{{u"success"_s, true}};
}

} // namespace authlink::sandbox::api
