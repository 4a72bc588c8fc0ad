// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/policy.h"
#include "core/verification/verification.h"

#include <optional>
#include <vector>

/// Asking Incode itself: what must be asked when, and what the answers do (docs/domain.md "Asking Incode itself"). Pure and thread-safe.
namespace authlink::verification
{

enum class InquiryKind {
    Confirm,   ///< while checking: a passing result awaits its confirmation
    Reconcile, ///< session mode, opened or capturing (without a landing page also sent): a webhook may have been lost
};

/// What to ask. An answer to the other question changes nothing.
enum class InquiryMeans {
    Record,      ///< the record of session Verification::interviewId; the answer goes to onRecord()
    LegacyProof, ///< static links: whether the webhook that passed is genuine; the answer goes to onVerifyAnswer()
};

struct Inquiry {
    InquiryKind kind = InquiryKind::Confirm;
    InquiryMeans means = InquiryMeans::Record;
    base::Instant from{}; ///< when to ask first; then again with backoff, for as long as there is an inquiry

    bool operator==(const Inquiry &) const = default;
};

/// What Incode must be asked in this state; nullopt: nothing. Confirm: from confirmingAt on. Reconcile: policy.reconcileAfter after the
/// customer's Yes (without a landing page: after the sending), or after the last news of the session.
[[nodiscard]] std::optional<Inquiry> inquiryOf(const Verification &state, const Context &context);

/// Incode answered about the current session; the caller drops an answer about another interviewId than state.interviewId.
/// - While checking, the rows from Row::VendorReview on decide. An Absent record changes nothing, so it is asked for again; under best
///   effort it is noted once, because Incode was not silent.
/// - While opened or capturing: a session that expired ends the verification; a record that is Ok and names an identity goes through the
///   table, and the verdict is marked as found by asking; a review and a failed record decide once the session is over; a session that is
///   over without a result about the face starts the grace period. Anything else changes nothing.
/// Does first what onTime would do at this moment. Never makes a decided verification greener (docs/decisions/007-confirmation.md).
[[nodiscard]] std::vector<Event> onRecord(const Verification &state, const VendorRecord &record, const Context &context);

/// Incode answered whether the legacy webhook that passed is genuine (`authentication/verify`).
/// @param verified false also if it can't be asked, because the webhook lacked a value
/// Changes nothing unless inquiryOf() asks for it by LegacyProof.
[[nodiscard]] std::vector<Event> onVerifyAnswer(const Verification &state, bool verified, const Context &context);

} // namespace authlink::verification
