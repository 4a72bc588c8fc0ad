// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/forwarded.h"

#include "core/http/common/header_fields.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace authlink::http
{

namespace
{

constexpr qsizetype kMaxText = 80; // of what is kept for the log

bool isDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A port, or what stands for one (RFC 7239 section 6.3).
bool isPort(QByteArrayView text)
{
    constexpr qsizetype kMaxDigits = 5;
    const bool hidden = text.startsWith('_') && isHeaderToken(text);
    return hidden || (!text.isEmpty() && text.size() <= kMaxDigits && isDigits(text));
}

QHostAddress ip4(QByteArrayView text)
{
    QHostAddress address;
    const bool dotted = std::count(text.begin(), text.end(), '.') == 3; // Qt also reads "1.2" and "7"
    if (dotted && address.setAddress(QString::fromLatin1(text)) && address.protocol() == QAbstractSocket::IPv4Protocol)
        return address;
    return {};
}

QHostAddress ip6(QByteArrayView text)
{
    QHostAddress address;
    if (!address.setAddress(QString::fromLatin1(text)) || address.protocol() != QAbstractSocket::IPv6Protocol)
        return {};
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    if (mapped && text.contains('.'))
        return QHostAddress(v4);
    address.setScopeId({});
    return address;
}

QByteArrayView unquoted(QByteArrayView text)
{
    const bool quoted = text.size() >= 2 && text.startsWith('"') && text.endsWith('"');
    return quoted ? text.sliced(1, text.size() - 2) : text;
}

/// The members of a list, split at `separator` outside of quotes.
std::vector<QByteArrayView> membersOf(QByteArrayView list, char separator)
{
    std::vector<QByteArrayView> members;
    bool quoted = false;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const char c = list.at(i);
        if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            members.push_back(list.sliced(begin, i - begin).trimmed());
            begin = i + 1;
        }
    }
    members.push_back(list.sliced(begin).trimmed());
    return members;
}

/// A token, or a quoted string with its escapes undone (RFC 9110 section 5.6.4).
std::optional<QByteArray> valueOf(QByteArrayView text)
{
    if (!text.startsWith('"')) {
        // Colons and brackets must be quoted, and some proxies do not.
        const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '\\'; });
        return plain && !text.isEmpty() ? std::optional(text.toByteArray()) : std::nullopt;
    }
    QByteArray value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text.at(i) == '"')
            return i == text.size() - 1 ? std::optional(value) : std::nullopt;
        if (text.at(i) == '\\' && ++i == text.size())
            break;
        value += text.at(i);
    }
    return std::nullopt;
}

ForwardedHop hopOf(QByteArrayView member)
{
    ForwardedHop hop{.address = {}, .text = member.first(std::min(member.size(), kMaxText)).toByteArray(), .proto = {}};
    QByteArray node;
    for (const QByteArrayView pair : membersOf(member, ';')) {
        const qsizetype equals = pair.indexOf('=');
        if (pair.isEmpty())
            continue;
        const auto value = equals < 0 ? std::nullopt : valueOf(pair.sliced(equals + 1));
        if (!value || !isHeaderToken(pair.first(equals)))
            return {.address = {}, .text = hop.text, .proto = {}};
        const QByteArray name = pair.first(equals).toByteArray().toLower();
        if (name == "for" && !std::exchange(node, *value).isEmpty())
            return {.address = {}, .text = hop.text, .proto = {}}; // two: which one?
        if (name == "proto")
            hop.proto = value->toLower();
    }
    hop.address = readForwardedAddress(node);
    return hop;
}

} // namespace

QHostAddress readForwardedAddress(QByteArrayView text)
{
    const QByteArrayView node = unquoted(text.trimmed());
    if (node.startsWith('[')) {
        const qsizetype end = node.indexOf(']');
        const QByteArrayView after = end < 0 ? QByteArrayView() : node.sliced(end + 1);
        const bool wellFormed = end > 0 && (after.isEmpty() || (after.startsWith(':') && isPort(after.sliced(1))));
        return wellFormed ? ip6(node.sliced(1, end - 1)) : QHostAddress();
    }
    const qsizetype colon = node.indexOf(':');
    if (colon < 0)
        return ip4(node);
    if (node.lastIndexOf(':') == colon)
        return isPort(node.sliced(colon + 1)) ? ip4(node.first(colon)) : QHostAddress();
    return ip6(node);
}

std::vector<ForwardedHop> readForwardedFor(QByteArrayView value)
{
    std::vector<ForwardedHop> hops;
    for (const QByteArrayView member : membersOf(value, ',')) {
        if (!member.isEmpty())
            hops.push_back({.address = readForwardedAddress(member),
                            .text = member.first(std::min(member.size(), kMaxText)).toByteArray(),
                            .proto = {}});
    }
    return hops;
}

std::vector<ForwardedHop> readForwarded(QByteArrayView value)
{
    std::vector<ForwardedHop> hops;
    for (const QByteArrayView member : membersOf(value, ',')) {
        if (!member.isEmpty())
            hops.push_back(hopOf(member));
    }
    return hops;
}

} // namespace authlink::http
