// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/auth_server.h"

#include "core/sandbox/form_values.h"

#include <QJsonObject>

namespace authlink::sandbox
{

namespace
{

http::server::Response refusal(const QString &error, int status)
{
    http::server::Response response = http::server::json(QJsonObject{{QStringLiteral("error"), error}}, status);
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

} // namespace

std::optional<http::server::Response> AuthServer::handle(const http::server::Request &request)
{
    if (request.path != kPath)
        return {};
    if (request.method != "POST")
        return http::server::methodNotAllowed("POST");
    if (request.mediaType() != kFormType)
        return refusal(QStringLiteral("invalid_request"), 400);
    const FormValues form(request.body);
    const bool knownClient = form.value(QStringLiteral("client_id")) == m_config.oauthClientId;
    if (!m_config.oauthClientSecret.equals(form.value(QStringLiteral("client_secret")).toUtf8()) || !knownClient)
        return refusal(QStringLiteral("invalid_client"), 401);
    if (form.value(QStringLiteral("grant_type")) != u"client_credentials")
        return refusal(QStringLiteral("unsupported_grant_type"), 400);
    if (form.value(QStringLiteral("scope")) != u"openid")
        return refusal(QStringLiteral("invalid_scope"), 400);
    http::server::Response response =
        http::server::json(QJsonObject{{QStringLiteral("access_token"), QString::fromLatin1(m_tokens.issue(m_config.oauthClientId))},
                                       {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                                       {QStringLiteral("expires_in"), static_cast<qint64>(m_tokens.life().count())}});
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

} // namespace authlink::sandbox
