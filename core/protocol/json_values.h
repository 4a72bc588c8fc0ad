// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>

/// Strict reading of JSON fields: a field of the wrong type counts as missing, nothing is converted, text is bounded.
namespace authlink::protocol
{

inline constexpr qsizetype kMaxText = 512; ///< characters of one text field; longer text is cut

/// Text, cut to `longest`; empty if missing.
[[nodiscard]] QString textField(const QJsonObject &json, QLatin1String name, qsizetype longest = kMaxText);
/// A whole number of at most 53 bits.
[[nodiscard]] std::optional<qint64> wholeField(const QJsonObject &json, QLatin1String name);
/// A whole number within [least, most]; anything else is missing.
[[nodiscard]] std::optional<int> intField(const QJsonObject &json, QLatin1String name, int least, int most);
[[nodiscard]] std::optional<base::Instant> instantField(const QJsonObject &json, QLatin1String name);

/// Absent is null (interfaces.md).
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonValue instantOrNull(const std::optional<base::Instant> &at);
/// As a JSON number; nullopt is null.
[[nodiscard]] QJsonValue intOrNull(const std::optional<int> &number);

} // namespace authlink::protocol
