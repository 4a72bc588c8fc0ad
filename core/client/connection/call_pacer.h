// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token_bucket.h"
#include "core/protocol/messages.h"

#include <QAnyStringView>

#include <array>
#include <deque>
#include <optional>

namespace authlink::client
{

/// Who waits for a call.
enum class Urgency {
    Act,     ///< an agent who does something: start, resend, cancel, close, get the link
    Look,    ///< an agent who looks for something: searches
    Refresh, ///< nobody; it keeps the console current
};
[[nodiscard]] Urgency urgencyOf(QAnyStringView method);

/// In which order calls go out, and how fast: below what the relay allows, since another console of the same user takes from the same
/// budget. What an agent does goes first, and finds something left of the budget; looking and refreshing take turns. Pure: the time is
/// given. One thread.
class CallPacer
{
public:
    using Moment = base::TokenBucket::Moment;
    struct Call {
        quint64 id = 0;
        Urgency urgency = Urgency::Act;
        int cost = 1; ///< protocol::callCost
    };

    CallPacer();

    /// What the relay allows, as it says. Another limit than before begins with a full budget.
    void setLimits(const protocol::CallLimits &told);
    void add(const Call &call) { lineOf(call.urgency).push_back(call); }
    /// The relay refused it for now, and does so with all others: it goes first in its line, and nothing goes out before `until`.
    void refused(const Call &call, Moment until);
    void drop(quint64 id);
    void clear();

    /// The next call, if one may go out now.
    [[nodiscard]] std::optional<quint64> take(Moment now);
    /// When to try take() again; nullopt: nothing waits.
    [[nodiscard]] std::optional<Moment> nextAt(Moment now) const;

private:
    using Line = std::deque<Call>;
    static constexpr std::size_t kLines = 3;

    [[nodiscard]] Line &lineOf(Urgency urgency) { return m_lines.at(static_cast<std::size_t>(urgency)); }
    [[nodiscard]] const Line &lineOf(Urgency urgency) const { return m_lines.at(static_cast<std::size_t>(urgency)); }
    [[nodiscard]] std::optional<Urgency> turn() const;
    /// What must be in the budget for it to go out.
    [[nodiscard]] int neededFor(const Call &call) const;

    std::array<Line, kLines> m_lines;
    Urgency m_waitsLonger = Urgency::Look; ///< of looking and refreshing, the one whose turn it is
    base::TokenRate m_rate;
    base::TokenBucket m_budget;
    Moment m_notBefore = Moment::min();
};

} // namespace authlink::client
