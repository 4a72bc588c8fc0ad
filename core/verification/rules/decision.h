// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/policy.h"

#include <optional>
#include <vector>

namespace authlink::verification
{

/// What asking Incode itself gave (`incode.confirm`).
enum class Confirmation {
    NotRequired, ///< confirm = "off"
    Pending,     ///< asked, no answer yet: never decides
    Confirmed,
    OtherIdentity, ///< row 14
    Refused,       ///< row 15: not_confirmed
    OutOfReach,    ///< row 15: unconfirmed (deadline passed)
};

/// The outcome of the table for one evidence against one claimed customer.
struct Decision {
    /// Absent while `tryAgain` or `awaitConfirmation`: no verdict stands.
    std::optional<Verdict> verdict;
    std::vector<Reason> reasons;
    Row row = Row::None;            ///< None while `awaitConfirmation`
    bool tryAgain = false;          ///< a starred row with attempts left: tell the customer, the session goes on
    bool awaitConfirmation = false; ///< rows 1 to 13 passed and Confirmation is Pending

    bool operator==(const Decision &) const = default;
};

/// Customer ids are compared exactly, after trimming; an empty one never matches.
[[nodiscard]] bool isSameCustomer(const QString &a, const QString &b);

/// The decision table of domain.md; pure, total, fails closed. Precondition: isResult(evidence).
/// Row 7 reads "missing is never fine" for every field its shape always has: the legacy 1:N result must state faceMatch, spoofAttempt
/// and secondFactor; a mistyped spoofAttempt or secondFactor is never fine in any shape.
/// @param claimedCustomerId compared by isSameCustomer
/// @param vendorReviewPending the session is known to wait for manual review (row 13)
[[nodiscard]] Decision decide(const Evidence &evidence, const QString &claimedCustomerId, const Policy &policy,
                              Confirmation confirmation = Confirmation::NotRequired, bool vendorReviewPending = false);

/// What a result is by itself, whoever is claimed: worked out once, for those who must treat it before (or without) a verification.
struct Classification {
    bool isResult = false;       ///< isResult(evidence); the others are false without it
    bool isPass = false;         ///< somebody passed, whoever it was, and even if a person must still look (rows 10 to 13, 16)
    bool isPhotoQuality = false; ///< row 5: no result about a person, only about a photo

    bool operator==(const Classification &) const = default;
};
[[nodiscard]] Classification classify(const Evidence &evidence, const Policy &policy);

} // namespace authlink::verification
