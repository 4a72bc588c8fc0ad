// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/policy.h"
#include "core/verification/verification.h"

#include <vector>

/// What Incode's webhooks and the clock do to a verification (actions.h: what people do; inquiry.h: what Incode answers when asked).
/// Each function returns the events that follow, with `by` and `at` filled in; the caller stores them and folds them in. None of them
/// ever makes a decided verification greener. Pure and thread-safe.
namespace authlink::verification
{

/// A webhook that is attributed to this verification (correlation.h): the rules of docs/domain.md "Time and replay", then the decision
/// table. Gives early_result before the customer's Yes (landing page in use), late_result after an end or a verdict, contradiction on a
/// standing Verified, attempt_failed while attempts are left, the events of capture and session, or the verdict. Does first what onTime
/// would do at this moment: what time has ended must not be decided because its timer comes a moment later.
[[nodiscard]] std::vector<Event> onEvidence(const Verification &state, const Evidence &evidence, const Context &context);

/// Time passed; nothing follows before nextDeadline() (deadlines.h). The end of the link's life expires a link that was sent, unless the
/// session is over or being checked, and gives message_failed for one that never was. The end of a verdict's validity closes, and so
/// does policy.decidedOpen after any verdict, if nobody ended the call. The end of the grace period after a session without a face result
/// starts the confirmation where Incode may be asked. The confirmation's own deadline is inconclusive, or with best effort perhaps verified
/// (docs/decisions/007-confirmation.md).
[[nodiscard]] std::vector<Event> onTime(const Verification &state, const Context &context);

} // namespace authlink::verification
