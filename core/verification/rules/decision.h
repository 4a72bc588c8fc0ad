// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/policy.h"

#include <optional>
#include <vector>

namespace authlink::verification
{

/// What Incode itself said when asked about a passing result (`incode.confirm`, docs/decisions/007-confirmation.md).
enum class Confirmation {
    NotRequired, ///< nobody asks: confirm = "off"
    Pending,     ///< asked, no answer yet: never decides
    Confirmed,
    OtherIdentity, ///< it names another customer
    Refused,       ///< it says no
    OutOfReach,    ///< no answer until the deadline
};

/// What the table says about one result and one claimed customer.
struct Decision {
    /// Absent while `tryAgain` or `awaitConfirmation`: no verdict stands.
    std::optional<Verdict> verdict;
    std::vector<Reason> reasons;
    Row row = Row::None;            ///< None while `awaitConfirmation`
    bool tryAgain = false;          ///< a failed attempt while others are left: the session goes on
    bool awaitConfirmation = false; ///< it passed, and Incode has not confirmed it yet (Confirmation::Pending)

    bool operator==(const Decision &) const = default;
};

/// Customer ids are compared exactly, after trimming; an empty one never matches.
[[nodiscard]] bool isSameCustomer(const QString &a, const QString &b);

/// The decision table of docs/domain.md. Has an answer for any evidence and never a green one where something is missing.
/// Precondition: isResult(evidence).
/// What a shape always carries must be there: a legacy 1:N result must state faceMatch, spoofAttempt and secondFactor, a 1:1 result
/// faceMatch. A mistyped spoofAttempt or secondFactor counts against any shape.
/// @param claimedCustomerId compared by isSameCustomer
/// @param vendorReviewPending Incode holds the session for a manual review
[[nodiscard]] Decision decide(const Evidence &evidence, const QString &claimedCustomerId, const Policy &policy,
                              Confirmation confirmation = Confirmation::NotRequired, bool vendorReviewPending = false);

/// What a result is by itself, whichever customer is claimed. For those who have no verification (yet) to decide it for.
struct Classification {
    bool isResult = false;       ///< isResult(evidence); the others are false without it
    bool isPass = false;         ///< somebody passed, even if a person must still look (NeedsReview)
    bool isPhotoQuality = false; ///< says something about a photo only, not about a person

    bool operator==(const Classification &) const = default;
};
[[nodiscard]] Classification classify(const Evidence &evidence, const Policy &policy);

} // namespace authlink::verification
