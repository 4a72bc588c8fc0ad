// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// Characters that make two texts differ which look the same, or that a text of its kind never holds. Pure and thread-safe.
namespace authlink::verification
{

/// Takes no ink: formats (U+200B, U+FEFF, U+00AD …), spaces other than the plain one, fillers, variation selectors, what Unicode has not
/// given a meaning.
[[nodiscard]] bool isInvisible(char32_t c);
/// The first character of a name that takes no ink and that its script doesn't need. Persian, the scripts of India and others join and
/// part letters with characters that are not seen (U+200C, U+200D), East Asia chooses a form of a letter with variation selectors. Latin,
/// Greek and Cyrillic letters need none.
[[nodiscard]] std::optional<char32_t> hiddenInName(const QString &name);
/// A name with plain spaces in place of the others (U+00A0, U+3000 …), and without marks of direction (U+200E, U+200F), which only who
/// writes from right to left types: neither changes what is read.
[[nodiscard]] QString plainName(const QString &name);
/// Stands for what a program could not read, or not write into text.
[[nodiscard]] bool isLost(char32_t c);
/// A digit of another script, or what East Asian fonts show wide: １２３.
[[nodiscard]] bool isWide(char32_t c);
/// Embeds, overrides or isolates a direction of writing.
[[nodiscard]] bool turnsText(char32_t c);
/// Not of those that a customer id is made of: the visible characters of ASCII without quotes and brackets.
[[nodiscard]] bool isNotOfIds(char32_t c);

using IsSuch = bool (*)(char32_t);

/// The first character of this kind.
[[nodiscard]] std::optional<char32_t> firstSuch(const QString &text, IsSuch isSuch);
/// A character for people: "U+200B", and of those that can be read "'('".
[[nodiscard]] QString nameOfCharacter(char32_t c);

} // namespace authlink::verification
