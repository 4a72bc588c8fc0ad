// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api.h"

#include "core/base/log.h"
#include "core/base/masking.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace authlink::sandbox
{

namespace
{

constexpr auto kExecutiveTokenLife = std::chrono::hours(24); // facts/incode.md section 4
constexpr qsizetype kLongestExternalId = 256;

enum class Needs { Nothing, SessionToken, ExecutiveToken };

QString text(const QJsonObject &body, QLatin1StringView key)
{
    return body.value(key).toString();
}

} // namespace

struct Api::Call {
    const net::Request &request;
    QUrlQuery query;
    QJsonObject body;
    SandboxSession *session = nullptr; ///< of the session token
};

struct Api::Endpoint {
    QByteArray method;
    Needs needs = Needs::Nothing;
    net::Response (Api::*run)(const Call &) = nullptr;
};

Api::Api(const SandboxConfig &config, Sessions &sessions, Messages &messages, base::Clock &clock, base::Random &random)
    : m_config(config),
      m_sessions(sessions),
      m_messages(messages),
      m_clock(clock),
      m_random(random)
{
}

const QHash<QByteArray, Api::Endpoint> &Api::endpoints()
{
    static const QHash<QByteArray, Endpoint> all{
        {"/omni/start", {"POST", Needs::Nothing, &Api::start}},
        {"/omni/onboarding-url", {"GET", Needs::SessionToken, &Api::onboardingUrl}},
        {"/omni/add/phone", {"POST", Needs::SessionToken, &Api::addPhone}},
        {"/executive/log-in", {"POST", Needs::Nothing, &Api::logIn}},
        {"/omni/external/send-sms", {"POST", Needs::ExecutiveToken, &Api::sendSms}},
    };
    return all;
}

std::optional<net::Response> Api::handle(const net::Request &request)
{
    const bool tokenOnly = request.path.startsWith("/0/"); // the vendor's "0 rule": the token is enough
    const QByteArray path = tokenOnly ? request.path.sliced(2) : request.path;
    if (!path.startsWith("/omni/") && !path.startsWith("/executive/"))
        return {};
    const auto endpoint = endpoints().constFind(path);
    if (endpoint == endpoints().constEnd() || (tokenOnly && endpoint->needs != Needs::SessionToken))
        return error(request, 404, QStringLiteral("No such resource"));
    if (request.method != endpoint->method)
        return error(request, 405, QStringLiteral("Method not allowed"));
    if (request.header("api-version") != "1.0")
        return error(request, 400, QStringLiteral("Header api-version must be 1.0"));
    if (!tokenOnly && !m_config.apiKey.equals(request.header("x-api-key")))
        return error(request, 403, QStringLiteral("Missing or wrong x-api-key"));

    Call call{.request = request, .query = QUrlQuery(QString::fromUtf8(request.query)), .body = {}, .session = nullptr};
    const QByteArray token = request.header("X-Incode-Hardware-Id");
    if (endpoint->needs == Needs::SessionToken) {
        call.session = m_sessions.byToken(token);
        if (call.session == nullptr)
            return error(request, 401, QStringLiteral("Missing or wrong session token"));
    }
    if (endpoint->needs == Needs::ExecutiveToken && !isExecutive(token))
        return error(request, 401, QStringLiteral("Missing, wrong or expired executive token"));
    if (request.method == "POST") {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (request.mediaType() != "application/json" || !document.isObject())
            return error(request, 400, QStringLiteral("The body must be a JSON object"));
        call.body = document.object();
    }
    return (this->*endpoint->run)(call);
}

net::Response Api::error(const net::Request &request, int status, const QString &message) const
{
    return net::json(QJsonObject{{QStringLiteral("timestamp"), base::toMillis(m_clock.now())},
                                 {QStringLiteral("status"), status},
                                 {QStringLiteral("error"), QString::fromLatin1(net::reasonPhrase(status))},
                                 {QStringLiteral("message"), message},
                                 {QStringLiteral("path"), QString::fromLatin1(request.path.left(200))}},
                     status);
}

net::Response Api::start(const Call &call)
{
    if (text(call.body, QLatin1StringView("configurationId")) != m_config.configurationId)
        return error(call.request, 400, QStringLiteral("Unknown configurationId"));
    const QString external = text(call.body, QLatin1StringView("externalCustomerId"));
    if (external.size() > kLongestExternalId)
        return error(call.request, 400, QStringLiteral("externalCustomerId is too long"));
    const QUrl redirection(text(call.body, QLatin1StringView("redirectionUrl")), QUrl::StrictMode);
    if (!redirection.isEmpty() && redirection.scheme() != u"https" && redirection.scheme() != u"http")
        return error(call.request, 400, QStringLiteral("redirectionUrl must be an http or https address"));

    const QString resumed = text(call.body, QLatin1StringView("interviewId"));
    SandboxSession *session = m_sessions.byInterviewId(resumed);
    if (!resumed.isEmpty() && session == nullptr)
        return error(call.request, 400, QStringLiteral("Unknown interviewId"));
    QByteArray token;
    if (session != nullptr) {
        token = m_sessions.renewToken(*session);
    } else {
        auto created = m_sessions.create();
        session = &created.session;
        token = created.token;
        session->externalCustomerId = external;
        session->language = text(call.body, QLatin1StringView("language")).left(16);
        session->redirectionUrl = redirection;
    }
    constexpr int kCaptureSeconds = 25; // facts/incode.md section 2 "Module settings"
    return net::json(QJsonObject{{QStringLiteral("token"), QString::fromLatin1(token)},
                                 {QStringLiteral("interviewId"), session->interviewId},
                                 {QStringLiteral("interviewCode"), session->interviewCode},
                                 {QStringLiteral("flowType"), QStringLiteral("flow")},
                                 {QStringLiteral("clientId"), m_config.clientId},
                                 {QStringLiteral("env"), QStringLiteral("demo")},
                                 {QStringLiteral("existingSession"), !resumed.isEmpty()},
                                 {QStringLiteral("selfieCaptureTimeout"), kCaptureSeconds},
                                 {QStringLiteral("selfieCaptureRetries"), m_config.maxAttempts}});
}

net::Response Api::onboardingUrl(const Call &call)
{
    const QString clientId = call.query.queryItemValue(QStringLiteral("clientId"), QUrl::FullyDecoded);
    if (!clientId.isEmpty() && clientId != m_config.clientId) // official samples omit it
        return error(call.request, 400, QStringLiteral("Unknown clientId"));
    QUrl page = m_base;
    page.setPath(QStringLiteral("/session/") + call.session->pageKey);
    return net::json(QJsonObject{{QStringLiteral("url"), page.toString(QUrl::FullyEncoded)}});
}

net::Response Api::addPhone(const Call &call)
{
    static const QRegularExpression e164(QStringLiteral("^\\+[1-9][0-9]{6,14}\\z"));
    const QString phone = text(call.body, QLatin1StringView("phone"));
    if (!e164.match(phone).hasMatch())
        return error(call.request, 400, QStringLiteral("phone must be in international form, with '+'"));
    call.session->phone = phone;
    return net::json(QJsonObject{{QStringLiteral("success"), true}});
}

net::Response Api::logIn(const Call &call)
{
    const bool known = text(call.body, QLatin1StringView("email")) == m_config.executiveEmail;
    if (!m_config.executivePassword.equals(text(call.body, QLatin1StringView("password")).toUtf8()) || !known)
        return error(call.request, 401, QStringLiteral("Wrong e-mail or password"));
    constexpr size_t kSignedIn = 100;
    if (m_executives.size() >= kSignedIn)
        m_executives.erase(m_executives.begin());
    const base::Instant end = m_clock.now() + kExecutiveTokenLife;
    const QByteArray token = makeVendorToken(m_config.executiveEmail, end, m_random);
    m_executives.emplace(end, base::sha256Hex(token));
    return net::json(QJsonObject{{QStringLiteral("token"), QString::fromLatin1(token)}});
}

bool Api::isExecutive(const QByteArray &token) const
{
    const QByteArray hash = base::sha256Hex(token);
    return std::any_of(m_executives.upper_bound(m_clock.now()), m_executives.end(),
                       [&](const auto &executive) { return base::constantTimeEquals(executive.second, hash); });
}

net::Response Api::sendSms(const Call &call)
{
    const QString id = text(call.body, QLatin1StringView("interviewId"));
    const QString message = text(call.body, QLatin1StringView("smsText"));
    const SandboxSession *session = m_sessions.byInterviewId(id);
    if (session == nullptr || call.query.queryItemValue(QStringLiteral("id")) != id)
        return error(call.request, 400, QStringLiteral("Unknown interviewId, or not the one in the query"));
    if (text(call.body, QLatin1StringView("clientId")) != m_config.clientId)
        return error(call.request, 400, QStringLiteral("Unknown clientId"));
    if (session->phone.isEmpty())
        return error(call.request, 400, QStringLiteral("SMS requires a phone number to be added to a session"));
    if (message.trimmed().isEmpty() || message.size() > Messages::kLongestText)
        return error(call.request, 400, QStringLiteral("smsText is empty or too long"));
    m_messages.add(session->phone, message, m_clock.now());
    qCInfo(base::lcSandbox).noquote() << "SMS to" << base::maskPhone(session->phone);
    return net::json(QJsonObject{{QStringLiteral("success"), true}});
}

} // namespace authlink::sandbox
