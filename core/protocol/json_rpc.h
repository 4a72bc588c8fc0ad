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

/// JSON-RPC's own codes. What the relay refuses for its own reasons has codes from -32000 downwards and `data.code`.
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
    QJsonObject data; ///< {code, field, why, retryAfterS}; empty for errors of the envelope
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

/// Why a frame is none of the above; `id` is what could be read of it (null otherwise), for the answer.
struct FrameFailure {
    QJsonValue id;
    RpcError error;
    bool operator==(const FrameFailure &) const = default;
};

/// Reads one frame (UTF-8). Total: any bytes give a Frame or a FrameFailure. Larger than `largest` bytes, nested deeper than
/// kDeepestNesting or not JSON: -32700; not a JSON-RPC 2.0 message (or a batch): -32600; params not an object: -32602.
[[nodiscard]] tl::expected<Frame, FrameFailure> parseFrame(const QByteArray &utf8, qsizetype largest = kMaxToRelay);

/// The error for a method nobody knows: -32601.
[[nodiscard]] RpcError methodNotFound(const QString &method);
/// The domain's error as it travels: code, message and data {code, field?, why?, retryAfterS?}.
[[nodiscard]] RpcError toRpcError(const base::Error &error);
/// The way back. An error without a known data.code becomes Invalid (-32602) or Internal.
[[nodiscard]] base::Error toError(const RpcError &error);

// Builders: compact UTF-8, one frame each.
[[nodiscard]] QByteArray requestFrame(const QJsonValue &id, QLatin1String method, const QJsonObject &params);
[[nodiscard]] QByteArray notificationFrame(QLatin1String method, const QJsonObject &params);
[[nodiscard]] QByteArray resultFrame(const QJsonValue &id, const QJsonValue &result);
[[nodiscard]] QByteArray errorFrame(const QJsonValue &id, const RpcError &error);
[[nodiscard]] QByteArray errorFrame(const QJsonValue &id, const base::Error &error);

} // namespace authlink::protocol
