// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/deadlines.h"

#include <algorithm>
#include <utility>

namespace authlink::verification
{

namespace
{

using Deadline = std::pair<DeadlineKind, base::Instant>;

/// A recorded time that is further ahead than this shows that the clock was set back since.
constexpr std::chrono::minutes kClockSlack(1);

/// Something that was recorded lies ahead: the clock was set back since. What comes now would be older than the verification, so that no
/// result could count, and its link would live on; nobody knows how much of its time is left.
bool isFromTheFuture(const Verification &state, base::Instant now)
{
    const base::Instant latest = now + kClockSlack;
    const auto liesAhead = [latest](const std::optional<base::Instant> &at) { return at && *at > latest; };
    return liesAhead(state.createdAt) || liesAhead(state.sentAt) || liesAhead(state.openedAt) || liesAhead(state.sessionFinishedAt)
           || liesAhead(state.confirmingAt) || liesAhead(state.resentAt) || liesAhead(state.heardAt)
           || (state.linkExpiresAt && *state.linkExpiresAt > latest + kMaxLinkLife);
}

/// The end of the link's life. Records that lack it get one too: nothing may wait for ever.
base::Instant linkEnd(const Verification &state, const Policy &policy)
{
    if (state.linkExpiresAt)
        return *state.linkExpiresAt;
    return state.sentAt.value_or(state.createdAt.value_or(base::Instant{})) + policy.linkLife;
}

/// When a verification with a verdict closes: a green one at the end of its validity, and all of them policy.decidedOpen after the verdict.
/// For a verdict from the future (the clock was set back) nobody knows how much of its time is left: it ends now.
Deadline decidedEnd(const Verification &state, const Context &context)
{
    const DeadlineKind kind = state.verdict == Verdict::Verified ? DeadlineKind::Validity : DeadlineKind::Unattended;
    const base::Instant decided = state.decidedAt.value_or(base::Instant{});
    if (decided > context.now + kClockSlack)
        return {kind, context.now};
    const base::Instant last = decided + context.policy.decidedOpen;
    if (kind == DeadlineKind::Unattended)
        return {kind, last};
    return {kind, std::min(last, state.validUntil.value_or(decided + context.policy.verdictValidity))};
}

/// Records that lack the beginning get one too.
base::Instant confirmationEnd(const Verification &state, const Policy &policy)
{
    return state.confirmingAt.value_or(state.openedAt.value_or(state.createdAt.value_or(base::Instant{}))) + policy.confirmDeadline;
}

std::optional<Deadline> deadlineOf(const Verification &state, const Context &context)
{
    const Policy &policy = context.policy;
    const bool endsNow = isFromTheFuture(state, context.now);
    switch (state.status) {
    case Status::Preparing:
        return Deadline(DeadlineKind::Sending, endsNow ? context.now : linkEnd(state, policy));
    case Status::Sent:
    case Status::Opened:
    case Status::Capturing: {
        if (endsNow)
            return Deadline(DeadlineKind::Link, context.now);
        if (!state.sessionFinishedAt)
            return Deadline(DeadlineKind::Link, linkEnd(state, policy));
        // The session is over and its result on the way: the end of the link's life must not come first.
        return Deadline(DeadlineKind::FaceResult, *state.sessionFinishedAt + policy.faceResultGrace);
    }
    case Status::Checking:
        return Deadline(DeadlineKind::Confirmation, endsNow ? context.now : confirmationEnd(state, policy));
    case Status::Decided:
        return decidedEnd(state, context);
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
