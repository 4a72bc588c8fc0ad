// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <chrono>

namespace authlink::base
{

/// Growing pauses between tries. The bound of a pause doubles with every failure, and how far the pause stays below its bound is left to
/// chance, so that many who failed together do not come back together.
struct Backoff {
    std::chrono::milliseconds first;       ///< bound of the first pause
    std::chrono::milliseconds longest;     ///< no bound is above this
    double jitterShare = 0.5;              ///< how much of the bound is left to chance: from 0, nothing, to 1, all of it
    std::chrono::milliseconds shortest{0}; ///< no pause is below this

    /// @param failures in a row so far; less than 1 counts as 1
    [[nodiscard]] std::chrono::milliseconds pause(int failures, Random &random) const;
};

/// At random, from nothing to `most` inclusive.
[[nodiscard]] std::chrono::milliseconds jitter(std::chrono::milliseconds most, Random &random);

} // namespace authlink::base
