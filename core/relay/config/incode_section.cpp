// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

void readIncode(ConfigReader &read, IncodeSection &incode, verification::ConfirmMode &confirm)
{
    const QString demo = u"demo"_s;
    const QString live = u"production"_s;
    const QString sandbox = u"sandbox"_s;
    read.choice<QString>(u"incode.environment"_s, incode.environment, {{demo, demo}, {live, live}, {sandbox, sandbox}});
    auto &api = incode.api;
    if (incode.environment == sandbox) {
        api.apiUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(kDefaultSandboxPort));
        api.onboardingUrl = api.apiUrl;
        api.clientId = sandbox;
        api.apiKey = base::Secret(kSandboxApiKey);
        api.configurationId = u"sandbox-flow"_s;
        api.executiveEmail = u"relay@sandbox.invalid"_s;
        api.executivePassword = base::Secret(kSandboxExecutivePassword);
        api.authUrl = api.apiUrl;
        api.integrationId = u"sandbox-integration"_s;
        api.oauthClientId = sandbox;
        api.oauthClientSecret = base::Secret(kSandboxOauthSecret);
    } else {
        api.apiUrl = incode::apiUrlOf(incode.environment);
        api.onboardingUrl = incode::onboardingUrlOf(incode.environment);
        api.authUrl = incode::authUrlOf(incode.environment);
    }
    if (read.has(u"incode.api_url"_s)) {
        read.url(u"incode.api_url"_s, api.apiUrl);
        if (incode.environment == sandbox) {
            api.onboardingUrl = api.apiUrl;
            api.authUrl = api.apiUrl;
        }
    }
    read.url(u"incode.onboarding_url"_s, api.onboardingUrl);
    read.text(u"incode.client_id"_s, api.clientId);
    read.secret(u"incode.api_key"_s, api.apiKey);
    read.text(u"incode.configuration_id"_s, api.configurationId);
    read.text(u"incode.executive_email"_s, api.executiveEmail);
    read.secret(u"incode.executive_password"_s, api.executivePassword);
    using verification::LinkMode;
    read.choice<LinkMode>(u"incode.link"_s, incode.link, {{u"session"_s, LinkMode::Session}, {u"static"_s, LinkMode::Static}});
    using verification::ConfirmMode;
    read.choice<ConfirmMode>(
        u"incode.confirm"_s, confirm,
        {{u"required"_s, ConfirmMode::Required}, {u"best-effort"_s, ConfirmMode::BestEffort}, {u"off"_s, ConfirmMode::Off}});
    read.url(u"incode.auth_url"_s, api.authUrl);
    read.text(u"incode.integration_id"_s, api.integrationId);
    read.text(u"incode.oauth_client_id"_s, api.oauthClientId);
    read.secret(u"incode.oauth_client_secret"_s, api.oauthClientSecret);
    constexpr double kSlowest = 0.1; // calls a second: one in 10 s, so that a call gets its turn before its 30 s are over
    constexpr double kFastest = 1000;
    constexpr int kMaxBurst = 1000;
    read.number(u"incode.calls_per_second"_s, api.callsPerSecond, kSlowest, kFastest);
    read.integer(u"incode.burst"_s, api.burst, 1, kMaxBurst);
    read.number(u"incode.face_calls_per_second"_s, api.faceCallsPerSecond, kSlowest, kFastest);
    read.integer(u"incode.face_burst"_s, api.faceBurst, 1, kMaxBurst);
}

void requireIncodeAccount(ConfigReader &read, const RelayConfig &config)
{
    const auto &api = config.incode.api;
    const bool invites = config.message.sender == Sender::RequestNew;
    const bool isStatic = config.incode.link == verification::LinkMode::Static;
    if (invites && isStatic)
        read.refuse(u"message.sender"_s, u"= \"request-new\" makes sessions: set incode.link = \"session\""_s);
    if (config.incode.environment == u"sandbox")
        return;
    const auto need = [&read](const char *key, const QString &what) { read.refuse(QLatin1String(key), u"is needed "_s + what); };
    const QString toReach = u"to reach Incode's %1 environment"_s.arg(config.incode.environment);
    const bool confirms = config.policy.confirm != verification::ConfirmMode::Off;
    const bool sendsByIncode = config.message.sender == Sender::Incode;
    const bool callsIncode = !isStatic || sendsByIncode || invites || confirms;
    if (api.clientId.isEmpty())
        need("incode.client_id", toReach);
    if (callsIncode && api.apiKey.isEmpty())
        need("incode.api_key", isStatic && !sendsByIncode ? u"to confirm results; or set incode.confirm = \"off\""_s : toReach);
    if ((!isStatic || sendsByIncode) && api.configurationId.isEmpty())
        need("incode.configuration_id", toReach);
    const bool hasExecutive = !api.executiveEmail.isEmpty() && !api.executivePassword.isEmpty();
    if (sendsByIncode && !hasExecutive)
        read.refuse(u"incode.executive_email"_s,
                    u"and 'incode.executive_password' are needed for Incode's SMS; or set another message.sender"_s);
    if (confirms && (isStatic || invites) && !hasExecutive)
        read.refuse(u"incode.executive_email"_s,
                    u"and 'incode.executive_password' are needed to confirm results of these links; or set incode.confirm = \"off\""_s);
    if (invites && (api.integrationId.isEmpty() || api.oauthClientId.isEmpty() || api.oauthClientSecret.isEmpty()))
        read.refuse(u"incode.integration_id"_s,
                    u"'incode.oauth_client_id' and 'incode.oauth_client_secret' are needed for message.sender = \"request-new\""_s);
}

} // namespace authlink::relay::config
