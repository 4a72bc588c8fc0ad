// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/server_alias.h"

#include "core/http/server/http_message.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/http/credentials/token_issuer.h"

#include <QString>

#include <optional>

namespace authlink::relay::http
{

/// Which of two secrets somebody holds: two are valid while one is being exchanged for the other.
enum class SecretAge { Current, Previous };

/// Who may post webhooks, and who may have a token for it. Each check does all of its work whatever the outcome, and the outcome does not
/// say which part failed: who may not, learns nothing. One thread.
class WebhookCredentials
{
public:
    /// @param config, tokens outlive this
    WebhookCredentials(const config::RelayConfig &config, const TokenIssuer &tokens) : m_config(config), m_tokens(tokens) {}

    /// The static header, or `Authorization: Bearer` with a token of ours; from an address of the allow list.
    /// @return the younger secret behind it; nullopt: refused
    [[nodiscard]] std::optional<SecretAge> ofWebhook(const server::Request &request) const;
    /// For the log, of a webhook that ofWebhook() refused: what is missing or wrong, never what came instead, and what to change.
    [[nodiscard]] QString whyNoWebhook(const server::Request &request) const;
    /// `Authorization: Basic` with the client's id and secret (RFC 6749 section 2.3.1), from an address of the allow list.
    [[nodiscard]] std::optional<SecretAge> ofClient(const server::Request &request) const;
    /// Likewise of a request for a token that ofClient() refused.
    [[nodiscard]] QString whyNoToken(const server::Request &request) const;
    /// What a token for who showed this secret is given for (TokenIssuer::issue): it ends when neither secret is that one any more.
    [[nodiscard]] QByteArray grantOf(SecretAge age) const;
    /// OAuth is configured.
    [[nodiscard]] bool givesTokens() const;

private:
    [[nodiscard]] QByteArray grantOf(const base::Secret &secret) const;
    [[nodiscard]] std::optional<SecretAge> ofToken(const QByteArray &token) const;
    // The same, from wherever it came.
    [[nodiscard]] std::optional<SecretAge> ofWebhookAnywhere(const server::Request &request) const;
    [[nodiscard]] std::optional<SecretAge> ofClientAnywhere(const server::Request &request) const;
    [[nodiscard]] QString whyNoCredential(const server::Request &request) const;
    [[nodiscard]] QString withAddress(const server::Request &request, const QString &credential, bool isRight) const;
    [[nodiscard]] bool comesFromAllowed(const server::Request &request) const;

    const config::RelayConfig &m_config;
    const TokenIssuer &m_tokens;
};

} // namespace authlink::relay::http
