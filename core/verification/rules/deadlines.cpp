// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/deadlines.h"

#include <utility>

namespace authlink::verification
{

namespace
{

using Deadline = std::pair<DeadlineKind, base::Instant>;

/// More than this ahead of us, a time on record is of a clock that was set back since.
constexpr std::chrono::minutes kClockSlack(1);

/// The end of the link's life, also for records that should carry one and don't: nothing may wait for ever.
base::Instant linkEnd(const Verification &state, const Policy &policy)
{
    if (state.linkExpiresAt)
        return *state.linkExpiresAt;
    return state.sentAt.value_or(state.createdAt.value_or(base::Instant{})) + policy.linkLife;
}

/// A green from a moment that has not come: how much of its validity is left nobody knows, so none is.
base::Instant validityEnd(const Verification &state, const Context &context)
{
    const base::Instant decided = state.decidedAt.value_or(base::Instant{});
    if (decided > context.now + kClockSlack)
        return context.now;
    return state.validUntil.value_or(decided + context.policy.verdictValidity);
}

std::optional<Deadline> deadlineOf(const Verification &state, const Context &context)
{
    const Policy &policy = context.policy;
    switch (state.status) {
    case Status::Preparing:
        return Deadline(DeadlineKind::Sending, linkEnd(state, policy));
    case Status::Sent:
    case Status::Opened:
    case Status::Capturing: {
        if (!state.sessionFinishedAt)
            return Deadline(DeadlineKind::Link, linkEnd(state, policy));
        // The customer is done: the end of the link's life must not take the answer away that is on its way.
        return Deadline(DeadlineKind::FaceResult, *state.sessionFinishedAt + policy.faceResultGrace);
    }
    case Status::Checking:
        if (!state.confirmingAt)
            return std::nullopt;
        return Deadline(DeadlineKind::Confirmation, *state.confirmingAt + policy.confirmDeadline);
    case Status::Decided:
        if (state.verdict != Verdict::Verified)
            return std::nullopt;
        return Deadline(DeadlineKind::Validity, validityEnd(state, context));
    case Status::SendFailed:
    case Status::Denied:
    case Status::Expired:
    case Status::Cancelled:
    case Status::Closed:
        break;
    }
    return std::nullopt;
}

} // namespace

DeadlineKind deadlineKind(const Verification &state, const Context &context)
{
    const auto deadline = deadlineOf(state, context);
    return deadline ? deadline->first : DeadlineKind::None;
}

std::optional<base::Instant> nextDeadline(const Verification &state, const Context &context)
{
    if (state.id.isEmpty())
        return std::nullopt;
    const auto deadline = deadlineOf(state, context);
    return deadline ? std::optional(deadline->second) : std::nullopt;
}

} // namespace authlink::verification
