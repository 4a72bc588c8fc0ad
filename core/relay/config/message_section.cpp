// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

#include "core/message/gateway_sender.h"
#include "core/message/template.h"

namespace authlink::relay::config
{

namespace
{

constexpr qsizetype kMaxBody = 8 * 1024;
constexpr qsizetype kMaxEmail = 8 * 1024;
constexpr qsizetype kMaxText = 480;
constexpr qsizetype kMaxSubject = 200;

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt-BR")};
}

QStringList gatewayKeys(const QString &prefix)
{
    QStringList keys;
    for (const char *key : {"url", "headers", "content_type", "body", "from", "secret", "success", "reference"})
        keys.append(prefix + QLatin1String(key));
    return keys;
}

enum class Link { Needed, Barred };

void readTemplates(ConfigReader &read, const QString &section, QMap<QString, QString> &target, qsizetype longest, Link link)
{
    const QString placeholder = QStringLiteral("link");
    QStringList known = textPlaceholders();
    if (link == Link::Barred)
        known.removeAll(placeholder);
    for (const QString &language : languages()) {
        const QString key = section + language;
        QString text;
        read.text(key, text, longest);
        if (text.isEmpty())
            continue;
        if (const auto parsed = message::Template::parse(text, known); !parsed)
            read.refuse(key, parsed.error().message);
        else if (link == Link::Needed && !parsed->uses(placeholder))
            read.refuse(key, QStringLiteral("lacks the placeholder {link}"));
        target.insert(language, text);
    }
}

void readGateway(ConfigReader &read, const QString &prefix, message::GatewaySettings &gateway)
{
    read.url(prefix + QStringLiteral("url"), gateway.url);
    read.texts(prefix + QStringLiteral("headers"), gateway.headers);
    read.text(prefix + QStringLiteral("content_type"), gateway.contentType, 100);
    read.text(prefix + QStringLiteral("body"), gateway.body, kMaxBody);
    read.text(prefix + QStringLiteral("from"), gateway.from, 200);
    read.secret(prefix + QStringLiteral("secret"), gateway.secret);
    read.text(prefix + QStringLiteral("success"), gateway.success, 200);
    read.text(prefix + QStringLiteral("reference"), gateway.reference, 200);
    if (gateway.url.isEmpty())
        return;
    if (gateway.body.isEmpty())
        return read.refuse(prefix + QStringLiteral("body"), QStringLiteral("is needed with '%1url'").arg(prefix));
    if (const auto tried = message::Gateway::of(gateway); !tried)
        read.refuse(prefix + tried.error().field, tried.error().message);
}

} // namespace

QStringList textPlaceholders()
{
    return {QStringLiteral("company"), QStringLiteral("link"), QStringLiteral("first_name")};
}

QStringList messageKeys()
{
    QStringList keys{QStringLiteral("message.sender"), QStringLiteral("message.company")};
    for (const char *section : {"message.templates.", "message.email_templates.", "message.email_subjects."}) {
        for (const QString &language : languages())
            keys.append(QLatin1String(section) + language);
    }
    return keys + gatewayKeys(QStringLiteral("message.http_")) + gatewayKeys(QStringLiteral("message.email_"));
}

QStringList messageSecretKeys()
{
    return {QStringLiteral("message.http_secret"), QStringLiteral("message.email_secret")};
}

void readMessage(ConfigReader &read, MessageSection &message)
{
    read.choice<Sender>(QStringLiteral("message.sender"), message.sender,
                        {{QStringLiteral("incode"), Sender::Incode},
                         {QStringLiteral("request-new"), Sender::RequestNew},
                         {QStringLiteral("http"), Sender::Http},
                         {QStringLiteral("none"), Sender::None}});
    read.text(QStringLiteral("message.company"), message.company, 60);
    readTemplates(read, QStringLiteral("message.templates."), message.templates, kMaxText, Link::Needed);
    readTemplates(read, QStringLiteral("message.email_templates."), message.emailTemplates, kMaxEmail, Link::Needed);
    readTemplates(read, QStringLiteral("message.email_subjects."), message.emailSubjects, kMaxSubject, Link::Barred);
    readGateway(read, QStringLiteral("message.http_"), message.sms);
    readGateway(read, QStringLiteral("message.email_"), message.email);
    if (message.sender == Sender::Http && message.sms.url.isEmpty())
        read.refuse(QStringLiteral("message.http_url"), QStringLiteral("is needed for message.sender = \"http\""));
}

} // namespace authlink::relay::config
