// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/protocol/stream.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

/// Single values of a JSON object. Reading is strict: a field of the wrong type counts as missing, nothing is converted, text is
/// cut. Writing follows docs/protocol.md: what is absent is null.
namespace authlink::protocol
{

/// Text, cut to `max` characters; empty if missing.
[[nodiscard]] QString textField(const QJsonObject &json, QLatin1StringView name, qsizetype max = kMaxText);
/// A whole number of at most 53 bits: JSON numbers beyond that are not exact.
[[nodiscard]] std::optional<qint64> wholeField(const QJsonObject &json, QLatin1StringView name);
/// A whole number within [min, max]; anything else is missing.
[[nodiscard]] std::optional<int> intField(const QJsonObject &json, QLatin1StringView name, int min, int max);
/// A time as RFC 3339 text, with any offset.
[[nodiscard]] std::optional<base::Instant> instantField(const QJsonObject &json, QLatin1StringView name);

/// The error (Invalid) of a message without a part of it.
[[nodiscard]] tl::unexpected<base::Error> missing(QLatin1StringView what);

[[nodiscard]] QJsonValue textOrNull(const QString &text);
/// RFC 3339 in UTC with milliseconds.
[[nodiscard]] QJsonValue instantOrNull(const std::optional<base::Instant> &at);
[[nodiscard]] QJsonValue intOrNull(const std::optional<int> &number);

/// An array of the JSON of each item; `items` is any container of what toJson() takes.
template <typename Items>
[[nodiscard]] QJsonArray arrayOf(const Items &items)
{
    QJsonArray array;
    for (const auto &item : items)
        array.append(toJson(item));
    return array;
}

} // namespace authlink::protocol
