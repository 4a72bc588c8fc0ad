// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <chrono>

namespace authlink::verification
{

/// Whether Incode itself is asked before a passing result turns green (`incode.confirm`).
enum class ConfirmMode {
    Off,        ///< a webhook is believed
    BestEffort, ///< asked; only silence until the deadline lets the webhook stand, and the record says so
    Required,   ///< rows 14 and 15 of the table
};

/// Every number of domain.md by name; per relay, from [policy]. Defaults are domain.md's.
struct Policy {
    std::chrono::seconds linkLife = std::chrono::minutes(5);         ///< 1 to 15 min
    std::chrono::seconds verdictValidity = std::chrono::minutes(10); ///< of a verified verdict
    double minimumConfidence = 0.0;                                  ///< row 12; 0 switches it off
    double ambiguityMargin = 0.02;                                   ///< row 11
    int startsPerMinute = 10;                                        ///< per agent
    std::chrono::seconds resendCooldown = std::chrono::seconds(60);
    int maxSends = 3;                                              ///< per verification
    int failuresToLock = 3;                                        ///< failed verdicts per customer…
    std::chrono::seconds failureWindow = std::chrono::minutes(60); ///< …within this time…
    std::chrono::seconds lockTime = std::chrono::minutes(15);      ///< …lock the customer for this
    int maxOpenPerAgent = 5;
    bool allowUnlistedCustomer = true;                               ///< the form for a customer who is not in the directory
    std::chrono::seconds confirmDeadline = std::chrono::seconds(20); ///< row 15
    std::chrono::seconds faceResultGrace = std::chrono::seconds(10); ///< after Session Succeeded without a face result
    std::chrono::seconds reconcileAfter = std::chrono::seconds(20);  ///< after opened with no news
    std::chrono::seconds stallAfter = std::chrono::seconds(20);      ///< when a wait is worth a coaching line

    ConfirmMode confirm = ConfirmMode::Off; ///< a relay's comes from `incode.confirm`, which defaults to required
    /// Best effort: whose confirmation began no later than this is never accepted on silence. A relay's comes from its start: who asked
    /// Incode in an earlier run, and whether anybody did, is not known.
    base::Instant silenceCountsAfter{};

    bool operator==(const Policy &) const = default;
};

/// The moment at which a rule is applied, and the policy. `policy` must outlive it.
struct Context {
    base::Instant now{};
    const Policy &policy;
};

} // namespace authlink::verification
