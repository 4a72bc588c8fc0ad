// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/policy.h"
#include "core/verification/verification.h"

#include <optional>
#include <vector>

/// Asking Incode itself: when, and what its answer does. Pure, as all of this room.
namespace authlink::verification
{

enum class InquiryKind {
    Confirm,   ///< status checking: a passing result waits for Incode's own word
    Reconcile, ///< session mode, opened or capturing (a bare link: sent), and nothing was heard: a webhook may be lost
};

/// Whose answer counts: the other one changes nothing.
enum class InquiryMeans {
    Record,      ///< the record of session `interviewId`: onRecord
    LegacyProof, ///< static links: the values of the legacy webhook that passed: onVerifyAnswer
};

struct Inquiry {
    InquiryKind kind = InquiryKind::Confirm;
    InquiryMeans means = InquiryMeans::Record;
    base::Instant from{}; ///< when to ask first; later ones follow with backoff for as long as an inquiry is owed

    bool operator==(const Inquiry &) const = default;
};

/// The question this state owes; nullopt: none. Confirm: from confirmingAt. Reconcile: policy.reconcileAfter after the Yes (a bare link:
/// after the sending), or after the last news of the session.
[[nodiscard]] std::optional<Inquiry> inquiryOf(const Verification &state, const Context &context);

/// Incode answered about the session that works now; the caller drops an answer about another interviewId than state.interviewId.
/// Checking: rows 13 to 16; an Absent record changes nothing (ask again), but under best effort it is noted once: that is no silence.
/// Opened or capturing: Expired ends the verification; a record that is Ok and names an identity goes through the table, and the verdict
/// is marked as found by asking; a review, and a record that fails, decide once the session is over; a session that is over without a
/// word about the face starts the grace period. Anything else changes nothing. Does first what onTime would do at this moment. Never
/// makes a decided verification greener. See docs/decisions/007.
[[nodiscard]] std::vector<Event> onRecord(const Verification &state, const VendorRecord &record, const Context &context);

/// The legacy confirmation (`authentication/verify`) of the result that waits was answered, or can't be asked because its webhook lacked
/// a value (false). Only for a state that owes an inquiry by LegacyProof.
[[nodiscard]] std::vector<Event> onVerifyAnswer(const Verification &state, bool verified, const Context &context);

} // namespace authlink::verification
