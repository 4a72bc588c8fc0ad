// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/states.h"
#include "core/protocol/messages.h"

#include <QList>
#include <QString>

/// What an agent must hear of though nobody asked: in plain words, to be understood under pressure.
namespace authlink::client
{

/// A passing result came for this verification that no session of ours stands behind (a note says so), or that Incode does not confirm
/// (the verdict's reason says so).
[[nodiscard]] bool hasUnprovenPass(const protocol::VerificationView &view, const QList<protocol::EventView> &events);

/// The alert of a verification with an unproven pass, translated. It warns of a deception while nothing is proven; beside a green
/// banner (which rests on another result) it reports the attempt.
[[nodiscard]] QString unprovenPassWords(BannerKind banner);

/// What a notice of the relay says, translated: our words for a code that this console knows, else the relay's own text (untrusted,
/// plain text).
[[nodiscard]] QString noticeWords(const protocol::Notice &notice);

/// What a note (an event of kind note) says, as noticeWords().
[[nodiscard]] QString noteWords(const protocol::EventView &note);

} // namespace authlink::client
