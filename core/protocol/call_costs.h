// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/stream.h"

#include <QAnyStringView>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

/// How much of a user's budget a call takes (docs/protocol.md "Limits"). The relay counts, and the console keeps below by itself.
namespace authlink::protocol
{

inline constexpr int kCallBurst = 60;         ///< at once, of one user over all connections…
inline constexpr double kCallsPerSecond = 20; ///< …and in the long run
inline constexpr int kIdsPerToken = 10;       ///< of a verification.get of several

/// 1 for most calls, more for those that read much.
[[nodiscard]] inline int callCost(QAnyStringView method, const QJsonObject &params)
{
    constexpr int kPageOfHistory = 5; // up to 20,000 rows looked at
    constexpr int kSearch = 2;
    constexpr int kPageOfOpen = 2; // from memory, but long to write down
    if (method == kHistorySearch)
        return kPageOfHistory;
    if (method == kVerificationList)
        return kPageOfOpen;
    if (method == kVerificationGet) {
        const qsizetype ids = std::min<qsizetype>(params.value(QLatin1StringView("ids")).toArray().size(), kMaxGetIds); // more are refused
        return std::max(1, (static_cast<int>(ids) + kIdsPerToken - 1) / kIdsPerToken);
    }
    return method == kCustomersSearch ? kSearch : 1;
}

} // namespace authlink::protocol
