// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/http_message.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

struct Reason {
    int status;
    const char *phrase;
};

constexpr std::array kReasons = {
    Reason{100, "Continue"},
    Reason{200, "OK"},
    Reason{201, "Created"},
    Reason{202, "Accepted"},
    Reason{204, "No Content"},
    Reason{303, "See Other"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{401, "Unauthorized"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{406, "Not Acceptable"},
    Reason{408, "Request Timeout"},
    Reason{409, "Conflict"},
    Reason{410, "Gone"},
    Reason{411, "Length Required"},
    Reason{413, "Content Too Large"},
    Reason{415, "Unsupported Media Type"},
    Reason{422, "Unprocessable Content"},
    Reason{426, "Upgrade Required"},
    Reason{429, "Too Many Requests"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
    Reason{505, "HTTP Version Not Supported"},
};

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

void appendHeader(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out += name;
    out += ": ";
    // A value with a line break would be a second header: whatever put it there, it stays in this one.
    for (const char c : value)
        out += (c == '\r' || c == '\n' || c == '\0') ? ' ' : c;
    out += "\r\n";
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

bool Request::hasHeader(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return true;
    }
    return false;
}

QByteArray Request::mediaType() const
{
    const QByteArray value = header("Content-Type");
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.left(end)).trimmed().toLower();
}

QByteArray reasonPhrase(int status)
{
    for (const Reason &reason : kReasons) {
        if (reason.status == status)
            return reason.phrase;
    }
    return "Unknown";
}

QByteArray serialize(const Response &response, bool head, bool close)
{
    const bool bodiless = response.status == 204 || response.status == 304 || response.status < 200;
    QByteArray out;
    out.reserve(256 + response.body.size());
    out += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    if (!response.contentType.isEmpty() && !bodiless)
        appendHeader(out, "Content-Type", response.contentType);
    for (const auto &[name, value] : response.headers)
        appendHeader(out, name, value);
    if (!bodiless)
        appendHeader(out, "Content-Length", QByteArray::number(response.body.size()));
    if (close || response.close)
        appendHeader(out, "Connection", "close");
    out += "\r\n";
    if (!bodiless && !head)
        out += response.body;
    return out;
}

Response problem(int status, const QString &detail)
{
    QJsonObject body{{u"type"_s, u"about:blank"_s}, {u"title"_s, QString::fromLatin1(reasonPhrase(status))}, {u"status"_s, status}};
    if (!detail.isEmpty())
        body.insert(u"detail"_s, detail);
    Response response = json(body, status);
    response.contentType = "application/problem+json";
    return response;
}

Response methodNotAllowed(const QByteArray &allowed)
{
    Response response = problem(405);
    response.headers.emplaceBack("Allow", allowed);
    return response;
}

Response json(const QJsonObject &object, int status)
{
    return {.status = status,
            .contentType = "application/json",
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact),
            .headers = {},
            .close = false};
}

} // namespace authlink::http::server
