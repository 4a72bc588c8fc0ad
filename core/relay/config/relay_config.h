// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/incode/incode_client.h"
#include "core/message/gateway_settings.h"
#include "core/protocol/policy/closing_view.h"
#include "core/protocol/policy/phrases.h"
#include "core/verification/policy.h"
#include "core/verification/values.h"

#include <QHostAddress>
#include <QMap>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <utility>
#include <vector>

namespace authlink::relay::config
{

/// Where to listen. QHostAddress::Any is IPv4 and IPv6.
struct ListenAddress {
    QHostAddress address;
    quint16 port = 0;
};

struct HttpSettings {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 8080;                                      ///< 0: any free one (embedded relays, tests)
    std::vector<ListenAddress> moreAddresses;                 ///< beside the first
    std::chrono::seconds idleTimeout{75};                     ///< longer than load balancers keep theirs, so that they close first
    QUrl publicUrl;                                           ///< what customers' phones can reach; empty: http://ADDRESS:PORT
    QString tlsCertificate, tlsKey;                           ///< PEM files; both or neither
    std::vector<std::pair<QHostAddress, int>> trustedProxies; ///< whose X-Forwarded-For is believed (subnets)
};

/// For operators: health in detail, and metrics.
struct OperationsSection {
    std::vector<ListenAddress> listen; ///< empty: nowhere
};

struct IncodeSection {
    QString environment = QStringLiteral("sandbox"); ///< demo, production, sandbox
    incode::IncodeSettings api;
    verification::LinkMode link = verification::LinkMode::Session;
};

/// Who carries the text message.
enum class Sender {
    Incode,     ///< Incode's SMS, our text and landing page
    RequestNew, ///< Incode's own invitation: its text, its link, no landing page of ours
    Http,       ///< a provider of the bank's own, by the gateway
    None,       ///< nobody: copy and QR code only
};

struct MessageSection {
    Sender sender = Sender::Incode;
    QString company = QStringLiteral("Example Bank");
    QMap<QString, QString> templates; ///< per language: placeholders {company} {link} {first_name}; built-in ones by default
    message::GatewaySettings sms;     ///< http_*: used with Sender::Http
    message::GatewaySettings email;   ///< email_*: its url switches the e-mail channel on, whoever carries text messages
    QMap<QString, QString> emailTemplates, emailSubjects; ///< per language, same placeholders; the subject without {link}
};

struct CoachingSection {
    protocol::OwnPhrases phrases; ///< what agents say instead of the console's own; empty: nothing
};

struct WebhookSection {
    QString headerName = QStringLiteral("X-Incode-Secret");
    base::Secret headerSecret;         ///< empty: the header opens nothing
    base::Secret headerSecretPrevious; ///< valid as well while the secret is being changed
    QString oauthClientId;             ///< empty: no token is given out
    base::Secret oauthClientSecret, oauthClientSecretPrevious;
    std::chrono::seconds tokenLife = std::chrono::hours(1);
    std::vector<std::pair<QHostAddress, int>> allowFrom; ///< empty: anywhere
};

struct StoreSection {
    QString url = QStringLiteral("sqlite:authlink.db");
    base::Secret key; ///< 32 bytes, written as 64 hexadecimal digits: seals what must survive a restart; empty: the key file
};

/// What becomes of an Identity Enrolled webhook, which says whose face an account's is.
enum class Enrolments {
    Off,    ///< nothing
    Review, ///< remembered, and nobody is verified by it until a person has approved it
    On,     ///< binds an account without an id at once: for whoever vouches for everybody who can enrol in this tenant
};

struct DirectorySection {
    Enrolments enrolments = Enrolments::Review;
};

/// What a message's text may hold between braces: company, link, first_name (a subject: not link).
[[nodiscard]] QStringList textPlaceholders();

/// Where the sealing key is kept if the configuration holds none: DATABASE.key, beside the database.
[[nodiscard]] QString keyFileOf(const StoreSection &store);

/// The whole configuration of a relay (docs/operator-guide.md "Configuration").
struct RelayConfig {
    HttpSettings http;
    OperationsSection operations;
    StoreSection store;
    IncodeSection incode;
    MessageSection message;
    CoachingSection coaching;
    WebhookSection webhook;
    DirectorySection directory;
    protocol::ClosingView closing{.notes = true, .outcomes = {}, .followUps = {}};
    /// Required also without loadConfig(): to believe webhooks unconfirmed must be asked for.
    verification::Policy policy{.confirm = verification::ConfirmMode::Required};
    int tokenDays = 0; ///< how long a sign-in token is good; 0: for ever
    int retentionVerificationDays = 90;
    int retentionWebhookDays = 7;
};

/// The addresses and credentials that relay and sandbox agree on when neither is configured: loopback only (checked).
inline constexpr quint16 kDefaultRelayPort = 8080;
inline constexpr quint16 kDefaultSandboxPort = 8090;
inline constexpr char kSandboxApiKey[] = "sandbox-api-key";
inline constexpr char kSandboxWebhookSecret[] = "sandbox-webhook-secret";
inline constexpr char kSandboxOauthSecret[] = "sandbox-oauth-secret";
inline constexpr char kSandboxExecutivePassword[] = "sandbox-password";

/// Reads TOML, then the environment (AUTHLINK_SECTION_KEY), then KEY_file secrets.
/// Errors: Invalid, the message holding file, line and, for an unknown key, the nearest valid one.
/// @param path empty: defaults and environment only
[[nodiscard]] base::Result<RelayConfig> loadConfig(const QString &path, const QProcessEnvironment &environment);

} // namespace authlink::relay::config
