// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/states.h"
#include "core/protocol/messages.h"

#include <QString>

namespace authlink::client
{

/// What a notice of the relay says. A code that this console knows has a text here; the text that came with the notice (untrusted, in
/// the relay's language) is shown for other codes only.
[[nodiscard]] QString noticeText(const protocol::Notice &notice);

/// Whether a notice warns of a deception: it stays until somebody has seen it.
[[nodiscard]] bool isAlert(const protocol::Notice &notice);

/// What a note (an event of kind note) says; texts as for noticeText().
[[nodiscard]] QString noteText(const protocol::EventView &note);

/// The alert on a verification for which a passing result came that nothing of ours stands behind (see hasUnprovenPass()). It warns of a
/// deception while nothing is proven; beside a green banner, which rests on another result, it reports the attempt.
[[nodiscard]] QString unprovenPassText(BannerKind banner);

/// The alert on a verification that is contested (see isContested()).
/// @param codeWords hasCodeWords(): the caller can be asked for the second one
[[nodiscard]] QString contestedText(BannerKind banner, bool codeWords);
/// The alert on a verification of a customer whom many agents tried to verify (see hasSeveralAgents()).
[[nodiscard]] QString severalAgentsText();
/// Every alert on a verification, the most urgent first, a line each; empty: there is none (see hasAlert()).
[[nodiscard]] QString alertText(const protocol::VerificationView &view, const QList<protocol::EventView> &events, BannerKind banner);

} // namespace authlink::client
