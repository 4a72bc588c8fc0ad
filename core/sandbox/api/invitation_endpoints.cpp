// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/invitation_endpoints.h"

#include "core/base/contact.h"
#include "core/base/log.h"
#include "core/sandbox/api/api_server.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

constexpr qsizetype kMaxHint = 256;
constexpr int kMaxValidityMinutes = 7 * 24 * 60;

struct Recipients {
    QString phone, email; ///< empty: no message this way
};

tl::expected<Recipients, ApiError> recipientsIn(const QJsonObject &notification)
{
    const QString type = notification.value("type"_L1).toString();
    const bool bySms = type == u"SMS" || type == u"EMAIL_AND_SMS";
    const bool byEmail = type == u"EMAIL" || type == u"EMAIL_AND_SMS";
    if (!bySms && !byEmail)
        return refuse(400, u"notification.type must be SMS, EMAIL or EMAIL_AND_SMS"_s);
    Recipients to;
    if (bySms)
        to.phone = notification.value("phone"_L1).toString();
    if (byEmail)
        to.email = notification.value("email"_L1).toString();
    if (bySms && !base::isE164(to.phone))
        return refuse(400, u"notification.phone must be in international form, with '+'"_s);
    if (byEmail && !base::isEmailAddress(to.email))
        return refuse(400, u"notification.email is not an address"_s);
    return to;
}

/// How long the link is to be good. nullopt: the call does not say. Two programs that make this call name the field differently
/// (docs/incode.md, "Sessions, links, messages"), so both names are taken.
tl::expected<std::optional<std::chrono::minutes>, ApiError> validityIn(const QJsonObject &body)
{
    for (const auto key : {"linkValidityInMinutes"_L1, "linkExpiryMinutes"_L1}) {
        const QJsonValue value = body.value(key);
        if (value.isUndefined())
            continue;
        const double minutes = value.toDouble();
        if (minutes < 1 || minutes > kMaxValidityMinutes || std::floor(minutes) != minutes)
            return refuse(400, u"%1 must be a whole number of minutes"_s.arg(key));
        return std::chrono::minutes(static_cast<int>(minutes));
    }
    return std::nullopt;
}

} // namespace

InvitationEndpoints::InvitationEndpoints(const SandboxConfig &config, SessionStore &sessions, messaging::Inbox &inbox, base::Clock &clock)
    : m_config(config),
      m_sessions(sessions),
      m_inbox(inbox),
      m_clock(clock)
{
}

void InvitationEndpoints::addTo(ApiServer &api)
{
    api.add("POST", "/omni/b2b/onboarding/request-new", RequiredAuth::Bearer, [this](const ApiCall &call) { return requestNew(call); });
}

ApiResult InvitationEndpoints::requestNew(const ApiCall &call)
{
    if (call.text("integrationReference"_L1) != m_config.integrationId)
        return refuse(400, u"Unknown integrationReference"_s);
    const QString hint = call.text("loginHint"_L1).trimmed();
    if (hint.isEmpty() || hint.size() > kMaxHint)
        return refuse(400, u"loginHint is missing or too long"_s);
    const QString external = call.text("externalCustomerId"_L1);
    if (external.size() > kMaxHint)
        return refuse(400, u"externalCustomerId is too long"_s);
    const auto to = recipientsIn(call.body.value("notification"_L1).toObject());
    if (!to)
        return tl::unexpected<ApiError>(to.error());
    const auto validity = validityIn(call.body);
    if (!validity)
        return tl::unexpected<ApiError>(validity.error());

    Session &session = m_sessions.create().session;
    session.loginHint = hint;
    session.externalCustomerId = external;
    session.phone = to->phone;
    if (*validity)
        m_sessions.setLife(session, **validity);
    const QString url = m_sessions.pageOf(session).toString(QUrl::FullyEncoded);
    const QString text = u"Incode: please confirm that it is you. Open %1"_s.arg(url);
    if (!to->phone.isEmpty())
        m_inbox.add({.kind = messaging::MessageKind::Sms, .to = to->phone, .subject = {}, .text = text}, m_clock.now());
    if (!to->email.isEmpty())
        m_inbox.add({.kind = messaging::MessageKind::Email, .to = to->email, .subject = u"Confirm that it is you"_s, .text = text},
                    m_clock.now());
    qCInfo(base::lcSandbox).noquote() << "invitation for session" << session.interviewId;
    return QJsonObject{{u"interviewId"_s, session.interviewId}, {u"url"_s, url}};
}

} // namespace authlink::sandbox::api
