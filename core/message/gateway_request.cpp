// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_request.h"

#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{

QStringList inBody()
{
    return {u"to"_s, u"text"_s, u"subject"_s, u"from"_s, u"callback"_s, u"secret"_s};
}

QStringList inHeaders()
{
    return inBody() << u"basic:"_s;
}

/// Those that the transport writes itself.
bool isOurs(const QString &name)
{
    static constexpr QLatin1StringView kOurs[] = {"content-type"_L1, "content-length"_L1,    "host"_L1,
                                                  "connection"_L1,   "transfer-encoding"_L1, "cookie"_L1};
    return std::any_of(std::begin(kOurs), std::end(kOurs),
                       [&name](QLatin1StringView one) { return name.compare(one, Qt::CaseInsensitive) == 0; });
}

bool isHeaderValue(const QString &value)
{
    return http::isHeaderValue(value.toUtf8());
}

/// Nothing that could stand for itself in JSON, and everything that must be escaped.
QString sample(QLatin1StringView what)
{
    return what + u" \"sample\" \\ {to} &=%\n"_s;
}

/// The error as of this setting.
tl::unexpected<base::Error> of(const QString &setting, const base::Error &error)
{
    return base::fail(base::invalid(setting, error.message));
}

} // namespace

base::Result<GatewayRequestTemplate> GatewayRequestTemplate::parse(const GatewaySettings &settings)
{
    if (!http::isSafeLink(settings.url))
        return base::fail(base::invalid(u"url"_s, u"must be https (http to this machine only), without user name or password"_s));
    const auto content = contentOf(settings.contentType);
    if (!content)
        return base::fail(content.error());
    GatewayRequestTemplate result;
    result.m_content = *content;
    result.m_contentType = settings.contentType.toLatin1();
    result.m_from = settings.from;
    result.m_secret = settings.secret;
    if (auto read = result.readHeaders(settings.headers); !read)
        return base::fail(read.error());
    if (auto read = result.readBody(settings.body); !read)
        return base::fail(read.error());
    for (const QString &needed : {u"to"_s, u"text"_s}) {
        if (!result.uses(needed))
            return base::fail(base::invalid(u"body"_s, u"lacks the placeholder {%1}"_s.arg(needed)));
    }
    if (result.uses(u"from"_s) && settings.from.isEmpty())
        return base::fail(base::invalid(u"from"_s, u"is needed: {from} is used"_s));
    if ((result.uses(u"secret"_s) || result.uses(u"basic"_s)) && settings.secret.isEmpty())
        return base::fail(base::invalid(u"secret"_s, u"is needed: {secret} or {basic:…} is used"_s));
    if (auto fine = result.tryOut(); !fine)
        return base::fail(fine.error());
    return result;
}

auto GatewayRequestTemplate::contentOf(const QString &contentType) -> base::Result<Content>
{
    if (!isHeaderValue(contentType))
        return base::fail(base::invalid(u"content_type"_s, u"can't stand in a header"_s));
    const QString media = contentType.section(u';', 0, 0).trimmed().toLower();
    if (media == "application/json"_L1)
        return Content::Json;
    if (media == "application/x-www-form-urlencoded"_L1)
        return Content::Form;
    if (media == "text/plain"_L1)
        return Content::Text;
    return base::fail(base::invalid(u"content_type"_s, u"takes one of application/json, application/x-www-form-urlencoded, text/plain"_s));
}

base::Result<void> GatewayRequestTemplate::readHeaders(const QStringList &lines)
{
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(u':');
        const QString name = line.left(colon).trimmed();
        if (colon < 0 || !http::isHeaderToken(name.toUtf8()))
            return base::fail(base::invalid(u"headers"_s, u"takes lines such as \"Name: value\""_s));
        if (isOurs(name))
            return base::fail(base::invalid(u"headers"_s, u"can't set %1"_s.arg(name)));
        auto value = Template::parse(line.mid(colon + 1).trimmed(), inHeaders());
        if (!value)
            return of(u"headers"_s, value.error());
        m_headers.emplace_back(name.toLatin1(), std::move(*value));
    }
    return {};
}

