// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"
#include "core/sandbox/api/sessions.h"

#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <tl/expected.hpp>

#include <functional>

namespace authlink::sandbox
{

/// What a call must show before its handler sees it.
enum class Needs {
    Nothing,        ///< of a token; the API key all the same
    SessionToken,   ///< in X-Incode-Hardware-Id
    ExecutiveToken, ///< in X-Incode-Hardware-Id
    AnyToken,       ///< one of the two
    Bearer,         ///< an access token of the vendor's auth server in Authorization; no API key
};

/// A call whose headers and credentials are in order.
struct ApiCall {
    const http::server::Request &request;
    QUrlQuery query;
    QJsonObject body;
    SandboxSession *session = nullptr; ///< of the session token, if one was shown

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

} // namespace authlink::sandbox
