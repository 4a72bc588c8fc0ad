// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/incode/incode_client.h"
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

namespace authlink::relay
{

struct HttpSettings {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 8080;                                      ///< 0: any free one (embedded relays, tests)
    QUrl publicUrl;                                           ///< what customers' phones can reach; empty: http://ADDRESS:PORT
    QString tlsCertificate, tlsKey;                           ///< PEM files; both or neither
    std::vector<std::pair<QHostAddress, int>> trustedProxies; ///< whose X-Forwarded-For is believed (subnets)
};

enum class ConfirmMode { Required, BestEffort, Off };

struct IncodeSection {
    QString environment = QStringLiteral("sandbox"); ///< demo, production, sandbox
    incode::IncodeSettings api;
    verification::LinkMode link = verification::LinkMode::Session;
    ConfirmMode confirm = ConfirmMode::Off; ///< anything but off is refused until confirmation is built
};

enum class Sender { Incode, Http, None };

struct MessageSection {
    Sender sender = Sender::Incode; ///< http is refused until the gateway is built
    QString company = QStringLiteral("Example Bank");
    QMap<QString, QString> templates; ///< per language: placeholders {company} {link} {first_name}; built-in ones by default
};

struct WebhookSection {
    QString headerName = QStringLiteral("X-Incode-Secret");
    base::Secret headerSecret;                           ///< empty: webhooks are refused in production; accepted without credential nowhere
    std::vector<std::pair<QHostAddress, int>> allowFrom; ///< empty: anywhere
};

/// The whole configuration of a relay (interfaces.md "Relay configuration").
struct RelayConfig {
    HttpSettings http;
    QString storeUrl = QStringLiteral("sqlite:authlink.db");
    IncodeSection incode;
    MessageSection message;
    WebhookSection webhook;
    verification::Policy policy;
    int retentionVerificationDays = 90;
    int retentionWebhookDays = 7;
};

/// The addresses and credentials that relay and sandbox agree on when neither is configured: loopback only (checked).
inline constexpr quint16 kDefaultRelayPort = 8080;
inline constexpr quint16 kDefaultSandboxPort = 8090;
inline constexpr char kSandboxApiKey[] = "sandbox-api-key";
inline constexpr char kSandboxWebhookSecret[] = "sandbox-webhook-secret";
inline constexpr char kSandboxExecutivePassword[] = "sandbox-password";

/// Reads TOML, then the environment (AUTHLINK_SECTION_KEY), then KEY_file secrets.
/// Errors: Invalid, the message holding file, line and, for an unknown key, the nearest valid one.
/// @param path empty: defaults and environment only
[[nodiscard]] base::Result<RelayConfig> loadConfig(const QString &path, const QProcessEnvironment &environment);

} // namespace authlink::relay
