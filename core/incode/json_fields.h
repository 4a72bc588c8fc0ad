// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"

#include <QJsonObject>
#include <QString>

#include <optional>

/// Typed readers of fields in what Incode sends and answers. None of them converts: a wrong type reads as missing, or as mistyped where the
/// rules tell the two apart (docs/domain.md "Evidence"). Pure and thread-safe.
namespace authlink::incode
{

/// Longest id accepted. A longer one reads as missing: a cut id could match somebody.
inline constexpr qsizetype kMaxId = 256;
/// Longest event, status or error name accepted; a longer one reads as missing.
inline constexpr qsizetype kMaxName = 128;
/// Vendor's words are only shown to operators, so they are cut.
inline constexpr qsizetype kMaxMessage = 500;

/// The trimmed id; empty if missing, not a string, too long, or holding control characters or broken UTF-16.
[[nodiscard]] QString idField(const QJsonObject &object, QLatin1StringView key);
/// Upper case, with '_' for spaces and dashes ("Session Succeeded" -> "SESSION_SUCCEEDED"); empty if missing, not a string or too long.
[[nodiscard]] QString nameField(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] QString messageField(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] verification::Flag flagField(const QJsonObject &object, QLatin1StringView key);
[[nodiscard]] std::optional<double> numberField(const QJsonObject &object, QLatin1StringView key);
/// A number without a fraction that fits an int.
[[nodiscard]] std::optional<int> integerField(const QJsonObject &object, QLatin1StringView key);
/// There and not null.
[[nodiscard]] bool hasField(const QJsonObject &object, QLatin1StringView key);

} // namespace authlink::incode
