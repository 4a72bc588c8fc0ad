// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

#include <algorithm>

namespace authlink::relay::config
{

using namespace std::chrono_literals;

namespace
{

bool isHeaderName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
    });
}

void readOauth(ConfigReader &read, WebhookSection &webhook)
{
    read.text(QStringLiteral("webhook.oauth_client_id"), webhook.oauthClientId, 200);
    read.secret(QStringLiteral("webhook.oauth_client_secret"), webhook.oauthClientSecret);
    read.secret(QStringLiteral("webhook.oauth_client_secret_previous"), webhook.oauthClientSecretPrevious);
    read.seconds(QStringLiteral("webhook.token_ttl_s"), webhook.tokenLife, 1min, 24h);
    if (webhook.oauthClientId.isEmpty() != webhook.oauthClientSecret.isEmpty())
        read.refuse(QStringLiteral("webhook.oauth_client_id"), QStringLiteral("and 'webhook.oauth_client_secret' belong together"));
    if (webhook.oauthClientId.contains(u':'))
        read.refuse(QStringLiteral("webhook.oauth_client_id"), QStringLiteral("can't hold ':' (Basic authentication ends the id there)"));
    if (!webhook.oauthClientSecretPrevious.isEmpty() && webhook.oauthClientSecret.isEmpty())
        read.refuse(QStringLiteral("webhook.oauth_client_secret_previous"), QStringLiteral("needs 'webhook.oauth_client_secret'"));
}

} // namespace

QStringList webhookKeys()
{
    return {QStringLiteral("webhook.header_name"),
            QStringLiteral("webhook.header_secret"),
            QStringLiteral("webhook.header_secret_previous"),
            QStringLiteral("webhook.oauth_client_id"),
            QStringLiteral("webhook.oauth_client_secret"),
            QStringLiteral("webhook.oauth_client_secret_previous"),
            QStringLiteral("webhook.token_ttl_s"),
            QStringLiteral("webhook.allow_from")};
}

QStringList webhookSecretKeys()
{
    return {QStringLiteral("webhook.header_secret"), QStringLiteral("webhook.header_secret_previous"),
            QStringLiteral("webhook.oauth_client_secret"), QStringLiteral("webhook.oauth_client_secret_previous")};
}

void readWebhook(ConfigReader &read, RelayConfig &config)
{
    auto &webhook = config.webhook;
    const bool sandbox = config.incode.environment == u"sandbox";
    if (sandbox)
        webhook.headerSecret = base::Secret(kSandboxWebhookSecret);
    read.text(QStringLiteral("webhook.header_name"), webhook.headerName, 100);
    if (!isHeaderName(webhook.headerName))
        read.refuse(QStringLiteral("webhook.header_name"),
                    QStringLiteral("takes the name of an HTTP header: letters, digits, '-' and '_'"));
    read.secret(QStringLiteral("webhook.header_secret"), webhook.headerSecret);
    read.secret(QStringLiteral("webhook.header_secret_previous"), webhook.headerSecretPrevious);
    if (!webhook.headerSecretPrevious.isEmpty() && webhook.headerSecret.isEmpty())
        read.refuse(QStringLiteral("webhook.header_secret_previous"), QStringLiteral("needs 'webhook.header_secret'"));
    readOauth(read, webhook);
    read.subnets(QStringLiteral("webhook.allow_from"), webhook.allowFrom);
    if (config.incode.environment == u"production" && webhook.headerSecret.isEmpty() && webhook.oauthClientSecret.isEmpty())
        read.refuse(
            QStringLiteral("webhook.header_secret"),
            QStringLiteral("or 'webhook.oauth_client_secret' is missing: a production relay does not start without a webhook credential"));
    // The well-known secret of the sandbox must never guard a door that others can reach.
    if (sandbox && webhook.headerSecret.equals(kSandboxWebhookSecret) && !config.http.address.isLoopback())
        read.refuse(QStringLiteral("webhook.header_secret"), QStringLiteral("must be set when a sandbox relay listens beyond loopback"));
}

} // namespace authlink::relay::config
