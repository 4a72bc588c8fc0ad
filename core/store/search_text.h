// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// How names, accounts and phone numbers are compared in searches. Pure and thread-safe.
namespace authlink::store
{

/// The one rule by which texts are compared: lower case, without accents and apostrophes, single spaces, digits of any script as 0 to 9,
/// without what nobody sees (directions, joiners); Latin letters that do not decompose as people type them without such a key, by CLDR's
/// Latin-ASCII. "José  ÁLVAREZ" becomes "jose alvarez", "Ærøskøbing" "aeroskobing". What it made is stored: another rule needs a migration
/// that makes it anew (core/store/sql/tables/refold.h).
[[nodiscard]] QString normalizedText(const QString &text);
/// The words of a name, normalised. Dots within a word are left out as apostrophes are ("O'Neill" is "oneill"), anything else splits.
[[nodiscard]] QStringList wordsOf(const QString &text);
/// Normalised letters and digits only: "AC-10 01" is "ac1001".
[[nodiscard]] QString compactText(const QString &text);
/// ASCII digits only, without the "(0)" that some write into international numbers. Empty if `text` has anything but digits and the marks
/// of phone numbers.
[[nodiscard]] QString phoneDigits(const QString &text);

} // namespace authlink::store
