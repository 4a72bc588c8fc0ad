// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

/// What spreadsheets and database exports leave behind in a column of text: words for nothing, error values, numbers rewritten, characters
/// nobody sees. Pure and thread-safe.
namespace authlink::verification
{

/// What a column holds, which says what is damage in it.
enum class ColumnKind {
    Account, ///< account numbers, compared character by character
    Id,      ///< customer ids, likewise; may be hexadecimal digits
    Phone,   ///< digits, which a spreadsheet takes for a number
    Name,    ///< of people: some are called Null
    Email,   ///< addresses, compared character by character by whoever delivers
    Text,    ///< one of a list
};

enum class Damage {
    EmptyWord,   ///< NULL, None, N/A, nan …; of accounts and ids also unknown, missing …
    Filler,      ///< 0, 0000-0000, xxxx: a word for nothing, of ids
    ErrorValue,  ///< #N/A, #REF!, Err:502 …
    Exponent,    ///< 4.5E+15
    Decimals,    ///< 10003.0
    Date,        ///< 03-Jan
    DigitDate,   ///< 03/11/2026; unless the column has numbers of this form that are no dates (digitDate() in rewritten_values.h)
    Formatted,   ///< $1000, 10%, 1,234,567
    Formula,     ///< =1+2
    TextMark,    ///< 'id: the mark of a cell that holds text
    Invisible,   ///< U+200B, U+FEFF, U+00A0 …
    Hidden,      ///< likewise, in a name, whose script may need some
    Lost,        ///< U+FFFD: a character that could not be read
    Wide,        ///< digits of another script, and what East Asian fonts show wide: １２３
    Turned,      ///< U+202E …: what is shown has another order
    NotOfIds,    ///< what no id is made of: letters of other scripts, typographic dashes, spaces, quotes, brackets
    NothingInIt, ///< no letter and no digit
};

/// @param value as it stands in the file, blanks around it included
[[nodiscard]] std::optional<Damage> damageOf(const QString &value, ColumnKind kind);

/// Whether these numbers look rounded to 15 digits, as spreadsheets keep them: of those with more digits, which must be several, all end in
/// zeros after the 15th.
[[nodiscard]] bool looksRounded(const std::vector<QString> &values);

/// What to say of one damaged value: "is the word 'NULL'; leave it empty".
[[nodiscard]] QString damageText(Damage damage, const QString &value);

} // namespace authlink::verification
