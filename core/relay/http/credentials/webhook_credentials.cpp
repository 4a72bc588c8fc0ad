// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/credentials/webhook_credentials.h"

#include "core/base/secret.h"
#include "core/http/common/form_data.h"
#include "core/http/server/proxies/trusted_proxies.h"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

/// What follows `scheme` in the Authorization header (RFC 9110 section 11.4); empty if it is another scheme.
QByteArray credentialsOf(const server::Request &request, QByteArrayView scheme)
{
    const QByteArray header = request.header("Authorization");
    const qsizetype space = header.indexOf(' ');
    if (space < 0 || header.left(space).compare(scheme, Qt::CaseInsensitive) != 0)
        return {};
    return header.mid(space + 1).trimmed();
}

std::optional<SecretAge> younger(bool current, bool previous)
{
    if (current)
        return SecretAge::Current;
    return previous ? std::optional(SecretAge::Previous) : std::nullopt;
}

/// "id:secret" as a client may have written it: form-encoded, as the RFC says, or as it is, as most do.
std::array<std::pair<QByteArray, QByteArray>, 2> readings(const QByteArray &credentials)
{
    const auto decoded = QByteArray::fromBase64Encoding(credentials, QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray pair = decoded ? *decoded : QByteArray();
    const qsizetype colon = pair.indexOf(':');
    const QByteArray id = pair.left(std::max<qsizetype>(colon, 0));
    const QByteArray secret = colon < 0 ? QByteArray() : pair.mid(colon + 1);
    return {{{authlink::http::formDecoded(id), authlink::http::formDecoded(secret)}, {id, secret}}};
}

} // namespace

bool WebhookCredentials::givesTokens() const
{
    return !m_config.webhook.oauthClientId.isEmpty() && !m_config.webhook.oauthClientSecret.isEmpty();
}

QByteArray WebhookCredentials::grantOf(const base::Secret &secret) const
{
    return base::sha256Hex(m_config.webhook.oauthClientId.toUtf8() + ':' + secret.reveal()); // no ':' in the id (RFC 7617 section 2)
}

QByteArray WebhookCredentials::grantOf(SecretAge age) const
{
    return grantOf(age == SecretAge::Current ? m_config.webhook.oauthClientSecret : m_config.webhook.oauthClientSecretPrevious);
}

std::optional<SecretAge> WebhookCredentials::ofToken(const QByteArray &token) const
{
    const auto grant = m_tokens.check(token);
    if (!grant || !givesTokens())
        return std::nullopt;
    const bool hasPrevious = !m_config.webhook.oauthClientSecretPrevious.isEmpty();
    return younger(base::constantTimeEquals(*grant, grantOf(SecretAge::Current)),
                   hasPrevious && base::constantTimeEquals(*grant, grantOf(SecretAge::Previous)));
}

bool WebhookCredentials::comesFromAllowed(const server::Request &request) const
{
    const auto &allowed = m_config.webhook.allowFrom;
    if (allowed.empty())
        return true;
    const server::Client client = server::clientOf(request, m_config.http.trustedProxies);
    return client.unreadable.isEmpty() && server::isIn(client.address, allowed);
}

std::optional<SecretAge> WebhookCredentials::ofWebhook(const server::Request &request) const
{
    // Every part is compared, also when an earlier one failed: time must not tell which.
    const bool allowed = comesFromAllowed(request);
    const std::optional<SecretAge> age = ofWebhookAnywhere(request);
    return allowed ? age : std::nullopt;
}

std::optional<SecretAge> WebhookCredentials::ofWebhookAnywhere(const server::Request &request) const
{
    const config::WebhookSection &rules = m_config.webhook;
    const QByteArray header = request.header(rules.headerName.toLatin1());
    const bool byHeader = rules.headerSecret.equals(header);
    const bool byPreviousHeader = rules.headerSecretPrevious.equals(header);
    const std::optional<SecretAge> byToken = ofToken(credentialsOf(request, "Bearer"));
    return younger(byHeader || byToken == SecretAge::Current, byPreviousHeader || byToken == SecretAge::Previous);
}

QString WebhookCredentials::whyNoCredential(const server::Request &request) const
{
    const config::WebhookSection &rules = m_config.webhook;
    const bool takesHeader = !rules.headerSecret.isEmpty() || !rules.headerSecretPrevious.isEmpty();
    if (!takesHeader && !givesTokens())
        return u"no credential is configured (webhook.header_secret, or webhook.oauth_client_id and webhook.oauth_client_secret)"_s;
    if (takesHeader && !request.header(rules.headerName.toLatin1()).isEmpty())
        return u"wrong %1 (webhook.header_secret and Incode's dashboard must have the same value)"_s.arg(rules.headerName);
    if (!credentialsOf(request, "Bearer").isEmpty())
        return givesTokens()
                   ? u"wrong or expired token (Incode's dashboard must have the client of webhook.oauth_client_id and its secret)"_s
                   : u"a token, which is not configured (webhook.oauth_client_id and webhook.oauth_client_secret)"_s;
    if (!request.header("Authorization").isEmpty())
        return u"wrong kind of Authorization (only Bearer is taken)"_s;
    if (takesHeader)
        return u"no credential (Incode's dashboard must have the header %1 with the value of webhook.header_secret)"_s.arg(
            rules.headerName);
    return u"no credential (Incode's dashboard must have the client of webhook.oauth_client_id and its secret)"_s;
}

QString WebhookCredentials::whyNoWebhook(const server::Request &request) const
{
    return withAddress(request, whyNoCredential(request), ofWebhookAnywhere(request).has_value());
}

QString WebhookCredentials::whyNoToken(const server::Request &request) const
{
    const QString client = credentialsOf(request, "Basic").isEmpty()
                               ? u"no client (Incode's dashboard must have webhook.oauth_client_id and its secret)"_s
                               : u"wrong client id or secret (webhook.oauth_client_id, its secret and Incode's dashboard must agree)"_s;
    return withAddress(request, client, ofClientAnywhere(request).has_value());
}

/// What is wrong with the credential, if it is not right, and with the address, if it is not allowed.
QString WebhookCredentials::withAddress(const server::Request &request, const QString &credential, bool isRight) const
{
    if (comesFromAllowed(request))
        return credential;
    const bool isReadable = server::clientOf(request, m_config.http.trustedProxies).unreadable.isEmpty();
    const QString address = isReadable ? u"address not in webhook.allow_from (behind a proxy, http.trusted_proxies must have the proxy's)"_s
                                       : u"address unknown (the proxy must write it as X-Forwarded-For or Forwarded)"_s;
    return isRight ? address : u"%1 and %2"_s.arg(address, credential);
}

std::optional<SecretAge> WebhookCredentials::ofClient(const server::Request &request) const
{
    const bool allowed = comesFromAllowed(request);
    const std::optional<SecretAge> age = ofClientAnywhere(request);
    return allowed ? age : std::nullopt;
}

std::optional<SecretAge> WebhookCredentials::ofClientAnywhere(const server::Request &request) const
{
    const config::WebhookSection &rules = m_config.webhook;
    const base::Secret clientId = base::Secret::fromString(rules.oauthClientId);
    bool current = false;
    bool previous = false;
    for (const auto &[id, secret] : readings(credentialsOf(request, "Basic"))) {
        const bool isClient = clientId.equals(id);
        const bool isCurrent = rules.oauthClientSecret.equals(secret);
        const bool isPrevious = rules.oauthClientSecretPrevious.equals(secret);
        current = current || (isClient && isCurrent);
        previous = previous || (isClient && isPrevious);
    }
    return younger(current, previous);
}

} // namespace authlink::relay::http
