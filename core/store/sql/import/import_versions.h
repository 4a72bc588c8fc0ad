// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <vector>

/// The tables through which an import goes (resources/sql/sqlite/import.sql), and how what is in them is brought to an end.
namespace authlink::store
{

/// A note that is no action of the audit: Incode's report of this id is settled.
inline constexpr QLatin1StringView kNoteAgreed("agreed");

/// The import that has not come to its end.
struct UnfinishedImport {
    qint64 number = 0;
    bool shown = false;
    QString by;
    qint64 at = 0;             ///< milliseconds since 1970
    qint64 enrolmentsUpto = 0; ///< reports that had come when it was shown
};
[[nodiscard]] SqlResult<std::optional<UnfinishedImport>> unfinishedImport(Connection &connection);

/// What it takes to delete a version of a customer.
struct StoredVersion {
    qint64 row = 0;
    QString account, phone, words;
};
[[nodiscard]] SqlResult<std::vector<StoredVersion>> versionsOf(SqlResult<Rows> rows);
/// Deletes it with its search terms.
[[nodiscard]] SqlResult<void> dropVersion(Connection &connection, const StoredVersion &version);

/// What somebody else changed while an import was being written.
struct ImportChange {
    qint64 id = 0;
    QString account, customerId;
};
[[nodiscard]] SqlResult<std::vector<ImportChange>> importChanges(Connection &connection, int most);

[[nodiscard]] inline SqlResult<void> withoutCount(const SqlResult<int> &run)
{
    if (!run)
        return tl::unexpected(run.error());
    return {};
}

/// One step of the way to the end of an import: one that was not shown is withdrawn, one that was is tidied up after. Gives how many rows
/// it changed, of at most `most`; 0: nothing is left. Within the caller's database transaction, by who has the right to import.
[[nodiscard]] SqlResult<int> clearUpImport(Connection &connection, int most);

/// The same, unless somebody is importing now.
[[nodiscard]] SqlResult<int> clearUpAbandonedImport(Connection &connection, int most);

} // namespace authlink::store
