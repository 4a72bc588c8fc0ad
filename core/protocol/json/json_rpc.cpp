// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json/json_rpc.h"

#include "core/base/formats/json_text.h"
#include "core/protocol/json/json_values.h"

#include <QJsonDocument>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

namespace
{

constexpr qsizetype kMaxId = 64;
constexpr qsizetype kMaxMethod = 64;

constexpr std::array<std::pair<base::ErrorCode, int>, 14> kCodes{{
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
    {base::ErrorCode::Conflict, -32012},
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

// Looks before Qt's parser does, which recurses for every level.
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
            if (++depth > kMaxNesting)
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
    const bool hasId = json.contains("id"_L1);
    const QJsonValue id = json.value("id"_L1);
    if (hasId && !isUsableId(id))
        return failure(RpcCode::InvalidRequest, u"id must be a short text or a whole number"_s);
    const QJsonValue knownId = hasId ? id : QJsonValue(QJsonValue::Null);
    const QJsonValue method = json.value("method"_L1);
    if (!method.isString() || method.toString().isEmpty() || method.toString().size() > kMaxMethod)
        return failure(RpcCode::InvalidRequest, u"method must be a short text"_s, knownId);
    if (json.contains("params"_L1) && !json.value("params"_L1).isObject())
        return failure(RpcCode::InvalidParams, u"params must be an object"_s, knownId);
    const QJsonObject params = json.value("params"_L1).toObject();
    if (hasId)
        return Request{.id = id, .method = method.toString(), .params = params};
    return Notification{.method = method.toString(), .params = params};
}

tl::expected<Frame, FrameFailure> parseResponse(const QJsonObject &json)
{
    const QJsonValue id = json.value("id"_L1);
    const bool hasResult = json.contains("result"_L1);
    const bool hasError = json.contains("error"_L1);
    if (!json.contains("id"_L1) || (!id.isNull() && !isUsableId(id)) || hasResult == hasError)
        return failure(RpcCode::InvalidRequest, u"an answer needs an id and either result or error"_s);
    if (hasResult)
        return Response{.id = id, .outcome = json.value("result"_L1)};
    if (!json.value("error"_L1).isObject())
        return failure(RpcCode::InvalidRequest, u"error must be an object"_s, id);
    const QJsonObject error = json.value("error"_L1).toObject();
    const auto code = intField(error, "code"_L1, -1'000'000, 1'000'000);
    return Response{.id = id,
                    .outcome = RpcError{.code = code.value_or(static_cast<int>(RpcCode::InternalError)),
                                        .message = textField(error, "message"_L1),
                                        .data = error.value("data"_L1).toObject()}};
}

QByteArray frame(QJsonObject json)
{
    json.insert("jsonrpc"_L1, u"2.0"_s);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

tl::expected<Frame, FrameFailure> parseFrame(const QByteArray &utf8, qsizetype max)
{
    if (utf8.size() > max)
        return failure(RpcCode::ParseError, u"the message is too large"_s);
    if (isTooDeep(utf8))
        return failure(RpcCode::ParseError, u"the message is nested too deeply"_s);
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return failure(RpcCode::ParseError, u"not JSON"_s);
    if (!document.isObject())
        return failure(RpcCode::InvalidRequest, u"one message a frame, as an object"_s);
    const QJsonObject json = document.object();
    if (json.value("jsonrpc"_L1).toString() != "2.0"_L1) {
        const QJsonValue id = json.value("id"_L1);
        return failure(RpcCode::InvalidRequest, u"jsonrpc must be \"2.0\""_s, isUsableId(id) ? id : QJsonValue(QJsonValue::Null));
    }
    return json.contains("method"_L1) ? parseCall(json) : parseResponse(json);
}

RpcError methodNotFound(const QString &method)
{
    return rpcError(RpcCode::MethodNotFound, u"unknown method: "_s + method.left(kMaxMethod));
}

RpcError toRpcError(const base::Error &error)
{
    QJsonObject data{{u"code"_s, base::errorCodeName(error.code)}};
    if (error.code == base::ErrorCode::Invalid) {
        data.insert("field"_L1, error.field);
        data.insert("why"_L1, error.message);
    } else if (!error.field.isEmpty())
        data.insert("detail"_L1, error.field);
    if (error.retryAfter)
        data.insert("retryAfterS"_L1, static_cast<qint64>(error.retryAfter->count()));
    return RpcError{.code = codeOf(error.code), .message = error.message, .data = data};
}

base::Error toError(const RpcError &error)
{
    base::Error result;
    const bool badParams = error.code == static_cast<int>(RpcCode::InvalidParams);
    result.code = base::errorCodeFromName(textField(error.data, "code"_L1))
                      .value_or(badParams ? base::ErrorCode::Invalid : base::ErrorCode::Internal);
    result.message = error.message;
    result.field = textField(error.data, result.code == base::ErrorCode::Invalid ? "field"_L1 : "detail"_L1);
    if (const QString why = textField(error.data, "why"_L1); result.message.isEmpty())
        result.message = why;
    constexpr int kMaxWait = 30 * 24 * 3600;
    if (const auto seconds = intField(error.data, "retryAfterS"_L1, 0, kMaxWait))
        result.retryAfter = std::chrono::seconds(*seconds);
    return result;
}

QByteArray requestFrame(const QJsonValue &id, QLatin1StringView method, const QJsonObject &params)
{
    return frame({{u"id"_s, id}, {u"method"_s, QString(method)}, {u"params"_s, params}});
}

QByteArray notificationFrame(QLatin1StringView method, const QJsonObject &params)
{
    return frame({{u"method"_s, QString(method)}, {u"params"_s, params}});
}

QByteArray notificationFrame(QLatin1StringView method, const QByteArray &params)
{
    return R"({"jsonrpc":"2.0","method":")" + QByteArray(method.data(), method.size()) + R"(","params":)" + params + '}';
}

QByteArray resultFrame(const QJsonValue &id, const QJsonValue &result)
{
    return frame({{u"id"_s, id}, {u"result"_s, result}});
}

QByteArray resultFrame(const QJsonValue &id, const QByteArray &result)
{
    base::JsonText idText;
    idText.value(id);
    return R"({"jsonrpc":"2.0","id":)" + idText.text() + R"(,"result":)" + result + '}';
}

QByteArray errorFrame(const QJsonValue &id, const RpcError &error)
{
    QJsonObject json{{u"code"_s, error.code}, {u"message"_s, error.message}};
    if (!error.data.isEmpty())
        json.insert("data"_L1, error.data);
    return frame({{u"id"_s, id}, {u"error"_s, json}});
}

QByteArray errorFrame(const QJsonValue &id, const base::Error &error)
{
    return errorFrame(id, toRpcError(error));
}

} // namespace authlink::protocol
