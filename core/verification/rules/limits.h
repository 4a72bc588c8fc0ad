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
    std::vector<QString> undecidedBy;            ///< whose verifications of this customer wait for a verdict: agents' sign-in names
};

/// The customer record of an agent, as far as it is known. An empty field is no record.
struct OwnRecord {
    QString account;
    QString customerId; ///< the Incode id that the directory holds for the account
};

// Which rule refused, beside the code of the error (base::Error::field): what the console has words for.
inline constexpr QLatin1StringView kRefusedOwnRecord("own_record");               ///< NotAllowed
inline constexpr QLatin1StringView kRefusedOpenByYou("customer_open_by_you");     ///< LimitReached
inline constexpr QLatin1StringView kRefusedOpenByOther("customer_open_by_other"); ///< LimitReached

inline constexpr QLatin1StringView kRefusedUnlisted("unlisted_off");         ///< NotAllowed
inline constexpr QLatin1StringView kRefusedNoSupervisor("needs_supervisor"); ///< NotAllowed

/// Whether both are the same person as far as can be known: the same Incode id, or the same account. Compared exactly, after trimming; an
/// empty one is never the same as another.
[[nodiscard]] bool isSameCustomer(const Customer &one, const Customer &other);
/// Whether the customer is the agent, by Incode id or by account: a bank may keep several accounts for one person.
[[nodiscard]] bool isOwnRecord(const OwnRecord &own, const Customer &customer);

/// Whether a verdict counts towards the lock of the customer: wrong_person, not_recognized, spoof_suspected, blocklisted.
[[nodiscard]] bool countsAsFailure(Verdict verdict);

/// When the customer's lock ends; nullopt: not locked at `now`.
[[nodiscard]] std::optional<base::Instant> lockedUntil(const std::vector<base::Instant> &failures, std::optional<base::Instant> liftedAt,
                                                       base::Instant now, const Policy &policy);

/// Whether an agent may start a verification of a customer: docs/domain.md "Limits". Errors: NotAllowed (nobody signed in, own record),
/// Invalid (no customer id), LimitReached (also: this customer's other verification is undecided) and Locked, with the time left where it
/// is known. That somebody else is verifying the customer is said before any other limit: it must be heard of.
[[nodiscard]] base::Result<void> mayStart(const Agent &agent, const OwnRecord &own, const Customer &customer, const StartHistory &history,
                                          base::Instant now, const Policy &policy);

} // namespace authlink::verification
