// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

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
    read.text(u"webhook.oauth_client_id"_s, webhook.oauthClientId, 200);
    read.secret(u"webhook.oauth_client_secret"_s, webhook.oauthClientSecret);
    read.secret(u"webhook.oauth_client_secret_previous"_s, webhook.oauthClientSecretPrevious);
    read.seconds(u"webhook.token_ttl_s"_s, webhook.tokenLife, 1min, 24h);
    if (webhook.oauthClientId.isEmpty() != webhook.oauthClientSecret.isEmpty())
        read.refuse(u"webhook.oauth_client_id"_s, u"and 'webhook.oauth_client_secret' belong together"_s);
    if (webhook.oauthClientId.contains(u':'))
        read.refuse(u"webhook.oauth_client_id"_s, u"can't hold ':' (Basic authentication ends the id there)"_s);
    if (!webhook.oauthClientSecretPrevious.isEmpty() && webhook.oauthClientSecret.isEmpty())
        read.refuse(u"webhook.oauth_client_secret_previous"_s, u"needs 'webhook.oauth_client_secret'"_s);
}

} // namespace

void readWebhook(ConfigReader &read, RelayConfig &config)
{
    auto &webhook = config.webhook;
    const bool sandbox = config.incode.environment == u"sandbox";
    if (sandbox)
        webhook.headerSecret = base::Secret(kSandboxWebhookSecret);
    read.text(u"webhook.header_name"_s, webhook.headerName, 100);
    if (!isHeaderName(webhook.headerName))
        read.refuse(u"webhook.header_name"_s, u"takes the name of an HTTP header: letters, digits, '-' and '_'"_s);
    read.secret(u"webhook.header_secret"_s, webhook.headerSecret);
    read.secret(u"webhook.header_secret_previous"_s, webhook.headerSecretPrevious);
    if (!webhook.headerSecretPrevious.isEmpty() && webhook.headerSecret.isEmpty())
        read.refuse(u"webhook.header_secret_previous"_s, u"needs 'webhook.header_secret'"_s);
    readOauth(read, webhook);
    read.subnets(u"webhook.allow_from"_s, webhook.allowFrom);
    if (config.incode.environment == u"production" && webhook.headerSecret.isEmpty() && webhook.oauthClientSecret.isEmpty())
        read.refuse(u"webhook.header_secret"_s,
                    u"or 'webhook.oauth_client_secret' is missing: a production relay does not start without a webhook credential"_s);
    // Everybody knows the sandbox's secret: it must not be what protects an address that others can reach.
    const auto &more = config.http.moreAddresses;
    const bool beyond = !config.http.address.isLoopback()
                        || std::any_of(more.begin(), more.end(), [](const ListenAddress &at) { return !at.address.isLoopback(); });
    if (sandbox && webhook.headerSecret.equals(kSandboxWebhookSecret) && beyond)
        read.refuse(u"webhook.header_secret"_s, u"must be set when a sandbox relay listens beyond loopback"_s);
}

} // namespace authlink::relay::config
