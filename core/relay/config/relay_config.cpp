// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/relay_config.h"

#include "core/relay/config/config_reader.h"
#include "core/relay/config/config_sections.h"
#include "core/relay/config/config_source.h"

namespace authlink::relay::config
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
            QStringLiteral("store.secret_key"),
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
            QStringLiteral("incode.auth_url"),
            QStringLiteral("incode.integration_id"),
            QStringLiteral("incode.oauth_client_id"),
            QStringLiteral("incode.oauth_client_secret"),
            QStringLiteral("incode.calls_per_second"),
            QStringLiteral("incode.burst"),
            QStringLiteral("incode.face_calls_per_second"),
            QStringLiteral("incode.face_burst")};
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
    return QStringList{QStringLiteral("store.secret_key"), QStringLiteral("incode.api_key"), QStringLiteral("incode.executive_password"),
                       QStringLiteral("incode.oauth_client_secret")}
           + messageSecretKeys() + webhookSecretKeys();
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

void readIncode(ConfigReader &read, IncodeSection &incode, verification::ConfirmMode &confirm)
{
    const QString demo = QStringLiteral("demo");
    const QString live = QStringLiteral("production");
    const QString sandbox = QStringLiteral("sandbox");
    read.choice<QString>(QStringLiteral("incode.environment"), incode.environment, {{demo, demo}, {live, live}, {sandbox, sandbox}});
    auto &api = incode.api;
    if (incode.environment == sandbox) {
        api.apiUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(kDefaultSandboxPort));
        api.onboardingUrl = api.apiUrl;
        api.clientId = sandbox;
        api.apiKey = base::Secret(kSandboxApiKey);
        api.configurationId = QStringLiteral("sandbox-flow");
        api.executiveEmail = QStringLiteral("relay@sandbox.invalid");
        api.executivePassword = base::Secret(kSandboxExecutivePassword);
        api.authUrl = api.apiUrl;
        api.integrationId = QStringLiteral("sandbox-integration");
        api.oauthClientId = sandbox;
        api.oauthClientSecret = base::Secret(kSandboxOauthSecret);
    } else {
        api.apiUrl = incode::apiUrlOf(incode.environment);
        api.onboardingUrl = incode::onboardingUrlOf(incode.environment);
        api.authUrl = incode::authUrlOf(incode.environment);
    }
    if (read.has(QStringLiteral("incode.api_url"))) {
        read.url(QStringLiteral("incode.api_url"), api.apiUrl);
        if (incode.environment == sandbox) {
            api.onboardingUrl = api.apiUrl;
            api.authUrl = api.apiUrl;
        }
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
    using verification::ConfirmMode;
    read.choice<ConfirmMode>(QStringLiteral("incode.confirm"), confirm,
                             {{QStringLiteral("required"), ConfirmMode::Required},
                              {QStringLiteral("best-effort"), ConfirmMode::BestEffort},
                              {QStringLiteral("off"), ConfirmMode::Off}});
    read.url(QStringLiteral("incode.auth_url"), api.authUrl);
    read.text(QStringLiteral("incode.integration_id"), api.integrationId);
    read.text(QStringLiteral("incode.oauth_client_id"), api.oauthClientId);
    read.secret(QStringLiteral("incode.oauth_client_secret"), api.oauthClientSecret);
    constexpr double kSlowest = 0.1; // calls a second: one in 10 s, so that a call gets its turn before its 30 s are over
    constexpr double kFastest = 1000;
    constexpr int kMaxBurst = 1000;
    read.number(QStringLiteral("incode.calls_per_second"), api.callsPerSecond, kSlowest, kFastest);
    read.integer(QStringLiteral("incode.burst"), api.burst, 1, kMaxBurst);
    read.number(QStringLiteral("incode.face_calls_per_second"), api.faceCallsPerSecond, kSlowest, kFastest);
    read.integer(QStringLiteral("incode.face_burst"), api.faceBurst, 1, kMaxBurst);
}

