// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/cookie_check.h"

#include "core/relay/http/landing/device_cookie.h"

#include <QMap>
#include <QStringList>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::doctor
{

namespace
{

/// By names in lower case. Of two of the same name the last one counts, as in browsers (RFC 6265 section 5.3).
using Attributes = QMap<QByteArray, QByteArray>;

Attributes attributesOf(const QByteArray &setCookie)
{
    Attributes attributes;
    const QByteArrayList parts = setCookie.split(';');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const qsizetype equals = parts.at(i).indexOf('=');
        const QByteArray name = (equals < 0 ? parts.at(i) : parts.at(i).left(equals)).trimmed().toLower();
        if (!name.isEmpty())
            attributes.insert(name, equals < 0 ? QByteArray() : parts.at(i).mid(equals + 1).trimmed());
    }
    return attributes;
}

/// The line of our cookie, the last if there are several.
std::optional<QByteArray> ours(const QByteArray &setCookies)
{
    std::optional<QByteArray> found;
    for (const QByteArray &line : setCookies.split('\n')) {
        if (line.left(line.indexOf('=')).trimmed() == http::kDeviceCookie)
            found = line;
    }
    return found;
}

QString textOf(const QByteArray &name, const QByteArray &value)
{
    return QString::fromLatin1(value.isEmpty() ? name : name + '=' + value.left(200));
}

QStringList differences(const Attributes &sent, const Attributes &seen)
{
    QStringList found;
    for (auto attribute = sent.begin(); attribute != sent.end(); ++attribute) {
        const auto there = seen.find(attribute.key());
        if (there == seen.end())
            found.append(u"without %1"_s.arg(textOf(attribute.key(), attribute.value())));
        else if (attribute.key() == "path" ? there.value() != attribute.value()
                                           : there.value().compare(attribute.value(), Qt::CaseInsensitive) != 0)
            found.append(u"%1 instead of %2"_s.arg(textOf(there.key(), there.value()), textOf(attribute.key(), attribute.value())));
    }
    for (const char *more : {"domain", "secure"}) {
        if (seen.contains(more) && !sent.contains(more))
            found.append(u"with %1"_s.arg(textOf(more, seen.value(more))));
    }
    return found;
}

} // namespace

Finding cookieFinding(const QByteArray &setCookies, const QUrl &link)
{
    using Level = Finding::Level;
    const QString harm = u"The phone that said Yes is taken for another one then, or the cookie is seen where it must not be: what is in "
                         "front of the relay must pass Set-Cookie on as it is."_s;
    const auto line = ours(setCookies);
    if (!line)
        return {.level = Level::Problem,
                .text =
                    u"The cookie that binds a customer's phone does not arrive. %1 Or the relay that runs is of an earlier version than "
                    "this program: restart it."_s.arg(harm)};
    const QByteArray expected =
        http::deviceCookie(http::kNobodysToken, link.path(QUrl::FullyEncoded).toLatin1(), link.scheme() == u"https");
    const QStringList changed = differences(attributesOf(expected), attributesOf(*line));
    if (!changed.isEmpty())
        return {.level = Level::Problem,
                .text = u"The cookie that binds a customer's phone arrives changed (%1). %2"_s.arg(changed.join(u", "_s), harm)};
    if (line->left(line->indexOf(';')).trimmed() != expected.left(expected.indexOf(';')))
        return {.level = Level::Problem, .text = u"The cookie that binds a customer's phone arrives with another value. %1"_s.arg(harm)};
    return {.level = Level::Ok, .text = u"The cookie that binds a customer's phone arrives as it was sent."_s};
}

} // namespace authlink::relay::doctor
