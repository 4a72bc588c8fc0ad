// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/credentials/oauth_route.h"

#include "core/http/common/form_data.h"
#include "core/http/server/proxies/trusted_proxies.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr qsizetype kMaxForm = 8192;

/// RFC 6749 sections 5.1 and 5.2.
void send(const CountedResponder &reply, const QJsonObject &body, int status)
{
    server::Response response = server::json(body, status);
    response.headers.emplaceBack("Cache-Control", "no-store");
    response.headers.emplaceBack("Pragma", "no-cache");
    if (status == 401)
        response.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"webhooks\", charset=\"UTF-8\"");
    reply.send(response);
}

void sendError(const CountedResponder &reply, const char *error, int status)
{
    send(reply, {{u"error"_s, QString::fromLatin1(error)}}, status);
}

} // namespace

void OAuthRoute::refuse(const server::Request &request, const CountedResponder &reply)
{
    const server::Client client = server::clientOf(request, m_config.http.trustedProxies);
    const auto what = [this, &request] { return u"a token, %1,"_s.arg(m_credentials.whyNoToken(request)); };
    if (const auto tooMany = m_failures.refuse(client, what))
        reply.send(*tooMany);
    else
        sendError(reply, "invalid_client", 401);
}

void OAuthRoute::serve(const server::Request &request, const CountedResponder &reply)
{
    if (!m_credentials.givesTokens()) {
        reply.sendProblem(404);
        return;
    }
    if (request.method != "POST") {
        reply.sendNotAllowed("POST");
        return;
    }
    const auto secret = m_credentials.ofClient(request);
    if (!secret) {
        refuse(request, reply);
        return;
    }
    const bool isForm = request.mediaType() == authlink::http::kFormType && request.body.size() <= kMaxForm;
    const auto grant = isForm ? authlink::http::onlyField(request.body, "grant_type") : std::nullopt;
    if (!grant) {
        sendError(reply, "invalid_request", 400);
        return;
    }
    if (*grant != "client_credentials") {
        sendError(reply, "unsupported_grant_type", 400);
        return;
    }
    send(reply,
         {{u"access_token"_s, m_tokens.issue(m_credentials.grantOf(*secret))},
          {u"token_type"_s, u"Bearer"_s},
          {u"expires_in"_s, static_cast<qint64>(m_tokens.life().count())}},
         200);
}

} // namespace authlink::relay::http
