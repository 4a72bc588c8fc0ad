// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Texts from outside (names, accounts, what others typed) within what the console says: one line that changes nothing around it.
namespace authlink::client
{

inline constexpr qsizetype kMaxName = 120;

/// The text as one line of at most `most` characters, the last one an ellipsis if it was longer; never cut within what is seen as one
/// character. Ends of lines and other controls become a space. What turns the direction of writing goes, but for balanced first-strong
/// isolates (UAX #9), which change nothing outside; so do characters that are not seen, and marks that have no letter or that are stacked
/// higher than any script needs.
[[nodiscard]] QString oneLine(const QString &text, qsizetype most = kMaxName);

/// For a place within a sentence: a text that is written from right to left stands in a first-strong isolate, so that it does not move
/// the words and numbers beside it. Any other text stays as it is.
[[nodiscard]] QString isolated(const QString &text);

} // namespace authlink::client
