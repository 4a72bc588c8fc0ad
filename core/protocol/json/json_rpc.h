// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/stream.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <variant>

/// JSON-RPC 2.0 (jsonrpc.org/specification) as /v1/stream speaks it: one message a text frame, params by name only, no batches.
namespace authlink::protocol
{

/// JSON-RPC's own codes. What the relay refuses for its own reasons has codes from -32001 downwards, and `data.code`.
enum class RpcCode : int {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    InternalError = -32603,
};

struct RpcError {
    int code = static_cast<int>(RpcCode::InternalError);
    QString message;
    QJsonObject data; ///< {code, field, why, detail, retryAfterS}; empty when the frame itself is at fault
    bool operator==(const RpcError &) const = default;
};

/// `id` is a string of at most 64 characters or a whole number.
struct Request {
    QJsonValue id;
    QString method;
    QJsonObject params;
    bool operator==(const Request &) const = default;
};
struct Notification {
    QString method;
    QJsonObject params;
    bool operator==(const Notification &) const = default;
};
struct Response {
    QJsonValue id; ///< null when the other side could not read our id
    std::variant<QJsonValue, RpcError> outcome;
    bool operator==(const Response &) const = default;
};
using Frame = std::variant<Request, Notification, Response>;

/// Why a frame is none of the above. `id` is for the answer: what could be read of it, else null.
struct FrameFailure {
    QJsonValue id;
    RpcError error;
    bool operator==(const FrameFailure &) const = default;
};

/// Reads one frame. Any bytes give a Frame or a FrameFailure: ParseError when larger than `max` bytes, nested deeper than kMaxNesting
/// or not JSON in UTF-8; InvalidRequest when not one JSON-RPC 2.0 message; InvalidParams when params is not an object.
[[nodiscard]] tl::expected<Frame, FrameFailure> parseFrame(const QByteArray &utf8, qsizetype max = kMaxToRelay);

/// The error for a method that is not in kCalls.
[[nodiscard]] RpcError methodNotFound(const QString &method);
/// The domain's error as it travels: a number, the message, and data {code, field?, why?, detail?, retryAfterS?}.
/// `detail` says which rule refused where a code has several: base::Error::field of anything but Invalid.
[[nodiscard]] RpcError toRpcError(const base::Error &error);
/// The way back. Without a known data.code it is Invalid (for InvalidParams) or Internal.
[[nodiscard]] base::Error toError(const RpcError &error);

// One frame each, compact UTF-8.
[[nodiscard]] QByteArray requestFrame(const QJsonValue &id, QLatin1StringView method, const QJsonObject &params);
[[nodiscard]] QByteArray notificationFrame(QLatin1StringView method, const QJsonObject &params);
/// @param params an object, written already
[[nodiscard]] QByteArray notificationFrame(QLatin1StringView method, const QByteArray &params);
[[nodiscard]] QByteArray resultFrame(const QJsonValue &id, const QJsonValue &result);
[[nodiscard]] QByteArray resultFrame(const QJsonValue &id, const QByteArray &result); ///< @param result JSON
[[nodiscard]] QByteArray errorFrame(const QJsonValue &id, const RpcError &error);
[[nodiscard]] QByteArray errorFrame(const QJsonValue &id, const base::Error &error);

} // namespace authlink::protocol