void requireIncodeAccount(ConfigReader &read, const RelayConfig &config)
{
    const auto &api = config.incode.api;
    const bool invites = config.message.sender == Sender::RequestNew;
    const bool isStatic = config.incode.link == verification::LinkMode::Static;
    if (invites && isStatic)
        read.refuse(QStringLiteral("message.sender"), QStringLiteral("= \"request-new\" makes sessions: set incode.link = \"session\""));
    if (config.incode.environment == u"sandbox")
        return;
    const auto need = [&read](const char *key, const QString &what) {
        read.refuse(QLatin1String(key), QStringLiteral("is needed ") + what);
    };
    const QString toReach = QStringLiteral("to reach Incode's %1 environment").arg(config.incode.environment);
    const bool confirms = config.policy.confirm != verification::ConfirmMode::Off;
    const bool sendsByIncode = config.message.sender == Sender::Incode;
    const bool callsIncode = !isStatic || sendsByIncode || invites || confirms;
    if (api.clientId.isEmpty())
        need("incode.client_id", toReach);
    if (callsIncode && api.apiKey.isEmpty())
        need("incode.api_key",
             isStatic && !sendsByIncode ? QStringLiteral("to confirm results; or set incode.confirm = \"off\"") : toReach);
    if ((!isStatic || sendsByIncode) && api.configurationId.isEmpty())
        need("incode.configuration_id", toReach);
    const bool hasExecutive = !api.executiveEmail.isEmpty() && !api.executivePassword.isEmpty();
    if (sendsByIncode && !hasExecutive)
        read.refuse(QStringLiteral("incode.executive_email"),
                    QStringLiteral("and 'incode.executive_password' are needed for Incode's SMS; or set another message.sender"));
    if (confirms && (isStatic || invites) && !hasExecutive)
        read.refuse(QStringLiteral("incode.executive_email"),
                    QStringLiteral(
                        "and 'incode.executive_password' are needed to confirm results of these links; or set incode.confirm = \"off\""));
    if (invites && (api.integrationId.isEmpty() || api.oauthClientId.isEmpty() || api.oauthClientSecret.isEmpty()))
        read.refuse(
            QStringLiteral("incode.integration_id"),
            QStringLiteral("'incode.oauth_client_id' and 'incode.oauth_client_secret' are needed for message.sender = \"request-new\""));
}

void readStore(ConfigReader &read, StoreSection &store)
{
    read.text(QStringLiteral("store.url"), store.url);
    if (!store.url.startsWith(u"sqlite:"))
        read.refuse(QStringLiteral("store.url"), QStringLiteral("can only be sqlite:PATH in this version"));
    QString digits;
    read.text(QStringLiteral("store.secret_key"), digits);
    if (digits.isEmpty())
        return;
    const QByteArray key = QByteArray::fromHex(digits.toLatin1());
    constexpr qsizetype kKeyBytes = 32;
    if (digits.size() != 2 * kKeyBytes || key.toHex() != digits.toLatin1().toLower())
        return read.refuse(QStringLiteral("store.secret_key"),
                           QStringLiteral("takes 64 hexadecimal digits, such as `openssl rand -hex 32` makes"));
    store.key = base::Secret(key);
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

QString keyFileOf(const StoreSection &store)
{
    return store.url.mid(QStringLiteral("sqlite:").size()) + QStringLiteral(".key");
}

base::Result<RelayConfig> loadConfig(const QString &path, const QProcessEnvironment &environment)
{
    const auto values = readConfigValues(path, environment, textKeys() + messageKeys() + webhookKeys() + policyKeys(), secretKeys());
    if (!values)
        return base::fail(values.error());

    RelayConfig config;
    ConfigReader read(*values);
    readHttp(read, config.http);
    readStore(read, config.store);
    readIncode(read, config.incode, config.policy.confirm);
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

} // namespace authlink::relay::config
