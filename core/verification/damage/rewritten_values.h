// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/damage/export_damage.h"

#include <QString>

#include <optional>

/// What spreadsheets make of a text that they take for a number, a date or a formula. Pure and thread-safe.
namespace authlink::verification
{

/// What this surely is; nullopt: nothing of the kind, or doubtful. DigitDate is sure as long as the column says nothing else.
/// @param text trimmed, of accounts, ids or phones
[[nodiscard]] std::optional<Damage> rewrittenAs(const QString &text, ColumnKind kind);

/// A text of the form of a date in digits with a year of four: 03/11/2026, 3.11.2026, 2026-11-03.
struct DigitDate {
    bool isYearFirst; ///< banks number by year, month and a running number, too
    QChar separator;
    bool isDate; ///< there is such a day, in one of the orders that are in use; otherwise it is somebody's numbering

    /// The same for texts of the same form.
    [[nodiscard]] int form() const { return separator.unicode() * 2 + (isYearFirst ? 1 : 0); }
};
[[nodiscard]] std::optional<DigitDate> digitDate(const QString &text);

/// What a spreadsheet may have written, and a bank as well. One value tells nothing.
enum class Doubt {
    LongDate,  ///< 2026-11-03, with the year first
    ShortDate, ///< 3/11/26
    Time,      ///< 12:30:00
    Groups,    ///< 1.234.567
    Fraction,  ///< 10003.5
    Exponent,  ///< 10E4
};
[[nodiscard]] std::optional<Doubt> doubtOf(const QString &account);
/// What it may be: "dates".
[[nodiscard]] QString doubtText(Doubt doubt);

} // namespace authlink::verification
