// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/auth_server.h"

#include "core/http/common/form_data.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
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
    if (request.mediaType() != http::kFormType)
        return refusal(u"invalid_request"_s, 400);
    const auto field = [&request](QByteArrayView name) { return http::onlyField(request.body, name).value_or(QByteArray()); };
    const bool knownClient = field("client_id") == m_config.oauthClientId.toUtf8();
    if (!m_config.oauthClientSecret.equals(field("client_secret")) || !knownClient)
        return refusal(u"invalid_client"_s, 401);
    if (field("grant_type") != "client_credentials")
        return refusal(u"unsupported_grant_type"_s, 400);
    if (field("scope") != "openid")
        return refusal(u"invalid_scope"_s, 400);
    http::server::Response response =
        http::server::json(QJsonObject{{u"access_token"_s, QString::fromLatin1(m_tokens.issue(m_config.oauthClientId))},
                                       {u"token_type"_s, u"Bearer"_s},
                                       {u"expires_in"_s, static_cast<qint64>(m_tokens.life().count())}});
    response.headers.emplaceBack("Cache-Control", "no-store");
    return response;
}

} // namespace authlink::sandbox::api
