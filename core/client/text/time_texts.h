// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

#include <chrono>

/// Moments and durations as people read them, in the user's locale and time zone.
namespace authlink::client
{

/// "14:03:22"; in the form of the locale.
[[nodiscard]] QString clockText(base::Instant at);
/// Date and time to the minute.
[[nodiscard]] QString dateText(base::Instant at);
/// "4:59" for countdowns; never negative.
[[nodiscard]] QString countdownText(std::chrono::milliseconds left);
/// "12 s", "3 min 5 s", "2 h 4 min".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);

} // namespace authlink::client
