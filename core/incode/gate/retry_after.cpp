// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/retry_after.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace authlink::incode
{

using std::chrono::milliseconds;

namespace
{

/// "Sun, 06 Nov 1994 08:49:37 GMT"; the older forms of RFC 9110 are not known to come from this vendor.
std::optional<base::Instant> httpDate(const QByteArray &text)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    return base::fromMillis(at.toMSecsSinceEpoch());
}

} // namespace

std::optional<milliseconds> retryAfterOf(const QByteArray &retryAfter, const QByteArray &date, base::Instant now)
{
    const QByteArray value = retryAfter.trimmed();
    if (value.isEmpty())
        return std::nullopt;
    milliseconds wait = milliseconds::zero();
    if (std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const int seconds = value.toInt(&fits);
        wait = fits ? milliseconds(std::chrono::seconds(seconds)) : milliseconds(kMaxRetryAfter);
    } else if (const auto at = httpDate(value)) {
        wait = *at - httpDate(date).value_or(now);
    } else {
        return std::nullopt;
    }
    return std::clamp<milliseconds>(wait, milliseconds::zero(), kMaxRetryAfter);
}

} // namespace authlink::incode
