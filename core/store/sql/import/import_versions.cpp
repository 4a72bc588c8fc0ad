// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/import/import_versions.h"

#include "core/base/time.h"
#include "core/store/sql/tables/directory.h"
#include "core/store/sql/tables/enrolment.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

struct Note {
    qint64 id = 0;
    QString action, account, detail;
};

SqlResult<std::vector<Note>> notes(Connection &connection, int most)
{
    auto rows = connection.select("import_notes", {most});
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Note> notes;
    while (rows->next())
        notes.push_back({.id = rows->integer(0), .action = rows->text(1), .account = rows->text(2), .detail = rows->text(3)});
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return notes;
}

/// The audit, and the reports that the import has settled.
SqlResult<int> carryOut(Connection &connection, const UnfinishedImport &import, int most)
{
    const auto some = notes(connection, most);
    if (!some || some->empty())
        return some.map([](const auto &) { return 0; });
    for (const Note &note : *some) {
        const auto carriedOut =
            note.action == kNoteAgreed
                ? withoutCount(connection.run("enrolment_agreed", {textValue(import.by), import.at, note.account, note.detail}))
                : addAudit(connection, {.at = base::fromMillis(import.at),
                                        .by = import.by,
                                        .action = note.action,
                                        .account = note.account,
                                        .detail = note.detail});
        if (!carriedOut)
            return tl::unexpected(carriedOut.error());
    }
    if (auto dropped = connection.run("import_notes_drop", {some->back().id}); !dropped)
        return dropped;
    return static_cast<int>(some->size());
}

/// What went with an import that is shown.
SqlResult<int> dropGone(Connection &connection, const UnfinishedImport &import, int most)
{
    const auto gone = versionsOf(connection.select("import_gone", {most}));
    if (!gone)
        return tl::unexpected(gone.error());
    for (const StoredVersion &version : *gone) {
        if (auto dropped = dropVersion(connection, version); !dropped)
            return tl::unexpected(dropped.error());
        const auto isReplaced = hasRow(connection.select("customer_id_of", {version.account}));
        if (!isReplaced)
            return tl::unexpected(isReplaced.error());
        if (*isReplaced)
            continue;
        if (auto forgotten = connection.run("enrolments_forget", {version.account, import.enrolmentsUpto}); !forgotten)
            return forgotten;
    }
    return static_cast<int>(gone->size());
}

SqlResult<int> tidy(Connection &connection, const UnfinishedImport &import, int most)
{
    auto rows = carryOut(connection, import, most);
    if (!rows || *rows > 0)
        return rows;
    return dropGone(connection, import, most);
}

SqlResult<int> withdraw(Connection &connection, int most)
{
    const auto staged = versionsOf(connection.select("import_staged", {most}));
    if (!staged)
        return tl::unexpected(staged.error());
    for (const StoredVersion &version : *staged) {
        if (auto dropped = dropVersion(connection, version); !dropped)
            return tl::unexpected(dropped.error());
    }
    if (!staged->empty())
        return static_cast<int>(staged->size());
    for (const char *statement : {"import_all_stay", "import_notes_forget"}) {
        auto rows = connection.run(statement, {most});
        if (!rows || *rows > 0)
            return rows;
    }
    return 0;
}

} // namespace

SqlResult<std::optional<UnfinishedImport>> unfinishedImport(Connection &connection)
{
    auto rows = connection.select("import_run");
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return std::optional(UnfinishedImport{.number = rows->integer(0),
                                              .shown = rows->integer(1) != 0,
                                              .by = rows->text(2),
                                              .at = rows->integer(3),
                                              .enrolmentsUpto = rows->integer(4)});
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return std::optional<UnfinishedImport>();
}

SqlResult<std::vector<StoredVersion>> versionsOf(SqlResult<Rows> rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<StoredVersion> versions;
    while (rows->next())
        versions.push_back({.row = rows->integer(0), .account = rows->text(1), .phone = rows->text(2), .words = rows->text(3)});
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return versions;
}

SqlResult<void> dropVersion(Connection &connection, const StoredVersion &version)
{
    for (const SearchTerm &term : searchTermsOf(version.account, version.words.split(u' ', Qt::SkipEmptyParts), version.phone)) {
        if (auto dropped = connection.run("import_term_drop", {term.kind, term.term, version.row}); !dropped)
            return tl::unexpected(dropped.error());
    }
    return withoutCount(connection.run("import_row_drop", {version.row}));
}

SqlResult<std::vector<ImportChange>> importChanges(Connection &connection, int most)
{
    auto rows = connection.select("import_changes", {most});
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<ImportChange> changes;
    while (rows->next())
        changes.push_back({.id = rows->integer(0), .account = rows->text(1), .customerId = rows->text(2)});
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return changes;
}

SqlResult<int> clearUpImport(Connection &connection, int most)
{
    const auto import = unfinishedImport(connection);
    if (!import)
        return tl::unexpected(import.error());
    if (!*import)
        return 0;
    auto rows = (*import)->shown ? tidy(connection, **import, most) : withdraw(connection, most);
    if (rows && *rows == 0)
        rows = connection.run("import_changes_forget", {most});
    if (!rows || *rows > 0)
        return rows;
    for (const char *statement : {"import_withdraw", "import_end"}) { // the first changes nothing of one that is shown
        if (auto ended = connection.run(statement); !ended)
            return ended;
    }
    return 0;
}

SqlResult<int> clearUpAbandonedImport(Connection &connection, int most)
{
    const auto import = unfinishedImport(connection);
    if (!import || !*import)
        return import.map([](const auto &) { return 0; });
    const auto right = connection.lockImports(u"retention"_s);
    if (!right) // somebody is importing
        return 0;
    return clearUpImport(connection, most);
}

} // namespace authlink::store
