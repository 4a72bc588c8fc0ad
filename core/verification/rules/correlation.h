// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"
#include "core/verification/verification.h"

#include <vector>

namespace authlink::verification
{

enum class Attribution {
    Exact,     ///< rule 1: our interview id, or our verification id as external customer id
    Claimed,   ///< rule 2: static links, the matched customer is the claimed one of exactly one open verification in its window
    Ambiguous, ///< rule 2 hit more than one: neither; `candidates` lists them
    None,      ///< rule 3
};

/// "exact", "claimed", "ambiguous" or "none", as the inbox keeps it. Static storage.
QString nameOf(Attribution value);

struct Correlation {
    Attribution attribution = Attribution::None;
    QString verificationId;          ///< for Exact and Claimed
    std::vector<QString> candidates; ///< for Ambiguous: the ids that say why

    bool operator==(const Correlation &) const = default;
};

/// The rules of domain.md "Correlation". `known`: verifications worth considering, in any state (exact ids also attribute late results).
/// Rule 2 takes the legacy shapes only, and of 1:1 only what did not pass (docs/decisions/006).
/// The legacy webhooks' interviewId is the onboarding interview that matched best: never an exact key.
[[nodiscard]] Correlation correlate(const Evidence &evidence, const std::vector<const Verification *> &known, base::Instant now);

} // namespace authlink::verification
