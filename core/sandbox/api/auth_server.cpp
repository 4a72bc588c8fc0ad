// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/auth_server.h"

#include "core/sandbox/form_values.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox
{

namespace
{

http::server::Response refusal(const QString &error, int status)
{
    http::server::Response response = http::server::json(QJsonObject{{u"error"_s, error}}, status);
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
        return refusal(u"invalid_request"_s, 400);
    const FormValues form(request.body);
    const bool knownClient = form.value(u"client_id"_s) == m_config.oauthClientId;
    if (!m_config.oauthClientSecret.equals(form.value(u"client_secret"_s).toUtf8()) || !knownClient)
        return refusal(u"invalid_client"_s, 401);
    if (form.value(u"grant_type"_s) != u"client_credentials")
        return refusal(u"unsupported_grant_type"_s, 400);
    if (form.value(u"scope"_s) != u"openid")
        return refusal(u"invalid_scope"_s, 400);
    http::server::Response response =
        http::server::json(QJsonObject{{u"access_token"_s, QString::fromLatin1(m_tokens.issue(m_config.oauthClientId))},
                                       {u"token_type"_s, u"Bearer"_s},
                                       {u"expires_in"_s, static_cast<qint64>(m_tokens.life().count())}});
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

} // namespace authlink::sandbox
