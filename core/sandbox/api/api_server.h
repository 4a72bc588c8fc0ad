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

/// A call whose headers and credentials are in order.
struct ApiCall {
    const http::server::Request &request;
    QUrlQuery query;
    QJsonObject body;
    Session *session = nullptr; ///< of the session token, if one was shown

    [[nodiscard]] QString text(QLatin1StringView key) const { return body.value(key).toString(); }
    [[nodiscard]] QString queryValue(const QString &key) const { return query.queryItemValue(key, QUrl::FullyDecoded); }
};

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

/// The vendor's API over HTTP (docs/incode.md "Limits and errors"): which calls there are, and what each must show. `api-version: 1.0` is
/// asked of every call (400); `x-api-key` of every call whose path does not begin with /0/ (403); the session or executive token in
/// X-Incode-Hardware-Id (401). Errors are the vendor's: {timestamp, status, error, message, path}.
class ApiServer
{
public:
    /// @param config and the others outlive the API
    /// @param accessTokens of the auth server
    ApiServer(const SandboxConfig &config, SessionStore &sessions, base::Clock &clock, base::Random &random,
              const IssuedTokens &accessTokens);

    void add(const QByteArray &method, const QByteArray &path, RequiredAuth auth, ApiHandler handler);
    /// nullopt: the path is none of the API's.
    [[nodiscard]] std::optional<http::server::Response> handle(const http::server::Request &request);
    /// The vendor's answer to a call that goes wrong.
    [[nodiscard]] http::server::Response error(const http::server::Request &request, int status, const QString &message) const;

private:
    struct Endpoint {
        QByteArray method;
        RequiredAuth auth = RequiredAuth::ApiKey;
        ApiHandler run;
    };

    [[nodiscard]] ApiResult run(const Endpoint &endpoint, const http::server::Request &request, bool tokenOnly);
    [[nodiscard]] tl::expected<Session *, ApiError> admit(RequiredAuth auth, const http::server::Request &request, bool tokenOnly);
    [[nodiscard]] ApiResult logIn(const ApiCall &call);

    const SandboxConfig &m_config;
    SessionStore &m_sessions;
    base::Clock &m_clock;
    IssuedTokens m_executives;
    const IssuedTokens &m_accessTokens;
    QHash<QByteArray, Endpoint> m_endpoints; ///< by path
};

} // namespace authlink::sandbox::api
