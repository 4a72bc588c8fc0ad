// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/desk_pages.h"

#include "core/sandbox/pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace authlink::sandbox
{

namespace
{

constexpr int kRefreshSeconds = 3;

/// A whole number from 0 to `most`; nullopt for anything else.
std::optional<int> wholeNumber(const QJsonValue &value, int most)
{
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > most || std::floor(number) != number)
        return {};
    return static_cast<int>(number);
}

} // namespace

std::optional<net::Response> DeskPages::handle(const net::Request &request)
{
    const bool faults = request.path == "/sandbox/faults";
    if (faults && request.method == "POST")
        return setFaults(request);
    const bool known = faults || request.path == "/" || request.path == "/sandbox/messages.json"
                       || request.path == "/sandbox/deliveries.json" || request.path == kStylePath;
    if (!known)
        return {};
    if (request.method != "GET")
        return methodNotAllowed(faults ? "GET, POST" : "GET");
    if (faults)
        return faultsJson();
    if (request.path == kStylePath)
        return styleSheet();
    if (request.path == "/sandbox/messages.json")
        return messagesJson();
    if (request.path == "/sandbox/deliveries.json")
        return net::json(QJsonObject{{QStringLiteral("deliveries"), m_sender.log()}});
    return inbox();
}

net::Response DeskPages::inbox() const
{
    QString html = QStringLiteral("<h1>Text messages</h1>");
    if (m_messages.newestFirst().empty())
        html += QStringLiteral("<p>None yet. This page refreshes by itself.</p>");
    for (const Sms &sms : m_messages.newestFirst()) {
        // Appended, not substituted: a message may hold anything, "%1" included.
        html += QStringLiteral("\n<article class=\"sms\"><div class=\"meta\">To <bdi>") + escaped(sms.phone) + QStringLiteral("</bdi> · ")
                + escaped(base::toRfc3339(sms.at)) + QStringLiteral("</div><p dir=\"auto\">");
        const QString link = firstLink(sms.text);
        if (link.isEmpty() || sms.link.isEmpty()) {
            html += escaped(sms.text);
        } else {
            const qsizetype at = sms.text.indexOf(link);
            html += escaped(sms.text.first(at)) + QStringLiteral("<a rel=\"noreferrer\" href=\"")
                    + escaped(QString::fromLatin1(sms.link.toEncoded())) + QStringLiteral("\">") + escaped(link) + QStringLiteral("</a>")
                    + escaped(sms.text.sliced(at + link.size()));
        }
        html += QStringLiteral("</p></article>");
    }
    return htmlPage(QStringLiteral("Text messages – Incode sandbox"), html, 200, kRefreshSeconds);
}

net::Response DeskPages::messagesJson() const
{
    QJsonArray list;
    for (const Sms &sms : m_messages.newestFirst()) {
        list.append(QJsonObject{{QStringLiteral("id"), sms.id},
                                {QStringLiteral("phone"), sms.phone},
                                {QStringLiteral("text"), sms.text},
                                {QStringLiteral("link"), QString::fromLatin1(sms.link.toEncoded())},
                                {QStringLiteral("at"), base::toRfc3339(sms.at)}});
    }
    return net::json(QJsonObject{{QStringLiteral("messages"), list}});
}

net::Response DeskPages::setFaults(const net::Request &request)
{
    // application/json also keeps pages of other sites out: their browser would ask first, and get no leave.
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (request.mediaType() != "application/json" || !document.isObject())
        return net::problem(400, QStringLiteral("The body must be a JSON object of type application/json."));
    Faults faults = m_sender.faults();
    const QJsonObject body = document.object();
    for (auto it = body.begin(); it != body.end(); ++it) {
        constexpr int kMost = 1'000'000;
        const auto number = wholeNumber(it.value(), kMost);
        if (it.key() == u"dropNext" && number)
            faults.dropNext = *number;
        else if (it.key() == u"duplicateNext" && number)
            faults.duplicateNext = *number;
        else if (it.key() == u"delayMs" && number)
            faults.delay = std::chrono::milliseconds(*number);
        else if (it.key() == u"hold" && it.value().isBool())
            faults.hold = it.value().toBool();
        else
            return net::problem(400, QStringLiteral("Unknown fault, or a wrong value; there are dropNext, duplicateNext, delayMs, hold."));
    }
    m_sender.setFaults(faults);
    return faultsJson();
}

net::Response DeskPages::faultsJson() const
{
    const Faults &faults = m_sender.faults();
    return net::json(QJsonObject{{QStringLiteral("dropNext"), faults.dropNext},
                                 {QStringLiteral("duplicateNext"), faults.duplicateNext},
                                 {QStringLiteral("delayMs"), static_cast<qint64>(faults.delay.count())},
                                 {QStringLiteral("hold"), faults.hold}});
}

} // namespace authlink::sandbox
