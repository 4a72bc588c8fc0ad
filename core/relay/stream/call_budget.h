// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token_bucket.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <optional>

namespace authlink::relay::stream
{

/// How much a user may ask for, over all connections together and also across reconnects, by what a call costs the relay. Pure: the time is
/// given. One thread.
class CallBudget
{
public:
    using Moment = base::TokenBucket::Moment;
    static constexpr qsizetype kMaxUsers = 20'000; ///< remembered at once; those who have asked nothing for a while are forgotten first

    explicit CallBudget(const base::TokenRate &rate) : m_rate(rate) {}

    /// @param cost protocol::callCost
    /// @return nullopt: granted; else how long until it will be.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> take(const QString &user, int cost, Moment now);

private:
    base::TokenRate m_rate;
    QHash<QString, base::TokenBucket> m_users;
};

} // namespace authlink::relay::stream
