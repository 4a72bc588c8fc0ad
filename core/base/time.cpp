// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <QDateTime>
#include <QTimeZone>

namespace authlink::base
{

QString toRfc3339(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Instant> fromRfc3339(const QString &text)
{
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return fromMillis(parsed.toMSecsSinceEpoch());
}

qint64 toMillis(Instant at)
{
    return at.time_since_epoch().count();
}

Instant fromMillis(qint64 millisSinceEpoch)
{
    return Instant(std::chrono::milliseconds(millisSinceEpoch));
}

} // namespace authlink::base
