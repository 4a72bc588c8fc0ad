// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/rules/decision.h"
#include "core/verification/verification.h"

#include <vector>

/// What follows from what: pure functions from a state and something that happened to the events that record it.
/// The relay stores the events, folds them in, and acts on the new state. `by` and `at` of the events are filled in.
namespace authlink::verification
{

struct Context {
    base::Instant now{};
    const Policy &policy;
};

/// Evidence attributed to this verification. Applies the time-and-replay rules of domain.md, then the table: early_result before
/// opened (landing page in use), late_result after the end, contradiction on a standing Verified, attempt_failed with attempts left,
/// capture and session events, verdict. Does first what onTime would do at this moment. Never returns an event that makes a decided
/// verification greener.
[[nodiscard]] std::vector<Event> onEvidence(const Verification &state, const Evidence &evidence, const Context &context);

/// Time passed: link expiry (a link never sent: message_failed; not while checking, nor once the session is over), validity end (closes),
/// the grace period after a finished session without a face result (starts the confirmation where Incode may be asked), the
/// confirmation's deadline (row 15; docs/decisions/007 for best effort).
[[nodiscard]] std::vector<Event> onTime(const Verification &state, const Context &context);
/// When onTime must be called next for this state; nullopt: never.
[[nodiscard]] std::optional<base::Instant> nextDeadline(const Verification &state, const Context &context);

// What people do. Errors: WrongState, LimitReached (with retryAfter), Invalid.
// onYes: only of the link that works now, once; which browser it binds and a second device are the caller's to tell.
// onNo: ends as denied while pending; after a verdict it is a note, and takes a standing Verified back.
// cancel: sent, opened, capturing. close: the agent ends the call; any status that is no end.
[[nodiscard]] base::Result<std::vector<Event>> onYes(const Verification &state, const QString &address, const QString &device,
                                                     const Context &context);
[[nodiscard]] base::Result<std::vector<Event>> onNo(const Verification &state, const Context &context);
[[nodiscard]] base::Result<std::vector<Event>> cancel(const Verification &state, const QString &by, const QString &why,
                                                      const Context &context);
[[nodiscard]] base::Result<std::vector<Event>> close(const Verification &state, const QString &by, const Context &context);
/// Checks that a resend is allowed now (state, cooldown, sends left); the events are `resent` and, with a new contact, `corrected`.
[[nodiscard]] base::Result<std::vector<Event>> resend(const Verification &state, const QString &by,
                                                      const std::optional<ContactOverride> &contact, const Context &context);

} // namespace authlink::verification
