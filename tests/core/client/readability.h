// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// How hard a text is to read, and so to follow on the phone.
namespace authlink::test
{

/// Syllables of a word as the spelling tells them. Exact for most words; a formula needs no more.
[[nodiscard]] int syllablesOf(const QString &word, const QString &language);

struct Reading {
    int sentences = 0;
    int longest = 0;   ///< words of the longest sentence
    double ease = 0.0; ///< 100: very easy, 60: plain, 30: hard
};

/// The ease by Flesch (1948) for English, Fernández Huerta (1959) for Spanish, and Martins and others (1996), who fitted Flesch's formula
/// to Brazilian Portuguese.
/// @param language of base::kLanguages
[[nodiscard]] Reading readingOf(const QString &text, const QString &language);

} // namespace authlink::test
