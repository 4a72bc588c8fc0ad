// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/policy.h"
#include "core/verification/verification.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

/// What customers and agents do to a verification. Each function checks that it is allowed now and returns the events that record it;
/// the caller stores them and folds them in. Errors: WrongState (also where a deadline has passed, only its timer has not come yet),
/// LimitReached (with retryAfter), Invalid. Pure and thread-safe.
namespace authlink::verification
{

/// The customer says "Yes, I am on this call" on the landing page: once, and only with the link that works now. That only one browser may
/// say so is the caller's to check.
[[nodiscard]] base::Result<std::vector<Event>> onYes(const Verification &state, const QString &address, const QString &device,
                                                     const Context &context);
/// Whether the customer's No still matters: from the moment in which the link is out until the verification ends, also when the link's
/// own life is over.
[[nodiscard]] bool isNoHeard(const Verification &state, const Context &context);
/// The customer says No, where nobody has said Yes yet or on the device that did. While pending, also while checking, it ends as denied;
/// after a verdict it is a note, and takes a standing Verified back.
[[nodiscard]] base::Result<std::vector<Event>> onNo(const Verification &state, const Context &context);
/// No on another device than the one that said Yes: who of the two is the customer is unknown. While pending it can't turn green any
/// more (a pass becomes NeedsReview with Reason::CustomerDenied); after a verdict as onNo().
[[nodiscard]] base::Result<std::vector<Event>> onNoElsewhere(const Verification &state, const SecondDevice &device, const Context &context);
/// No by a link that a newer one replaced, perhaps sent to somebody else, on whatever device: as onNoElsewhere(), but it says nothing about
/// who followed the link that works now, so there is no SecondDevice.
[[nodiscard]] base::Result<std::vector<Event>> onNoByOldLink(const Verification &state, const Context &context);
/// The agent withdraws a link that is sent, opened or capturing.
/// @param by the agent's sign-in name
[[nodiscard]] base::Result<std::vector<Event>> cancel(const Verification &state, const QString &by, const QString &why,
                                                      const Context &context);
/// The agent ends the call: from any status that is no end.
[[nodiscard]] base::Result<std::vector<Event>> close(const Verification &state, const QString &by, const Context &context);
/// What the agent says about the call once nothing is awaited any more: what came of it (a code of the relay's), and words of their own.
/// Until kCallNoteTime after the end, at most kMaxCallNotes times.
/// @param outcome, text one of them may be empty
[[nodiscard]] base::Result<std::vector<Event>> noteCall(const Verification &state, const QString &by, const QString &outcome,
                                                        const QString &text, const Context &context);
inline constexpr std::chrono::hours kCallNoteTime{24};
inline constexpr int kMaxCallNotes = 20;
/// The agent asks for a new link: within the limits of the policy (cooldown, number of sends); at once where the link was followed on a
/// second device, and not at all where somebody said No there. The events are `resent` and, with a new
/// contact, `corrected`.
[[nodiscard]] base::Result<std::vector<Event>> resend(const Verification &state, const QString &by,
                                                      const std::optional<ContactOverride> &contact, const Context &context);

} // namespace authlink::verification
