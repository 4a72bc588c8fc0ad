// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/url_template.h"

#include "core/http/common/url.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http
{

namespace
{

constexpr QChar kSampleValue = u'x';

bool standsInAddresses(QChar c)
{
    return c > u' ' && c < u'\u007F' && !u"\"<>\\^`|"_s.contains(c);
}

/// Where the path begins; -1: the address names no host and path.
qsizetype pathOf(QStringView text)
{
    const qsizetype scheme = text.indexOf("://"_L1);
    return scheme < 0 ? -1 : text.indexOf(u'/', scheme + 3);
}

/// Whether a value may stand behind `before`, which begins the address.
bool mayHoldValue(QStringView before)
{
    const qsizetype path = pathOf(before);
    if (path < 0 || before.contains(u'#'))
        return false;
    const qsizetype query = before.indexOf(u'?');
    if (query < 0)
        return true;
    const QStringView last = before.mid(std::max(query, before.lastIndexOf(u'&')) + 1);
    return last.contains(u'=');
}

bool isDots(const QByteArray &part)
{
    const QByteArray read = QByteArray::fromPercentEncoding(part);
    return read == "." || read == "..";
}

/// Whether both have the same scheme, host, port and number of parts, and lead nowhere else.
bool isOfOneShape(const QUrl &url, const QUrl &sample)
{
    const QByteArrayList parts = url.path(QUrl::FullyEncoded).toLatin1().split('/');
    return url.isValid() && isSafeLink(url) && url.scheme() == sample.scheme() && url.host() == sample.host() && url.port() == sample.port()
           && parts.size() == sample.path(QUrl::FullyEncoded).count(u'/') + 1 && std::none_of(parts.begin(), parts.end(), isDots)
           && url.query(QUrl::FullyEncoded).count(u'&') == sample.query(QUrl::FullyEncoded).count(u'&')
           && url.fragment(QUrl::FullyEncoded) == sample.fragment(QUrl::FullyEncoded);
}

bool isValue(const QString &value)
{
    return !value.isEmpty() && value.isValidUtf16()
           && std::none_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// Many servers read %2F as a '/', and then go up by "..": encoded or not, a value is one part of the path.
bool isPartOfPath(const QString &value)
{
    const QByteArray read = QByteArray::fromPercentEncoding(value.toUtf8()); // as by a server that decodes twice
    return !read.contains('/') && !read.contains('\\');
}

} // namespace

base::Result<UrlTemplate> UrlTemplate::parse(const QString &text, const QStringList &known)
{
    const auto refuse = [](const QString &why) { return base::fail(base::invalid(u"url"_s, why)); };
    if (text.size() > kMaxTemplate)
        return refuse(u"is longer than %1 characters"_s.arg(kMaxTemplate));
    if (const auto odd = std::find_if_not(text.begin(), text.end(), standsInAddresses); odd != text.end())
        return refuse(
            u"holds a character that stands in no address (U+%1): write it percent-encoded"_s.arg(odd->unicode(), 4, 16, QChar(u'0')));
    UrlTemplate parsed;
    QString sample;
    for (qsizetype at = 0; at <= text.size();) {
        const qsizetype opening = text.indexOf(u'{', at);
        const QString piece = opening < 0 ? text.mid(at) : text.mid(at, opening - at);
        sample += piece;
        if (piece.contains(u'}'))
            return refuse(u"holds a '}' without its '{'"_s);
        if (opening < 0) {
            parsed.m_pieces.append({piece, {}});
            break;
        }
        const qsizetype closing = text.indexOf(u'}', opening);
        if (closing < 0)
            return refuse(u"holds a '{' without its '}'"_s);
        const QString name = text.mid(opening + 1, closing - opening - 1);
        if (!known.contains(name))
            return refuse(u"holds the unknown placeholder {%1}; there are {%2}"_s.arg(name, known.join("}, {"_L1)));
        if (!mayHoldValue(sample))
            return refuse(
                u"holds {%1} where it may not be: placeholders stand in parts of the path and in values of the query"_s.arg(name));
        parsed.m_pieces.append({piece, name});
        sample += kSampleValue;
        at = closing + 1;
    }
    parsed.m_sample = QUrl(sample, QUrl::StrictMode);
    if (!isSafeLink(parsed.m_sample) || pathOf(sample) < 0)
        return refuse(u"takes an address such as https://crm.example/customers/{account}; plain http is for loopback addresses"_s);
    if (!hasPlainPath(parsed.m_sample) || !isOfOneShape(parsed.m_sample, parsed.m_sample))
        return refuse(u"holds '//', '/./' or '/../': write the path as it is asked for, with one '/' between its parts"_s);
    return parsed;
}

QStringList UrlTemplate::placeholders() const
{
    QStringList names;
    for (const Piece &piece : m_pieces) {
        if (!piece.placeholder.isEmpty() && !names.contains(piece.placeholder))
            names.append(piece.placeholder);
    }
    return names;
}

QString UrlTemplate::host() const
{
    return m_sample.host();
}

base::Result<QUrl> UrlTemplate::expand(const std::function<QString(const QString &)> &valueOf) const
{
    QByteArray address;
    for (const Piece &piece : m_pieces) {
        address += piece.text.toLatin1();
        if (piece.placeholder.isEmpty())
            continue;
        const QString value = valueOf(piece.placeholder);
        const bool isInPath = !address.contains('?');
        if (!isValue(value) || (isInPath && !isPartOfPath(value)))
            return base::fail(base::invalid(piece.placeholder, u"has no value that can stand in an address"_s));
        address += value.toUtf8().toPercentEncoding();
        if (address.size() > kMaxUrl)
            return base::fail(base::invalid(piece.placeholder, u"is too long for an address"_s));
    }
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!isOfOneShape(url, m_sample))
        return base::fail(base::invalid(u"url"_s, u"would lead somewhere else with these values"_s));
    return url;
}

} // namespace authlink::http
