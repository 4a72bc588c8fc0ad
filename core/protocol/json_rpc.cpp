// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_rpc.h"

#include "core/protocol/json_values.h"

#include <QJsonDocument>

#include <array>
#include <cmath>
#include <utility>

namespace authlink::protocol
{

namespace
{

constexpr qsizetype kMaxId = 64;
constexpr qsizetype kMaxMethod = 64;

constexpr std::array<std::pair<base::ErrorCode, int>, 13> kCodes{{
    {base::ErrorCode::Invalid, static_cast<int>(RpcCode::InvalidParams)},
    {base::ErrorCode::Internal, static_cast<int>(RpcCode::InternalError)},
    {base::ErrorCode::NotAllowed, -32001},
    {base::ErrorCode::NotFound, -32002},
    {base::ErrorCode::WrongState, -32003},
    {base::ErrorCode::LimitReached, -32004},
    {base::ErrorCode::Locked, -32005},
    {base::ErrorCode::VendorUnavailable, -32006},
    {base::ErrorCode::StoreUnavailable, -32007},
    {base::ErrorCode::NotSignedIn, -32008},
    {base::ErrorCode::Timeout, -32009},
    {base::ErrorCode::Cancelled, -32010},
    {base::ErrorCode::Unreachable, -32011},
}};

int codeOf(base::ErrorCode code)
{
    for (const auto &[known, number] : kCodes) {
        if (known == code)
            return number;
    }
    return static_cast<int>(RpcCode::InternalError);
}

RpcError rpcError(RpcCode code, const QString &message)
{
    return RpcError{.code = static_cast<int>(code), .message = message, .data = {}};
}

tl::unexpected<FrameFailure> failure(RpcCode code, const QString &message, const QJsonValue &id = QJsonValue::Null)
{
    return tl::unexpected<FrameFailure>(FrameFailure{.id = id, .error = rpcError(code, message)});
}

// Qt's parser recurses up to 1024 levels; this looks first, without recursion.
bool isTooDeep(const QByteArray &utf8)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8.at(i);
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepestNesting)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

bool isUsableId(const QJsonValue &id)
{
    if (id.isString())
        return id.toString().size() <= kMaxId;
    return id.isDouble() && std::trunc(id.toDouble()) == id.toDouble();
}

tl::expected<Frame, FrameFailure> parseCall(const QJsonObject &json)
{
    const bool hasId = json.contains(u"id");
    const QJsonValue id = json.value(u"id");
    if (hasId && !isUsableId(id))
        return failure(RpcCode::InvalidRequest, QStringLiteral("id must be a short text or a whole number"));
    const QJsonValue knownId = hasId ? id : QJsonValue(QJsonValue::Null);
    const QJsonValue method = json.value(u"method");
    if (!method.isString() || method.toString().isEmpty() || method.toString().size() > kMaxMethod)
        return failure(RpcCode::InvalidRequest, QStringLiteral("method must be a short text"), knownId);
    if (json.contains(u"params") && !json.value(u"params").isObject())
        return failure(RpcCode::InvalidParams, QStringLiteral("params must be an object"), knownId);
    const QJsonObject params = json.value(u"params").toObject();
    if (hasId)
        return Request{.id = id, .method = method.toString(), .params = params};
    return Notification{.method = method.toString(), .params = params};
}

tl::expected<Frame, FrameFailure> parseResponse(const QJsonObject &json)
{
    const QJsonValue id = json.value(u"id");
    const bool hasResult = json.contains(u"result");
    const bool hasError = json.contains(u"error");
    if (!json.contains(u"id") || (!id.isNull() && !isUsableId(id)) || hasResult == hasError)
        return failure(RpcCode::InvalidRequest, QStringLiteral("an answer needs an id and either result or error"));
    if (hasResult)
        return Response{.id = id, .outcome = json.value(u"result")};
    if (!json.value(u"error").isObject())
        return failure(RpcCode::InvalidRequest, QStringLiteral("error must be an object"), id);
    const QJsonObject error = json.value(u"error").toObject();
    const auto code = intField(error, QLatin1String("code"), -1'000'000, 1'000'000);
    return Response{.id = id,
                    .outcome = RpcError{.code = code.value_or(static_cast<int>(RpcCode::InternalError)),
                                        .message = textField(error, QLatin1String("message")),
                                        .data = error.value(u"data").toObject()}};
}

QByteArray frame(QJsonObject json)
{
    json.insert(u"jsonrpc", QStringLiteral("2.0"));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

tl::expected<Frame, FrameFailure> parseFrame(const QByteArray &utf8, qsizetype largest)
{
    if (utf8.size() > largest)
        return failure(RpcCode::ParseError, QStringLiteral("the message is too large"));
    if (isTooDeep(utf8))
        return failure(RpcCode::ParseError, QStringLiteral("the message is nested too deeply"));
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return failure(RpcCode::ParseError, QStringLiteral("not JSON"));
    if (!document.isObject())
        return failure(RpcCode::InvalidRequest, QStringLiteral("one message a frame, as an object"));
    const QJsonObject json = document.object();
    if (json.value(u"jsonrpc").toString() != QLatin1String("2.0")) {
        const QJsonValue id = json.value(u"id");
        return failure(RpcCode::InvalidRequest, QStringLiteral("jsonrpc must be \"2.0\""),
                       isUsableId(id) ? id : QJsonValue(QJsonValue::Null));
    }
    return json.contains(u"method") ? parseCall(json) : parseResponse(json);
}

RpcError methodNotFound(const QString &method)
{
    return rpcError(RpcCode::MethodNotFound, QStringLiteral("unknown method: ") + method.left(kMaxMethod));
}

RpcError toRpcError(const base::Error &error)
{
    QJsonObject data{{QStringLiteral("code"), base::errorCodeName(error.code)}};
    if (error.code == base::ErrorCode::Invalid) {
        data.insert(u"field", error.field);
        data.insert(u"why", error.message);
    }
    if (error.retryAfter)
        data.insert(u"retryAfterS", static_cast<qint64>(error.retryAfter->count()));
    return RpcError{.code = codeOf(error.code), .message = error.message, .data = data};
}

base::Error toError(const RpcError &error)
{
    base::Error result;
    const bool badParams = error.code == static_cast<int>(RpcCode::InvalidParams);
    result.code = base::errorCodeFromName(textField(error.data, QLatin1String("code")))
                      .value_or(badParams ? base::ErrorCode::Invalid : base::ErrorCode::Internal);
    result.message = error.message;
    result.field = textField(error.data, QLatin1String("field"));
    if (const QString why = textField(error.data, QLatin1String("why")); result.message.isEmpty())
        result.message = why;
    constexpr int kMaxWait = 30 * 24 * 3600;
    if (const auto seconds = intField(error.data, QLatin1String("retryAfterS"), 0, kMaxWait))
        result.retryAfter = std::chrono::seconds(*seconds);
    return result;
}

QByteArray requestFrame(const QJsonValue &id, QLatin1String method, const QJsonObject &params)
{
    return frame({{QStringLiteral("id"), id}, {QStringLiteral("method"), QString(method)}, {QStringLiteral("params"), params}});
}

QByteArray notificationFrame(QLatin1String method, const QJsonObject &params)
{
    return frame({{QStringLiteral("method"), QString(method)}, {QStringLiteral("params"), params}});
}

QByteArray resultFrame(const QJsonValue &id, const QJsonValue &result)
{
    return frame({{QStringLiteral("id"), id}, {QStringLiteral("result"), result}});
}

QByteArray errorFrame(const QJsonValue &id, const RpcError &error)
{
    QJsonObject json{{QStringLiteral("code"), error.code}, {QStringLiteral("message"), error.message}};
    if (!error.data.isEmpty())
        json.insert(u"data", error.data);
    return frame({{QStringLiteral("id"), id}, {QStringLiteral("error"), json}});
}

QByteArray errorFrame(const QJsonValue &id, const base::Error &error)
{
    return errorFrame(id, toRpcError(error));
}

} // namespace authlink::protocol
