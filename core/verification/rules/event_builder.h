// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/policy.h"
#include "core/verification/rules/lifecycle.h"
#include "core/verification/verification.h"

#include <utility>

/// Private to this folder.
namespace authlink::verification
{

/// Puts together the events that follow for one verification at one moment.
class EventBuilder
{
public:
    EventBuilder(const Verification &state, const Context &context)
        : m_id(state.id),
          m_now(context.now),
          m_validity(context.policy.verdictValidity),
          m_isDenied(state.deniedElsewhere)
    {
    }

    EventBuilder &add(QLatin1StringView by, EventBody body)
    {
        m_events.push_back({.verificationId = m_id, .at = m_now, .by = QString(by), .body = std::move(body)});
        return *this;
    }
    EventBuilder &note(QLatin1StringView by, QLatin1StringView code, const QString &text)
    {
        return add(by, Note{.code = QString(code), .text = text});
    }
    /// A Verified is valid from now on, for as long as the policy says. Against a No from another device it is none: NeedsReview.
    EventBuilder &verdict(Verdict verdict, std::vector<Reason> reasons, bool foundByAsking = false)
    {
        if (verdict == Verdict::Verified && m_isDenied) {
            verdict = Verdict::NeedsReview;
            reasons = {Reason::CustomerDenied};
        }
        const auto validUntil = verdict == Verdict::Verified ? std::optional(m_now + m_validity) : std::nullopt;
        return add(
            kByRelay,
            VerdictReached{.verdict = verdict, .reasons = std::move(reasons), .validUntil = validUntil, .foundByAsking = foundByAsking});
    }
    [[nodiscard]] std::vector<Event> take() { return std::move(m_events); }

private:
    QString m_id;
    base::Instant m_now;
    std::chrono::seconds m_validity;
    bool m_isDenied;
    std::vector<Event> m_events;
};

/// The state after these events.
[[nodiscard]] inline Verification applied(Verification state, const std::vector<Event> &events)
{
    for (const Event &event : events)
        state = apply(std::move(state), event);
    return state;
}

/// What onTime() gives at this moment, and then what `decide` gives for the state after that: what time has ended must not be decided
/// because its timer comes a moment later.
template <typename Decide>
[[nodiscard]] std::vector<Event> afterTime(const Verification &state, const Context &context, Decide decide)
{
    if (state.id.isEmpty())
        return {};
    std::vector<Event> events = onTime(state, context);
    const auto more = decide(applied(state, events));
    events.insert(events.end(), more.begin(), more.end());
    return events;
}

} // namespace authlink::verification
