// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/coaching.h"

namespace authlink::client
{

/// What is going on, from the state, the timeline and the time. Pure.
[[nodiscard]] Situation situationOf(const CoachingInput &input);

/// The reasons of the last failed attempt; empty if none.
[[nodiscard]] QList<verification::Reason> failedAttemptReasons(const CoachingInput &input);

/// The second device (or browser) on which the current link was opened; nullptr: none. Another phone goes before another browser of the
/// same phone, whichever came later: the harmless one does not undo the alarm. Points into `events`.
[[nodiscard]] const protocol::EventView *secondDeviceOf(const QList<protocol::EventView> &events);

/// A passing result came for this verification that no session of ours stands behind (a note says so), or that Incode does not confirm
/// (the verdict's reason says so). See unprovenPassText().
[[nodiscard]] bool hasUnprovenPass(const protocol::VerificationView &view, const QList<protocol::EventView> &events);

/// Somebody else tried to be verified as this customer while this verification was undecided. See contestedText().
[[nodiscard]] bool isContested(const protocol::VerificationView &view, const QList<protocol::EventView> &events);
/// Many agents tried for this customer in a short time. See severalAgentsText().
[[nodiscard]] bool hasSeveralAgents(const QList<protocol::EventView> &events);
/// Any of these: the panel and its tab say so, whatever the banner is.
[[nodiscard]] bool hasAlert(const protocol::VerificationView &view, const QList<protocol::EventView> &events);

} // namespace authlink::client
