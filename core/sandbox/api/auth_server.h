// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"
#include "core/sandbox/api/tokens.h"
#include "core/sandbox/sandbox_config.h"

#include <optional>

namespace authlink::sandbox::api
{

/// The vendor's OAuth server: POST /oauth2/token with a form of grant_type=client_credentials, client_id, client_secret and scope=openid
/// answers {"access_token", "token_type", "expires_in"} (docs/incode.md, "Sessions, links, messages"). Errors follow RFC 6749 section 5.2.
class AuthServer
{
public:
    static constexpr char kPath[] = "/oauth2/token";

    /// Both references outlive the server.
    AuthServer(const SandboxConfig &config, IssuedTokens &tokens) : m_config(config), m_tokens(tokens) {}

    /// nullopt: the path is not kPath.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);

private:
    const SandboxConfig &m_config;
    IssuedTokens &m_tokens;
};

} // namespace authlink::sandbox::api
