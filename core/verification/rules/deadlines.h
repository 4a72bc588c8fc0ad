// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/lifecycle.h"

/// Private to this room: what time may end.
namespace authlink::verification
{

enum class DeadlineKind {
    None,
    Sending,      ///< the link was never sent: send_failed
    Link,         ///< link life: expired
    FaceResult,   ///< the grace period after a finished session
    Confirmation, ///< row 15
    Validity,     ///< of a verified verdict: closed
};

/// The deadline that nextDeadline() speaks of.
[[nodiscard]] DeadlineKind deadlineKind(const Verification &state, const Context &context);

} // namespace authlink::verification
