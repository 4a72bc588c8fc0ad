// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/policy.h"
#include "core/verification/verification.h"

#include <optional>

/// What a verification waits for, and until when: every status but an end has a deadline, so that nothing waits or stays open for ever.
/// onTime() (lifecycle.h) says what follows when one has passed. Pure and thread-safe.
namespace authlink::verification
{

enum class DeadlineKind {
    None,
    Sending,      ///< the link was never sent: ends as send_failed
    Link,         ///< end of the link's life: ends as expired
    FaceResult,   ///< end of the grace period after a finished session
    Confirmation, ///< Incode's own answer is out of reach (Row::NotConfirmed)
    Validity,     ///< of a verified verdict: ends as closed
    Unattended,   ///< any other verdict, and nobody ended the call: ends as closed
};

/// What the deadline of this state is for.
[[nodiscard]] DeadlineKind deadlineKind(const Verification &state, const Context &context);
/// When onTime() must be called for this state; nullopt: never.
[[nodiscard]] std::optional<base::Instant> nextDeadline(const Verification &state, const Context &context);

} // namespace authlink::verification
