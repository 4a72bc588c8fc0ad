// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/capture_outcome.h"
#include "core/verification/values.h"

#include <QString>

#include <optional>
#include <vector>

namespace authlink::test
{

/// What one customer of the soak does, and so the truth about the verification.
struct SoakPlan {
    QString name;
    std::vector<sandbox::Capture> captures;
    verification::Verdict truth; ///< the verdict if every message arrives

    /// How many webhooks the sandbox makes of it.
    [[nodiscard]] int webhooks() const;
};

[[nodiscard]] const std::vector<SoakPlan> &soakPlans();

enum class Judgement {
    Right,    ///< the truth
    Cautious, ///< no answer, or less than the truth, and never green: fail closed
    Wrong,    ///< contradicts the truth
};

/// @param verdict nullopt: none was reached
[[nodiscard]] Judgement judge(const SoakPlan &plan, std::optional<verification::Verdict> verdict);

} // namespace authlink::test
