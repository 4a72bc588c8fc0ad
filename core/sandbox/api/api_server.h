// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"
#include "core/sandbox/api/session_store.h"
#include "core/sandbox/api/tokens.h"
#include "core/sandbox/sandbox_config.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace authlink::sandbox::api
{

/// What a call must show before its handler sees it.
enum class RequiredAuth {
    ApiKey,         ///< x-api-key and no token
    SessionToken,   ///< the API key, and a session's token in X-Incode-Hardware-Id
    ExecutiveToken, ///< the API key, and an executive's token in X-Incode-Hardware-Id
    AnyToken,       ///< the API key, and one of these two
    Bearer,         ///< an access token of the vendor's auth server in Authorization, and no API key
};

/// A call whose headers and credentials have been checked.
struct ApiCall {
    const http::server::Request &request;
    QUrlQuery query;
    QJsonObject body;
    Session *session = nullptr; ///< of the session token, if one was shown

    [[nodiscard]] QString text(QLatin1StringView key) const { return body.value(key).toString(); }
    [[nodiscard]] QString queryValue(const QString &key) const { return query.queryItemValue(key, QUrl::FullyDecoded); }
};

/// How the vendor refuses a call: an HTTP status and a sentence for the error body.
struct ApiError {
    int status = 400;
    QString message;
};

using ApiResult = tl::expected<QJsonObject, ApiError>;
using ApiHandler = std::function<ApiResult(const ApiCall &)>;

[[nodiscard]] inline tl::unexpected<ApiError> refuse(int status, const QString &message)
{
    return tl::unexpected<ApiError>(ApiError{.status = status, .message = message});
}

/// The vendor's API: holds the endpoints, checks headers and credentials, and calls the endpoint's handler. Every call needs
/// `api-version: 1.0` (else 400), `x-api-key` unless its path begins with /0/ (else 403), and the token that the endpoint requires (else
/// 401). Errors have the vendor's body: {timestamp, status, error, message, path} (docs/incode.md, "Limits and errors").
class ApiServer
{
public:
    /// All references outlive the server.
    /// @param accessTokens those that the auth server issued
    ApiServer(const SandboxConfig &config, SessionStore &sessions, base::Clock &clock, base::Random &random,
              const IssuedTokens &accessTokens);

    void add(const QByteArray &method, const QByteArray &path, RequiredAuth auth, ApiHandler handler);
    /// nullopt: the path does not belong to the API.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);
    /// An error as the vendor answers it.
    [[nodiscard]] http::server::Response error(const http::server::Request &request, int status, const QString &message) const;

private:
    struct Endpoint {
        QByteArray method;
        RequiredAuth auth = RequiredAuth::ApiKey;
        ApiHandler run;
    };

    [[nodiscard]] ApiResult run(const Endpoint &endpoint, const http::server::Request &request, bool tokenOnly);
    [[nodiscard]] tl::expected<Session *, ApiError> authenticate(RequiredAuth auth, const http::server::Request &request, bool tokenOnly);
    [[nodiscard]] ApiResult logIn(const ApiCall &call);

    const SandboxConfig &m_config;
    SessionStore &m_sessions;
    base::Clock &m_clock;
    IssuedTokens m_executives;
    const IssuedTokens &m_accessTokens;
    QHash<QByteArray, Endpoint> m_endpoints; ///< by path
};

} // namespace authlink::sandbox::api
