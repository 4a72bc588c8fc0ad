// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/lifecycle.h"
#include "core/verification/vendor_record.h"

#include <optional>
#include <vector>

/// Asking Incode itself: when, and what its answer does. Pure, as all of this room.
namespace authlink::verification
{

enum class InquiryKind {
    Confirm,   ///< status checking: a passing result waits for Incode's own word
    Reconcile, ///< session mode, opened or capturing, and nothing was heard: a webhook may be lost
};

struct Inquiry {
    InquiryKind kind = InquiryKind::Confirm;
    base::Instant from{}; ///< when to ask first; later ones follow with backoff for as long as an inquiry is owed

    bool operator==(const Inquiry &) const = default;
};

/// The question this state owes; nullopt: none. Confirm: from confirmingAt. Reconcile: from openedAt + policy.reconcileAfter.
[[nodiscard]] std::optional<Inquiry> inquiryOf(const Verification &state, const Context &context);

/// Incode answered about the session that works now. Checking: rows 13 to 16 (an Absent record changes nothing: ask again).
/// Opened or capturing: Expired ends the verification; a record that is Ok and names an identity decides, and the verdict is marked as
/// found by asking; a record that fails decides only once the session is over. Anything else changes nothing. Does first what onTime
/// would do at this moment. Never makes a decided verification greener.
[[nodiscard]] std::vector<Event> onRecord(const Verification &state, const VendorRecord &record, const Context &context);

/// The legacy confirmation (`authentication/verify`) was answered, or can't be asked because the webhook lacked a value (false).
[[nodiscard]] std::vector<Event> onVerifyAnswer(const Verification &state, bool verified, const Context &context);

} // namespace authlink::verification
