// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/header_fields.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http
{

using std::chrono::milliseconds;

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTokenCharacter(char c)
{
    constexpr QByteArrayView kMarks = "!#$%&'*+-.^_`|~";
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kMarks.contains(c);
}

bool isBetween(QByteArrayView text, char first, char last)
{
    return !text.isEmpty() && text.size() <= kMaxHeaderValue
           && std::all_of(text.begin(), text.end(), [=](char c) { return c >= first && c <= last; });
}

} // namespace

bool isHeaderToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isHeaderValue(QByteArrayView text)
{
    return isBetween(text, ' ', '~');
}

bool isHeaderCredential(QByteArrayView text)
{
    return isBetween(text, '!', '~');
}

std::optional<base::Instant> readHttpDate(QByteArrayView text)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    return base::fromMillis(at.toMSecsSinceEpoch());
}

std::optional<milliseconds> readRetryAfter(QByteArrayView retryAfter, QByteArrayView date, base::Instant now)
{
    const QByteArray value = retryAfter.trimmed().toByteArray();
    if (value.isEmpty())
        return std::nullopt;
    milliseconds wait = milliseconds::zero();
    if (std::all_of(value.begin(), value.end(), isDigit)) {
        bool fits = false;
        const int seconds = value.toInt(&fits);
        wait = fits ? milliseconds(std::chrono::seconds(seconds)) : milliseconds(kMaxRetryAfter);
    } else if (const auto at = readHttpDate(value)) {
        wait = *at - readHttpDate(date).value_or(now);
    } else {
        return std::nullopt;
    }
    return std::clamp<milliseconds>(wait, milliseconds::zero(), kMaxRetryAfter);
}

} // namespace authlink::http
