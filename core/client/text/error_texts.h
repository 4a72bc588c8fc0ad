// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/verification_view.h"

#include <QString>

namespace authlink::client
{

/// What the agent was doing when it failed: the same code means another thing, and has another remedy.
enum class Action {
    Start,  ///< starting a verification
    Resend, ///< sending the link again, perhaps elsewhere
    Other,
};

/// What happened, what it means for this call, what to do: one line for the agent. Says by code and field what this console knows; the
/// relay's own sentence (untrusted, in its language) is shown only for an input field that it does not know.
[[nodiscard]] QString errorText(const base::Error &error, Action action = Action::Other);

/// Why a customer of the directory can't be verified, and what to do; empty: they can, as far as is known.
[[nodiscard]] QString enrolmentText(protocol::Enrolment enrolment);
/// The same in a word or two, for a list.
[[nodiscard]] QString enrolmentHint(protocol::Enrolment enrolment);

} // namespace authlink::client
