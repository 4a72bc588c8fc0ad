// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::base
{

/// What a person typed or pasted as one paragraph of plain text: line ends, tabs and other control characters become spaces, several spaces
/// one; what turns the direction of writing, and halves of characters, are taken out. What joins and parts letters (U+200C, U+200D) stays:
/// scripts and emoji need it. Never longer than `text`. Pure and thread-safe.
[[nodiscard]] QString plainParagraph(const QString &text);

} // namespace authlink::base
