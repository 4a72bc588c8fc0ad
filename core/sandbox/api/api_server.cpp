// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/api_server.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

constexpr auto kExecutiveTokenLife = std::chrono::hours(24); // docs/incode.md, "Sessions, links, messages"
constexpr QByteArrayView kBearer("Bearer ");

} // namespace

ApiServer::ApiServer(const SandboxConfig &config, SessionStore &sessions, base::Clock &clock, base::Random &random,
                     const IssuedTokens &accessTokens)
    : m_config(config),
      m_sessions(sessions),
      m_clock(clock),
      m_executives(clock, random, kExecutiveTokenLife),
      m_accessTokens(accessTokens)
{
    add("POST", "/executive/log-in", RequiredAuth::ApiKey, [this](const ApiCall &call) { return logIn(call); });
}

void ApiServer::add(const QByteArray &method, const QByteArray &path, RequiredAuth auth, ApiHandler handler)
{
    m_endpoints.insert(path, {method, auth, std::move(handler)});
}

std::optional<http::server::Response> ApiServer::handle(const http::server::Request &request)
{
    const bool tokenOnly = request.path.startsWith("/0/"); // below /0/ the vendor asks for a session's token and no API key
    const QByteArray path = tokenOnly ? request.path.sliced(2) : request.path;
    if (!path.startsWith("/omni/") && !path.startsWith("/executive/"))
        return {};
    const auto endpoint = m_endpoints.constFind(path);
    const bool takesToken =
        endpoint != m_endpoints.constEnd() && (endpoint->auth == RequiredAuth::SessionToken || endpoint->auth == RequiredAuth::AnyToken);
    if (endpoint == m_endpoints.constEnd() || (tokenOnly && !takesToken))
        return error(request, 404, u"No such resource"_s);
    const ApiResult result = run(*endpoint, request, tokenOnly);
    return result ? http::server::json(*result) : error(request, result.error().status, result.error().message);
}

ApiResult ApiServer::run(const Endpoint &endpoint, const http::server::Request &request, bool tokenOnly)
{
    if (request.method != endpoint.method)
        return refuse(405, u"Method not allowed"_s);
    const auto session = authenticate(endpoint.auth, request, tokenOnly);
    if (!session)
        return tl::unexpected<ApiError>(session.error());
    ApiCall call{.request = request, .query = QUrlQuery(QString::fromUtf8(request.query)), .body = {}, .session = *session};
    if (request.method == "POST") {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (request.mediaType() != "application/json" || !document.isObject())
            return refuse(400, u"The body must be a JSON object"_s);
        call.body = document.object();
    }
    return endpoint.run(call);
}

tl::expected<Session *, ApiError> ApiServer::authenticate(RequiredAuth auth, const http::server::Request &request, bool tokenOnly)
{
    if (auth == RequiredAuth::Bearer) {
        const QByteArray authorization = request.header("Authorization");
        if (authorization.startsWith(kBearer) && m_accessTokens.isValid(authorization.sliced(kBearer.size())))
            return nullptr;
        return refuse(401, u"Missing, wrong or expired access token"_s);
    }
    if (request.header("api-version") != "1.0")
        return refuse(400, u"Header api-version must be 1.0"_s);
    if (!tokenOnly && !m_config.apiKey.equals(request.header("x-api-key")))
        return refuse(403, u"Missing or wrong x-api-key"_s);
    if (auth == RequiredAuth::ApiKey)
        return nullptr;
    const QByteArray token = request.header("X-Incode-Hardware-Id");
    if (auth != RequiredAuth::SessionToken && m_executives.isValid(token))
        return nullptr;
    Session *session = auth == RequiredAuth::ExecutiveToken ? nullptr : m_sessions.byToken(token);
    if (session == nullptr)
        return refuse(401, u"Missing, wrong or expired token"_s);
    return session;
}

http::server::Response ApiServer::error(const http::server::Request &request, int status, const QString &message) const
{
    return http::server::json(QJsonObject{{u"timestamp"_s, base::toMillis(m_clock.now())},
                                          {u"status"_s, status},
                                          {u"error"_s, QString::fromLatin1(http::server::reasonPhrase(status))},
                                          {u"message"_s, message},
                                          {u"path"_s, QString::fromLatin1(request.path.left(200))}},
                              status);
}

ApiResult ApiServer::logIn(const ApiCall &call)
{
    const bool known = call.text("email"_L1) == m_config.executiveEmail;
    if (!m_config.executivePassword.equals(call.text("password"_L1).toUtf8()) || !known)
        return refuse(401, u"Wrong e-mail or password"_s);
    return QJsonObject{{u"token"_s, QString::fromLatin1(m_executives.issue(m_config.executiveEmail))}};
}

} // namespace authlink::sandbox::api
