// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// How names, accounts and phone numbers are compared in searches. Pure and thread-safe.
namespace authlink::store
{

/// Lower case, without accents, single spaces: "José  ÁLVAREZ" becomes "jose alvarez".
[[nodiscard]] QString normalizedText(const QString &text);
/// The words of a name, normalised. Apostrophes and dots within a word are left out ("O'Neill" is "oneill"), anything else splits.
[[nodiscard]] QStringList wordsOf(const QString &text);
/// Normalised letters and digits only: "AC-10 01" is "ac1001".
[[nodiscard]] QString compactText(const QString &text);
/// ASCII digits only. Empty if `text` has anything but digits and the marks of phone numbers.
[[nodiscard]] QString phoneDigits(const QString &text);

} // namespace authlink::store
