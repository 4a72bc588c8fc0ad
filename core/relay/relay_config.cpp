// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/relay_config.h"

#include "core/relay/config_reader.h"
#include "core/relay/config_source.h"

namespace authlink::relay
{

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace
{

QStringList textKeys()
{
    return {QStringLiteral("http.listen"),
            QStringLiteral("http.public_url"),
            QStringLiteral("http.tls_certificate"),
            QStringLiteral("http.tls_key"),
            QStringLiteral("http.trusted_proxies"),
            QStringLiteral("store.url"),
            QStringLiteral("incode.environment"),
            QStringLiteral("incode.api_url"),
            QStringLiteral("incode.onboarding_url"),
            QStringLiteral("incode.client_id"),
            QStringLiteral("incode.api_key"),
            QStringLiteral("incode.configuration_id"),
            QStringLiteral("incode.executive_email"),
            QStringLiteral("incode.executive_password"),
            QStringLiteral("incode.link"),
            QStringLiteral("incode.confirm"),
            QStringLiteral("message.sender"),
            QStringLiteral("message.company"),
            QStringLiteral("message.templates.en"),
            QStringLiteral("message.templates.es"),
            QStringLiteral("message.templates.pt-BR"),
            QStringLiteral("message.http_url"),
            QStringLiteral("message.http_headers"),
            QStringLiteral("message.http_body"),
            QStringLiteral("webhook.header_name"),
            QStringLiteral("webhook.header_secret"),
            QStringLiteral("webhook.oauth_client_id"),
            QStringLiteral("webhook.oauth_client_secret"),
            QStringLiteral("webhook.token_ttl_s"),
            QStringLiteral("webhook.allow_from")};
}

QStringList policyKeys()
{
    return {QStringLiteral("policy.link_life_s"),
            QStringLiteral("policy.verdict_validity_s"),
            QStringLiteral("policy.minimum_confidence"),
            QStringLiteral("policy.ambiguity_margin"),
            QStringLiteral("policy.starts_per_minute"),
            QStringLiteral("policy.resend_cooldown_s"),
            QStringLiteral("policy.max_sends"),
            QStringLiteral("policy.failures_to_lock"),
            QStringLiteral("policy.failure_window_s"),
            QStringLiteral("policy.lock_time_s"),
            QStringLiteral("policy.max_open_per_agent"),
            QStringLiteral("policy.allow_unlisted_customer"),
            QStringLiteral("policy.confirm_deadline_s"),
            QStringLiteral("policy.face_result_grace_s"),
            QStringLiteral("policy.reconcile_after_s"),
            QStringLiteral("policy.stall_after_s"),
            QStringLiteral("retention.verifications_days"),
            QStringLiteral("retention.webhook_inbox_days")};
}

QStringList secretKeys()
{
    return {QStringLiteral("incode.api_key"), QStringLiteral("incode.executive_password"), QStringLiteral("webhook.header_secret"),
            QStringLiteral("webhook.oauth_client_secret")};
}

void readHttp(ConfigReader &read, HttpSettings &http)
{
    read.listen(QStringLiteral("http.listen"), http.address, http.port);
    read.url(QStringLiteral("http.public_url"), http.publicUrl);
    read.text(QStringLiteral("http.tls_certificate"), http.tlsCertificate);
    read.text(QStringLiteral("http.tls_key"), http.tlsKey);
    read.subnets(QStringLiteral("http.trusted_proxies"), http.trustedProxies);
    if (http.tlsCertificate.isEmpty() != http.tlsKey.isEmpty())
        read.refuse(QStringLiteral("http.tls_certificate"), QStringLiteral("and 'http.tls_key' belong together: give both or neither"));
}

void readIncode(ConfigReader &read, IncodeSection &incode)
{
    const QString demo = QStringLiteral("demo");
    const QString production = QStringLiteral("production");
    const QString sandbox = QStringLiteral("sandbox");
    read.choice<QString>(QStringLiteral("incode.environment"), incode.environment,
                         {{demo, demo}, {production, production}, {sandbox, sandbox}});
    auto &api = incode.api;
    if (incode.environment == sandbox) {
        api.apiUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(kDefaultSandboxPort));
        api.onboardingUrl = api.apiUrl;
        api.clientId = sandbox;
        api.apiKey = base::Secret(kSandboxApiKey);
        api.configurationId = QStringLiteral("sandbox-flow");
        api.executiveEmail = QStringLiteral("relay@sandbox.invalid");
        api.executivePassword = base::Secret(kSandboxExecutivePassword);
    } else {
        api.apiUrl = incode::apiUrlOf(incode.environment);
        api.onboardingUrl = incode::onboardingUrlOf(incode.environment);
    }
    if (read.has(QStringLiteral("incode.api_url"))) {
        read.url(QStringLiteral("incode.api_url"), api.apiUrl);
        if (incode.environment == sandbox)
            api.onboardingUrl = api.apiUrl;
    }
    read.url(QStringLiteral("incode.onboarding_url"), api.onboardingUrl);
    read.text(QStringLiteral("incode.client_id"), api.clientId);
    read.secret(QStringLiteral("incode.api_key"), api.apiKey);
    read.text(QStringLiteral("incode.configuration_id"), api.configurationId);
    read.text(QStringLiteral("incode.executive_email"), api.executiveEmail);
    read.secret(QStringLiteral("incode.executive_password"), api.executivePassword);
    using verification::LinkMode;
    read.choice<LinkMode>(QStringLiteral("incode.link"), incode.link,
                          {{QStringLiteral("session"), LinkMode::Session}, {QStringLiteral("static"), LinkMode::Static}});
    read.choice<ConfirmMode>(QStringLiteral("incode.confirm"), incode.confirm,
                             {{QStringLiteral("required"), ConfirmMode::Required},
                              {QStringLiteral("best-effort"), ConfirmMode::BestEffort},
                              {QStringLiteral("off"), ConfirmMode::Off}});
    if (incode.confirm != ConfirmMode::Off)
        read.refuse(QStringLiteral("incode.confirm"), QStringLiteral("can only be \"off\" in this version: confirmation is not built yet"));
}

void requireIncodeAccount(ConfigReader &read, const RelayConfig &config)
{
    const auto &api = config.incode.api;
    if (config.incode.environment == u"sandbox")
        return;
    const QString needed = QStringLiteral("is needed to reach Incode's %1 environment").arg(config.incode.environment);
    if (api.clientId.isEmpty())
        read.refuse(QStringLiteral("incode.client_id"), needed);
    const bool callsIncode = config.incode.link == verification::LinkMode::Session || config.message.sender == Sender::Incode;
    if (callsIncode && api.apiKey.isEmpty())
        read.refuse(QStringLiteral("incode.api_key"), needed);
    if (callsIncode && api.configurationId.isEmpty())
        read.refuse(QStringLiteral("incode.configuration_id"), needed);
    if (config.message.sender == Sender::Incode && (api.executiveEmail.isEmpty() || api.executivePassword.isEmpty()))
        read.refuse(QStringLiteral("incode.executive_email"),
                    QStringLiteral("and 'incode.executive_password' are needed for Incode's SMS; or set message.sender = \"none\""));
}

void readMessage(ConfigReader &read, MessageSection &message)
{
    read.choice<Sender>(
        QStringLiteral("message.sender"), message.sender,
        {{QStringLiteral("incode"), Sender::Incode}, {QStringLiteral("http"), Sender::Http}, {QStringLiteral("none"), Sender::None}});
    read.text(QStringLiteral("message.company"), message.company, 60);
    for (const QString &language : {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt-BR")}) {
        const QString key = QStringLiteral("message.templates.") + language;
        QString text;
        read.text(key, text, 480);
        if (text.isEmpty())
            continue;
        if (!text.contains(QStringLiteral("{link}")))
            read.refuse(key, QStringLiteral("lacks the placeholder {link}"));
        message.templates.insert(language, text);
    }
    if (message.sender == Sender::Http)
        read.refuse(QStringLiteral("message.sender"),
                    QStringLiteral("can be \"incode\" or \"none\" in this version: the gateway is not built yet"));
    for (const char *key : {"message.http_url", "message.http_headers", "message.http_body"}) {
        if (read.has(QLatin1String(key)))
            read.refuse(QLatin1String(key), QStringLiteral("has no effect in this version: the gateway is not built yet; remove it"));
    }
}

void readWebhook(ConfigReader &read, RelayConfig &config)
{
    auto &webhook = config.webhook;
    const bool sandbox = config.incode.environment == u"sandbox";
    if (sandbox)
        webhook.headerSecret = base::Secret(kSandboxWebhookSecret);
    read.text(QStringLiteral("webhook.header_name"), webhook.headerName, 100);
    const bool token = !webhook.headerName.isEmpty() && std::all_of(webhook.headerName.begin(), webhook.headerName.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
    });
    if (!token)
        read.refuse(QStringLiteral("webhook.header_name"),
                    QStringLiteral("takes the name of an HTTP header: letters, digits, '-' and '_'"));
    read.secret(QStringLiteral("webhook.header_secret"), webhook.headerSecret);
    read.subnets(QStringLiteral("webhook.allow_from"), webhook.allowFrom);
    for (const char *key : {"webhook.oauth_client_id", "webhook.oauth_client_secret", "webhook.token_ttl_s"}) {
        if (read.has(QLatin1String(key)))
            read.refuse(QLatin1String(key),
                        QStringLiteral("has no effect in this version: OAuth is not built yet; use webhook.header_secret"));
    }
    if (config.incode.environment == u"production" && webhook.headerSecret.isEmpty())
        read.refuse(QStringLiteral("webhook.header_secret"),
                    QStringLiteral("is missing: a production relay does not start without a webhook credential"));
    // The well-known secret of the sandbox must never guard a door that others can reach.
    if (sandbox && webhook.headerSecret.equals(kSandboxWebhookSecret) && !config.http.address.isLoopback())
        read.refuse(QStringLiteral("webhook.header_secret"), QStringLiteral("must be set when a sandbox relay listens beyond loopback"));
}

void readPolicy(ConfigReader &read, verification::Policy &policy)
{
    read.seconds(QStringLiteral("policy.link_life_s"), policy.linkLife, 1min, 15min);
    read.seconds(QStringLiteral("policy.verdict_validity_s"), policy.verdictValidity, 30s, 60min);
    read.number(QStringLiteral("policy.minimum_confidence"), policy.minimumConfidence, 0.0, 1.0);
    read.number(QStringLiteral("policy.ambiguity_margin"), policy.ambiguityMargin, 0.0, 1.0);
    read.integer(QStringLiteral("policy.starts_per_minute"), policy.startsPerMinute, 1, 600);
    read.seconds(QStringLiteral("policy.resend_cooldown_s"), policy.resendCooldown, 0s, 15min);
    read.integer(QStringLiteral("policy.max_sends"), policy.maxSends, 1, 10);
    read.integer(QStringLiteral("policy.failures_to_lock"), policy.failuresToLock, 1, 100);
    read.seconds(QStringLiteral("policy.failure_window_s"), policy.failureWindow, 1min, 24h);
    read.seconds(QStringLiteral("policy.lock_time_s"), policy.lockTime, 1min, 24h);
    read.integer(QStringLiteral("policy.max_open_per_agent"), policy.maxOpenPerAgent, 1, 50);
    read.boolean(QStringLiteral("policy.allow_unlisted_customer"), policy.allowUnlistedCustomer);
    read.seconds(QStringLiteral("policy.confirm_deadline_s"), policy.confirmDeadline, 1s, 5min);
    read.seconds(QStringLiteral("policy.face_result_grace_s"), policy.faceResultGrace, 1s, 5min);
    read.seconds(QStringLiteral("policy.reconcile_after_s"), policy.reconcileAfter, 1s, 5min);
    read.seconds(QStringLiteral("policy.stall_after_s"), policy.stallAfter, 5s, 5min);
}

} // namespace

base::Result<RelayConfig> loadConfig(const QString &path, const QProcessEnvironment &environment)
{
    const auto values = readConfigValues(path, environment, textKeys() + policyKeys(), secretKeys());
    if (!values)
        return base::fail(values.error());

    RelayConfig config;
    ConfigReader read(*values);
    readHttp(read, config.http);
    read.text(QStringLiteral("store.url"), config.storeUrl);
    if (!config.storeUrl.startsWith(u"sqlite:"))
        read.refuse(QStringLiteral("store.url"), QStringLiteral("can only be sqlite:PATH in this version"));
    readIncode(read, config.incode);
    readMessage(read, config.message);
    readWebhook(read, config);
    requireIncodeAccount(read, config);
    readPolicy(read, config.policy);
    read.integer(QStringLiteral("retention.verifications_days"), config.retentionVerificationDays, 1, 3650);
    read.integer(QStringLiteral("retention.webhook_inbox_days"), config.retentionWebhookDays, 1, 365);
    if (read.error())
        return base::fail(*read.error());
    return config;
}

} // namespace authlink::relay
