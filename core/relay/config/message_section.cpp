// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

#include "core/base/language.h"
#include "core/message/gateway_sender.h"
#include "core/message/json_pointer.h"
#include "core/message/template.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

namespace
{

constexpr qsizetype kMaxBody = 8 * 1024;
constexpr qsizetype kMaxEmail = 8 * 1024;
constexpr qsizetype kMaxText = 480;
constexpr qsizetype kMaxSubject = 200;

enum class Link { Needed, Barred };

void readTemplates(ConfigReader &read, const QString &section, QMap<QString, QString> &target, qsizetype longest, Link link)
{
    const QString placeholder = u"link"_s;
    QStringList known = textPlaceholders();
    if (link == Link::Barred)
        known.removeAll(placeholder);
    for (const QString &language : base::languages()) {
        const QString key = section + language;
        QString text;
        read.text(key, text, longest);
        if (text.isEmpty())
            continue;
        if (const auto parsed = message::Template::parse(text, known); !parsed)
            read.refuse(key, parsed.error().message);
        else if (link == Link::Needed && !parsed->uses(placeholder))
            read.refuse(key, u"lacks the placeholder {link}"_s);
        target.insert(language, text);
    }
}

void readReportMap(ConfigReader &read, const QString &prefix, message::ReportMap &map)
{
    const auto pointer = [&](const QString &key, QString &target) {
        read.text(key, target, 200);
        if (!target.isEmpty() && !message::isJsonPointer(target))
            read.refuse(key, u"takes a JSON pointer, such as /results/0/status"_s);
    };
    pointer(prefix + u"report_state"_s, map.state);
    pointer(prefix + u"report_reason"_s, map.reason);
    if (map.state.isEmpty() && !map.reason.isEmpty())
        read.refuse(prefix + u"report_reason"_s, u"needs '%1report_state'"_s.arg(prefix));
}

void readGateway(ConfigReader &read, const QString &prefix, message::GatewaySettings &gateway)
{
    read.url(prefix + u"url"_s, gateway.url);
    read.texts(prefix + u"headers"_s, gateway.headers);
    read.text(prefix + u"content_type"_s, gateway.contentType, 100);
    read.text(prefix + u"body"_s, gateway.body, kMaxBody);
    read.text(prefix + u"from"_s, gateway.from, 200);
    read.secret(prefix + u"secret"_s, gateway.secret);
    read.text(prefix + u"success"_s, gateway.success, 200);
    read.text(prefix + u"reference"_s, gateway.reference, 200);
    readReportMap(read, prefix, gateway.report);
    if (gateway.url.isEmpty())
        return;
    if (gateway.body.isEmpty())
        return read.refuse(prefix + u"body"_s, u"is needed with '%1url'"_s.arg(prefix));
    if (const auto tried = message::Gateway::of(gateway); !tried)
        read.refuse(prefix + tried.error().field, tried.error().message);
}

} // namespace

QStringList textPlaceholders()
{
    return {u"company"_s, u"link"_s, u"first_name"_s};
}

void readMessage(ConfigReader &read, MessageSection &message)
{
    read.choice<Sender>(
        u"message.sender"_s, message.sender,
        {{u"incode"_s, Sender::Incode}, {u"request-new"_s, Sender::RequestNew}, {u"http"_s, Sender::Http}, {u"none"_s, Sender::None}});
    read.text(u"message.company"_s, message.company, 60);
    readTemplates(read, u"message.templates."_s, message.templates, kMaxText, Link::Needed);
    readTemplates(read, u"message.email_templates."_s, message.emailTemplates, kMaxEmail, Link::Needed);
    readTemplates(read, u"message.email_subjects."_s, message.emailSubjects, kMaxSubject, Link::Barred);
    readGateway(read, u"message.http_"_s, message.sms);
    readGateway(read, u"message.email_"_s, message.email);
    if (message.sender == Sender::Http && message.sms.url.isEmpty())
        read.refuse(u"message.http_url"_s, u"is needed for message.sender = \"http\""_s);
}

} // namespace authlink::relay::config
