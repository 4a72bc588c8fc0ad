// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <chrono>

namespace authlink::verification
{

/// Whether Incode itself is asked before a passing result turns green (`incode.confirm`).
enum class ConfirmMode {
    Off,        ///< not asked: a webhook is believed
    BestEffort, ///< asked; silence until the deadline lets the webhook stand, and the record says so
    Required,   ///< only its answer makes green (Row::OtherIdentity, Row::NotConfirmed)
};

/// The longest life that a link can have.
inline constexpr std::chrono::minutes kMaxLinkLife(15);

/// The limits and times of docs/domain.md, with its defaults. A relay reads them from [policy] of its configuration.
struct Policy {
    std::chrono::seconds linkLife = std::chrono::minutes(5);         ///< 1 min to kMaxLinkLife
    std::chrono::seconds verdictValidity = std::chrono::minutes(10); ///< of a verified verdict
    std::chrono::seconds decidedOpen = std::chrono::minutes(60);     ///< any verdict closes by itself after this
    double minimumConfidence = 0.0;                                  ///< Row::LowConfidence; 0 switches it off
    double ambiguityMargin = 0.02;                                   ///< Row::Ambiguous: a second candidate that close to the best
    int startsPerMinute = 10;                                        ///< per agent
    std::chrono::seconds resendCooldown = std::chrono::seconds(60);
    int maxSends = 3;                                              ///< per verification
    int failuresToLock = 3;                                        ///< failed verdicts per customer…
    std::chrono::seconds failureWindow = std::chrono::minutes(60); ///< …within this time…
    std::chrono::seconds lockTime = std::chrono::minutes(15);      ///< …lock the customer for this
    int maxOpenPerAgent = 5;
    int severalAgents = 3;                                           ///< so many agents trying for one customer within an hour are an alert
    bool allowUnlistedCustomer = false;                              ///< supervisors may verify a customer who is not in the directory
    std::chrono::seconds confirmDeadline = std::chrono::seconds(20); ///< of the confirmation, from confirmingAt
    std::chrono::seconds faceResultGrace = std::chrono::seconds(10); ///< after Session Succeeded without a face result
    std::chrono::seconds reconcileAfter = std::chrono::seconds(20);  ///< Incode is asked after so long without news
    std::chrono::seconds stallAfter = std::chrono::seconds(20);      ///< a wait so long is worth a coaching line in the console

    ConfirmMode confirm = ConfirmMode::Off; ///< a relay's comes from `incode.confirm`, which defaults to required
    /// Best effort: a confirmation that began no later than this is never accepted on silence. A relay sets it to its own start, since it
    /// can't know whether an earlier run asked Incode at all.
    base::Instant silenceCountsAfter{};

    bool operator==(const Policy &) const = default;
};

/// The moment at which a rule is applied, and the policy. `policy` must outlive it.
struct Context {
    base::Instant now{};
    const Policy &policy;
};

} // namespace authlink::verification
