// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/inbox_pages.h"

#include "core/sandbox/pages/html_pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::pages
{

namespace
{

constexpr int kRefreshSeconds = 3;

/// The text as HTML, its first link clickable. The link opens a new tab, as the inbox is a frame and capture pages refuse to be in one.
QString linked(const messaging::Message &message)
{
    const QString link = messaging::firstLink(message.text);
    if (link.isEmpty() || message.link.isEmpty())
        return escaped(message.text);
    const qsizetype at = message.text.indexOf(link);
    return escaped(message.text.first(at)) + u"<a target=\"_blank\" rel=\"noreferrer\" href=\""_s
           + escaped(QString::fromLatin1(message.link.toEncoded())) + u"\">"_s + escaped(link) + u"</a>"_s
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
        return http::server::json(QJsonObject{{u"deliveries"_s, m_sender.log()}});
    return inbox();
}

http::server::Response InboxPages::inbox() const
{
    QString html;
    if (m_inbox.newestFirst().empty())
        html += u"<p>None yet.</p>"_s;
    for (const messaging::Message &message : m_inbox.newestFirst()) {
        // Appended, not put in by arg(): a message may contain "%1".
        html += u"\n<article class=\"sms\"><div class=\"meta\">"_s
                + (message.kind == messaging::MessageKind::Sms ? u"SMS to <bdi>"_s : u"E-mail to <bdi>"_s) + escaped(message.to)
                + u"</bdi> · "_s + escaped(base::toRfc3339(message.at)) + u"</div>"_s;
        if (!message.subject.isEmpty())
            html += u"<h2 dir=\"auto\">"_s + escaped(message.subject) + u"</h2>"_s;
        html += u"<p dir=\"auto\">"_s + linked(message) + u"</p></article>"_s;
    }
    return framedPage(u"Messages – Incode sandbox"_s, html, kRefreshSeconds);
}

http::server::Response InboxPages::messagesJson() const
{
    QJsonArray list;
    for (const messaging::Message &message : m_inbox.newestFirst()) {
        QJsonObject object{{u"id"_s, message.id},
                           {u"kind"_s, nameOf(message.kind)},
                           {u"phone"_s, message.to},
                           {u"text"_s, message.text},
                           {u"link"_s, QString::fromLatin1(message.link.toEncoded())},
                           {u"at"_s, base::toRfc3339(message.at)}};
        if (!message.subject.isEmpty())
            object.insert(u"subject"_s, message.subject);
        list.append(object);
    }
    return http::server::json(QJsonObject{{u"messages"_s, list}});
}

http::server::Response InboxPages::callsJson(const http::server::Request &request)
{
    if (request.method == "POST") {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (request.mediaType() != "application/json" || body.value("reset"_L1) != QJsonValue(true))
            return http::server::problem(400, u"The body must be {\"reset\": true}, of type application/json."_s);
        m_calls.clear();
    } else if (request.method != "GET") {
        return http::server::methodNotAllowed("GET, POST");
    }
    return http::server::json(QJsonObject{{u"calls"_s, m_calls.json()}});
}

} // namespace authlink::sandbox::pages
