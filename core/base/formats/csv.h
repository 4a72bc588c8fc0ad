// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <functional>
#include <vector>

namespace authlink::base
{

/// One record and where it began, for messages to the person who wrote the file.
struct CsvRecord {
    int line = 0; ///< of the file, from 1; quoted fields may span lines
    QStringList fields;

    bool operator==(const CsvRecord &) const = default;
};

inline constexpr qsizetype kMaxCsvBytes = 256LL * 1024 * 1024; ///< some three million customers
inline constexpr qsizetype kMaxCsvFieldBytes = 8LL * 1024;
inline constexpr qsizetype kMaxCsvFields = 64;

/// Reads RFC 4180: commas, double quotes with "" inside, LF or CRLF, an optional UTF-8 byte order mark, an optional last line end.
/// Blank lines are skipped. A quote inside an unquoted field, text after a closing quote, a lone CR, NUL and invalid UTF-8 are
/// errors, not guesses.
/// Errors: Invalid with field "line N" and a message that starts with it.
[[nodiscard]] Result<std::vector<CsvRecord>> parseCsv(QByteArrayView bytes);

/// The same, one record at a time: a large file need not be in memory as records. @param each is given the record and how many bytes of
/// the file have been read; false ends the reading. Where there is an error, the records before it have been given.
[[nodiscard]] Result<void> forEachCsvRecord(QByteArrayView bytes, const std::function<bool(const CsvRecord &record, qsizetype read)> &each);

/// An Invalid that names a line of the file: "line 12: why".
[[nodiscard]] Error invalidLine(int line, const QString &why);

} // namespace authlink::base
