// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/inbox_pages.h"

#include "core/sandbox/pages/pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace authlink::sandbox
{

namespace
{

constexpr int kRefreshSeconds = 3;

/// The text with its first link to be clicked. Opens on its own: the inbox is a frame, and capture pages refuse to be in one.
QString linked(const SandboxMessage &message)
{
    const QString link = firstLink(message.text);
    if (link.isEmpty() || message.link.isEmpty())
        return escaped(message.text);
    const qsizetype at = message.text.indexOf(link);
    return escaped(message.text.first(at)) + QStringLiteral("<a target=\"_blank\" rel=\"noreferrer\" href=\"")
           + escaped(QString::fromLatin1(message.link.toEncoded())) + QStringLiteral("\">") + escaped(link) + QStringLiteral("</a>")
           + escaped(message.text.sliced(at + link.size()));
}

} // namespace

std::optional<http::server::Response> InboxPages::handle(const http::server::Request &request)
{
    if (request.path == "/sandbox/calls.json")
        return callsJson(request);
    const bool known = request.path == "/sandbox/inbox" || request.path == "/sandbox/messages.json"
                       || request.path == "/sandbox/deliveries.json" || request.path == kStylePath;
    if (!known)
        return {};
    if (request.method != "GET")
        return http::server::methodNotAllowed("GET");
    if (request.path == kStylePath)
        return styleSheet();
    if (request.path == "/sandbox/messages.json")
        return messagesJson();
    if (request.path == "/sandbox/deliveries.json")
        return http::server::json(QJsonObject{{QStringLiteral("deliveries"), m_sender.log()}});
    return inbox();
}

http::server::Response InboxPages::inbox() const
{
    QString html;
    if (m_messages.newestFirst().empty())
        html += QStringLiteral("<p>None yet.</p>");
    for (const SandboxMessage &message : m_messages.newestFirst()) {
        // Appended, not substituted: a message may hold anything, "%1" included.
        html += QStringLiteral("\n<article class=\"sms\"><div class=\"meta\">")
                + (message.kind == MessageKind::Sms ? QStringLiteral("SMS to <bdi>") : QStringLiteral("E-mail to <bdi>"))
                + escaped(message.to) + QStringLiteral("</bdi> · ") + escaped(base::toRfc3339(message.at)) + QStringLiteral("</div>");
        if (!message.subject.isEmpty())
            html += QStringLiteral("<h2 dir=\"auto\">") + escaped(message.subject) + QStringLiteral("</h2>");
        html += QStringLiteral("<p dir=\"auto\">") + linked(message) + QStringLiteral("</p></article>");
    }
    return framedPage(QStringLiteral("Messages – Incode sandbox"), html, kRefreshSeconds);
}

http::server::Response InboxPages::messagesJson() const
{
    QJsonArray list;
    for (const SandboxMessage &message : m_messages.newestFirst()) {
        QJsonObject object{{QStringLiteral("id"), message.id},
                           {QStringLiteral("kind"), nameOf(message.kind)},
                           {QStringLiteral("phone"), message.to},
                           {QStringLiteral("text"), message.text},
                           {QStringLiteral("link"), QString::fromLatin1(message.link.toEncoded())},
                           {QStringLiteral("at"), base::toRfc3339(message.at)}};
        if (!message.subject.isEmpty())
            object.insert(QStringLiteral("subject"), message.subject);
        list.append(object);
    }
    return http::server::json(QJsonObject{{QStringLiteral("messages"), list}});
}

http::server::Response InboxPages::callsJson(const http::server::Request &request)
{
    if (request.method == "POST") {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (request.mediaType() != "application/json" || body.value(QLatin1StringView("reset")) != QJsonValue(true))
            return http::server::problem(400, QStringLiteral("The body must be {\"reset\": true}, of type application/json."));
        m_calls.clear();
    } else if (request.method != "GET") {
        return http::server::methodNotAllowed("GET, POST");
    }
    return http::server::json(QJsonObject{{QStringLiteral("calls"), m_calls.json()}});
}

} // namespace authlink::sandbox
