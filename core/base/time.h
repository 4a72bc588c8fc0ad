// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace authlink::base
{

/// A moment, UTC, to the millisecond. The only type of time in interfaces between libraries.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// RFC 3339 with milliseconds and "Z", e.g. 2026-11-22T09:15:04.123Z (docs/protocol.md). Empty outside the years 1 to 9999.
QString toRfc3339(Instant at);
/// Reads RFC 3339 with any offset; nullopt if it is not one.
std::optional<Instant> fromRfc3339(const QString &text);

qint64 toMillis(Instant at);
Instant fromMillis(qint64 millisSinceEpoch);

} // namespace authlink::base
