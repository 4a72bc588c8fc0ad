// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace authlink::incode
{

/// The longest wait that an answer can ask of us; a longer one counts as this.
inline constexpr std::chrono::hours kMaxRetryAfter{1};

/// What a Retry-After header asks for: seconds, or a date in the preferred form of RFC 9110 section 5.6.7, counted from the answer's
/// own Date header where that one can be read, as the vendor's clock need not be ours. nullopt: absent, or not understood.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfterOf(const QByteArray &retryAfter, const QByteArray &date,
                                                                    base::Instant now);

} // namespace authlink::incode
