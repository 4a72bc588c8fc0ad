// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace authlink::http::server
{

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

/// One complete request, its framing checked. Everything in it is hostile until proven otherwise.
struct Request {
    QByteArray method; ///< as sent, e.g. "POST"
    QByteArray path;   ///< raw, still percent-encoded, begins with '/'
    QByteArray query;  ///< raw, without '?'
    HeaderList headers;
    QByteArray body;
    QHostAddress peer; ///< of the connection, before any proxy; IPv4-mapped addresses as IPv4
    bool secure = false;
    bool http10 = false;
    bool close = false; ///< the client wants the connection closed after the answer

    /// The first value of a header, name compared without case; empty if absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool hasHeader(QByteArrayView name) const;
    /// The media type without parameters, lower case; empty if absent.
    [[nodiscard]] QByteArray mediaType() const;
};

/// What goes back. Content-Length and Connection are the server's business.
struct Response {
    int status = 200;
    QByteArray contentType; ///< empty: no body is announced
    QByteArray body;
    HeaderList headers;
    bool close = false; ///< close the connection after it
};

/// What becomes of a request of which only the head has come.
struct HeadVerdict {
    std::optional<Response> refusal = {}; ///< answers it and closes, without its body
    std::optional<qint64> bodyBytes = {}; ///< its body may be only so long
    /// It was refused because its body is too long: `declared` bytes; 0: it came in chunks, and there were more than allowed.
    std::function<void(qint64 declared)> tooLong = {};
};

/// RFC 9110 reason phrase; "Unknown" for others.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// The bytes of a response: no body for HEAD, 204 and 304; header values are stripped of line breaks.
[[nodiscard]] QByteArray serialize(const Response &response, bool head, bool close);

/// RFC 9457 application/problem+json: {"type":"about:blank","title","status","detail"?}.
[[nodiscard]] Response problem(int status, const QString &detail = {});

/// 405, with the methods that the resource knows in Allow (RFC 9110 section 15.5.6), e.g. "GET, POST".
[[nodiscard]] Response methodNotAllowed(const QByteArray &allowed);

/// application/json, compact.
[[nodiscard]] Response json(const QJsonObject &object, int status = 200);

} // namespace authlink::http::server