base::Result<void> GatewayRequestTemplate::readBody(const QString &body)
{
    auto read = Template::parse(body, inBody(), m_content == Content::Json ? Template::Braces::Json : Template::Braces::Strict);
    if (!read)
        return of(u"body"_s, read.error());
    m_body = std::move(*read);
    return {};
}

/// Sample values in the body; in the headers the real ones, where they are known.
base::Result<void> GatewayRequestTemplate::tryOut() const
{
    for (const auto &[name, value] : m_headers) {
        const OutgoingMessage plain{.channel = verification::Channel::Sms,
                                    .to = u"+15550100"_s,
                                    .subject = u"subject"_s,
                                    .text = u"text"_s,
                                    .reportTo = QUrl(u"https://relay.invalid/"_s)};
        if (!isHeaderValue(value.fill([&](const QString &one) { return valueOf(one, plain); })))
            return base::fail(base::invalid(u"headers"_s, u"'%1' must be printable ASCII and not empty"_s.arg(QString::fromLatin1(name))));
    }
    if (m_content != Content::Json)
        return {};
    const QString body = m_body.fill([this](const QString &name) { return escaped(sample(QLatin1StringView(name.toLatin1()))); });
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(body.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || document.isNull())
        return base::fail(
            base::invalid(u"body"_s, u"is not JSON once it is filled (placeholders stand within quotes): %1"_s.arg(error.errorString())));
    return {};
}

bool GatewayRequestTemplate::uses(const QString &name) const
{
    return m_body.uses(name)
           || std::any_of(m_headers.begin(), m_headers.end(), [&name](const auto &header) { return header.second.uses(name); });
}

QString GatewayRequestTemplate::valueOf(const QString &name, const OutgoingMessage &message) const
{
    if (name == "to"_L1)
        return message.to;
    if (name == "text"_L1)
        return message.text;
    if (name == "subject"_L1)
        return message.subject;
    if (name == "from"_L1)
        return m_from;
    if (name == "callback"_L1)
        return message.reportTo.toString(QUrl::FullyEncoded);
    if (name == "secret"_L1)
        return QString::fromUtf8(m_secret.reveal());
    const QByteArray pair = name.section(u':', 1).toUtf8() + ':' + m_secret.reveal(); // basic:USER
    return u"Basic "_s + QString::fromLatin1(pair.toBase64());
}

QString GatewayRequestTemplate::escaped(const QString &value) const
{
    switch (m_content) {
    case Content::Json: {
        const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact); // ["…"]
        return QString::fromUtf8(array.sliced(2, array.size() - 4));
    }
    case Content::Form:
        return QString::fromLatin1(QUrl::toPercentEncoding(value));
    case Content::Text:
        break;
    }
    return value;
}

QStringList GatewayRequestTemplate::confidential(const OutgoingMessage &message) const
{
    QStringList result;
    const QStringList names = inBody();
    for (const QString &name : names)
        result.append(valueOf(name, message));
    const QStringView to(message.to);
    return result << to.mid(to.startsWith(u'+') ? 1 : 0).toString();
}

base::Result<GatewayRequest> GatewayRequestTemplate::fill(const OutgoingMessage &message) const
{
    GatewayRequest request;
    request.headers.append({"Content-Type", m_contentType});
    for (const auto &[name, value] : m_headers) {
        const QString filled = value.fill([&](const QString &one) { return valueOf(one, message); });
        if (!isHeaderValue(filled))
            return base::fail(base::invalid(u"headers"_s, u"A value can't stand in the header %1."_s.arg(QString::fromLatin1(name))));
        request.headers.append({name, filled.toLatin1()});
    }
    request.body = m_body.fill([&](const QString &one) { return escaped(valueOf(one, message)); }).toUtf8();
    return request;
}

} // namespace authlink::message
