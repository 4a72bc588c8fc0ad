// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"
#include "core/sandbox/api/api_call.h"
#include "core/sandbox/api/issued_tokens.h"
#include "core/sandbox/api/sessions.h"
#include "core/sandbox/sandbox_config.h"

#include <QHash>

#include <optional>

namespace authlink::sandbox
{

/// The door of the vendor's API (facts/incode.md section 8): which calls there are, and what each must show. `api-version: 1.0` is asked
/// of every call (400); `x-api-key` of every call whose path does not begin with /0/ (403); the session or executive token in
/// X-Incode-Hardware-Id (401). Errors are the vendor's: {timestamp, status, error, message, path}.
class Api
{
public:
    /// @param config and the others outlive the API
    /// @param accessTokens of the auth server
    Api(const SandboxConfig &config, Sessions &sessions, base::Clock &clock, base::Random &random, const IssuedTokens &accessTokens);

    void add(const QByteArray &method, const QByteArray &path, Needs needs, ApiHandler handler);
    /// nullopt: the path is none of the API's.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);
    /// The vendor's answer to a call that goes wrong.
    [[nodiscard]] http::server::Response error(const http::server::Request &request, int status, const QString &message) const;

private:
    struct Endpoint {
        QByteArray method;
        Needs needs = Needs::Nothing;
        ApiHandler run;
    };

    [[nodiscard]] ApiResult run(const Endpoint &endpoint, const http::server::Request &request, bool tokenOnly);
    [[nodiscard]] tl::expected<SandboxSession *, ApiError> admit(Needs needs, const http::server::Request &request, bool tokenOnly);
    [[nodiscard]] ApiResult logIn(const ApiCall &call);

    const SandboxConfig &m_config;
    Sessions &m_sessions;
    base::Clock &m_clock;
    IssuedTokens m_executives;
    const IssuedTokens &m_accessTokens;
    QHash<QByteArray, Endpoint> m_endpoints; ///< by path
};

} // namespace authlink::sandbox
