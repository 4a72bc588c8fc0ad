// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/parser/request_head.h"

#include "core/http/common/header_fields.h"

#include <algorithm>
#include <utility>

namespace authlink::http::parser
{

namespace
{

constexpr int kOk = 0;
constexpr qsizetype kMaxMethod = 16;
constexpr qsizetype kMaxLengthDigits = 15;

bool same(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool listContains(QByteArrayView list, QByteArrayView word)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (same((comma < 0 ? list : list.first(comma)).trimmed(), word))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

bool isHost(QByteArrayView host)
{
    return host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || QByteArrayView("-._~:[]").contains(c);
           });
}

/// Which headers were seen: a second one of the first three is refused.
struct Seen {
    bool host = false;
    bool length = false;
    bool encoding = false;
    int upgrades = 0;
    bool webSocket = false;
    bool connectionUpgrade = false;
};

int parseRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first)
        return 400;
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isHeaderToken(method) || method.size() > kMaxMethod)
        return 400;
    if (!version.startsWith("HTTP/"))
        return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return 505;
    // Origin form only: nothing here is a proxy. "//x" is a path as well, and leads nowhere.
    if (!target.startsWith('/'))
        return 400;
    if (!std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 0x7F && c != '#' && c != '\\'; }))
        return 400;
    head.method = method.toByteArray();
    head.target = target.toByteArray();
    head.http10 = version == "HTTP/1.0";
    head.close = head.http10;
    return kOk;
}

int parseLength(QByteArrayView value, qint64 &length)
{
    if (value.isEmpty() || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return 400;
    if (value.size() > kMaxLengthDigits)
        return 413;
    length = value.toLongLong();
    return kOk;
}

int parseHeader(QByteArrayView name, QByteArrayView value, ParsedHead &parsed, Seen &seen)
{
    if (same(name, "Host"))
        return std::exchange(seen.host, true) || !isHost(value) ? 400 : kOk;
    if (same(name, "Content-Length"))
        return std::exchange(seen.length, true) ? 400 : parseLength(value, parsed.contentLength);
    if (same(name, "Transfer-Encoding")) {
        parsed.chunked = true;
        if (std::exchange(seen.encoding, true))
            return 400;
        return same(value, "chunked") ? kOk : 501;
    }
    if (same(name, "Connection")) {
        parsed.head.close = parsed.head.close || listContains(value, "close");
        seen.connectionUpgrade = seen.connectionUpgrade || listContains(value, "upgrade");
    } else if (same(name, "Upgrade")) {
        ++seen.upgrades;
        seen.webSocket = seen.webSocket || same(value, "websocket");
    } else if (same(name, "Expect")) {
        parsed.expectsContinue = same(value, "100-continue");
    }
    return kOk;
}

int parseLine(QByteArrayView line, ParsedHead &parsed, Seen &seen)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isHeaderToken(line.first(colon))) // also refuses folded lines, which begin with a blank
        return 400;
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (std::any_of(value.begin(), value.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7F; }))
        return 400;
    return parseHeader(line.first(colon), value, parsed, seen);
}

int checkWhole(ParsedHead &parsed, const Seen &seen)
{
    if (!seen.host && !parsed.head.http10)
        return 400;
    // Both Content-Length and Transfer-Encoding: two servers could find different ends of the body (request smuggling).
    if (parsed.chunked && (seen.length || parsed.head.http10))
        return 400;
    // What can't be granted is ignored, as is any other protocol that a client offers (RFC 9110 section 7.8).
    const bool hasBody = parsed.chunked || parsed.contentLength > 0;
    parsed.head.offersWebSocket = seen.webSocket;
    parsed.head.webSocket =
        seen.webSocket && seen.upgrades == 1 && seen.connectionUpgrade && parsed.head.method == "GET" && !parsed.head.http10 && !hasBody;
    return kOk;
}

} // namespace

std::variant<ParsedHead, int> parseHead(QByteArrayView block)
{
    ParsedHead parsed;
    Seen seen;
    int lines = 0;
    while (!block.isEmpty()) {
        const qsizetype end = block.indexOf("\r\n");
        if (end < 0)
            return 400;
        const QByteArrayView line = block.first(end);
        block = block.sliced(end + 2);
        if (line.contains('\r') || line.contains('\n') || line.contains('\0'))
            return 400;
        if (line.isEmpty())
            break;
        if (++lines > RequestMeter::kMaxHeaders + 1)
            return 431;
        const int refusal = lines == 1 ? parseRequestLine(line, parsed.head) : parseLine(line, parsed, seen);
        if (refusal != kOk)
            return refusal;
    }
    if (lines == 0)
        return 400;
    if (const int refusal = checkWhole(parsed, seen); refusal != kOk)
        return refusal;
    return parsed;
}

} // namespace authlink::http::parser
