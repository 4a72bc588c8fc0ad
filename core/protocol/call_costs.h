// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/stream.h"

#include <QAnyStringView>

/// How much of a user's budget a call takes (docs/protocol.md "Limits"). The relay counts, and the console keeps below by itself.
namespace authlink::protocol
{

inline constexpr int kCallBurst = 60;         ///< at once, of one user over all connections…
inline constexpr double kCallsPerSecond = 20; ///< …and in the long run

/// 1 for most calls, more for those that read much.
[[nodiscard]] inline int callCost(QAnyStringView method)
{
    constexpr int kPageOfHistory = 5; // up to 20,000 rows looked at
    constexpr int kSearch = 2;
    if (method == kHistorySearch)
        return kPageOfHistory;
    return method == kCustomersSearch ? kSearch : 1;
}

} // namespace authlink::protocol
