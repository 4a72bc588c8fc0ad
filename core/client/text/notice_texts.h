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

/// What a note (an event of kind note) says; texts as for noticeText().
[[nodiscard]] QString noteText(const protocol::EventView &note);

/// The alert on a verification for which a passing result came that nothing of ours stands behind (see hasUnprovenPass()). It warns of a
/// deception while nothing is proven; beside a green banner, which rests on another result, it reports the attempt.
[[nodiscard]] QString unprovenPassText(BannerKind banner);

} // namespace authlink::client
