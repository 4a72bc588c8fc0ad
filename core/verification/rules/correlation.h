// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/verification.h"

#include <vector>

namespace authlink::verification
{

/// How a webhook was tied to a verification: the rules of docs/domain.md "Correlation".
enum class Attribution {
    Exact,     ///< rule 1: it names an interview of ours, or our verification id as external customer id
    Claimed,   ///< rule 2, static links: it names the claimed customer of exactly one verification in its window
    Ambiguous, ///< several verifications fit, so it is tied to none
    None,      ///< rule 3: nothing fits
};

/// Whether its interviewId is that of the attempt. That of a legacy webhook is never one of ours, but of the enrolment that matched best,
/// long ago (docs/incode.md).
[[nodiscard]] bool carriesOurInterview(const Evidence &evidence);

/// "exact", "claimed", "ambiguous" or "none", as the store's inbox keeps it.
QString nameOf(Attribution value);

struct Correlation {
    Attribution attribution = Attribution::None;
    QString verificationId;          ///< for Exact and Claimed
    std::vector<QString> candidates; ///< for Ambiguous: the verifications that fit

    bool operator==(const Correlation &) const = default;
};

/// Ties a webhook to a verification. Rule 2 takes legacy results only, and of the 1:1 ones only what did not pass
/// (docs/decisions/006-claimed-only-legacy.md). The interviewId of a legacy webhook is never an exact key: it names the customer's
/// enrolment. Pure and thread-safe.
/// @param known the verifications that may fit, in any status: an exact id also ties a late result; null pointers are left out
/// @param now the end of a link's life is compared with it, the begin with evidence.receivedAt
[[nodiscard]] Correlation correlate(const Evidence &evidence, const std::vector<const Verification *> &known, base::Instant now);

} // namespace authlink::verification
