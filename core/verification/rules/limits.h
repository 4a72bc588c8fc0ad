// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/verification/policy.h"
#include "core/verification/values.h"

#include <vector>

namespace authlink::verification
{

/// What the store knows about an agent and a customer when a start is asked for.
struct StartHistory {
    std::vector<base::Instant> agentStarts;      ///< the agent's starts within the last minute or more, any order
    int agentOpen = 0;                           ///< the agent's verifications that have not ended
    std::vector<base::Instant> customerFailures; ///< when verdicts that count as failures fell, within failureWindow + lockTime or more
    std::optional<base::Instant> lockLiftedAt;   ///< a supervisor lifted the lock then; earlier failures do not count
};

/// Whether a verdict counts towards the lock of the customer: wrong_person, not_recognized, spoof_suspected, blocklisted.
[[nodiscard]] bool countsAsFailure(Verdict verdict);

/// When the customer's lock ends; nullopt: not locked at `now`.
[[nodiscard]] std::optional<base::Instant> lockedUntil(const std::vector<base::Instant> &failures, std::optional<base::Instant> liftedAt,
                                                       base::Instant now, const Policy &policy);

/// Whether an agent may start a verification of a customer: docs/domain.md "Limits". Errors: NotAllowed (nobody signed in, own record),
/// Invalid (no customer id), Locked and LimitReached, which carry the time left where it is known.
/// @param agentAccount the account number of the agent's own customer record; empty if unknown
[[nodiscard]] base::Result<void> mayStart(const Agent &agent, const QString &agentAccount, const Customer &customer,
                                          const StartHistory &history, base::Instant now, const Policy &policy);

} // namespace authlink::verification
