// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/import/import_stage.h"

#include "core/store/search_text.h"
#include "core/store/sql/import/import_versions.h"

#include <algorithm>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

using verification::Customer;

ImportStage::ImportStage(Connection &connection, ImportPlan &plan, const ImportOptions &options)
    : m_connection(connection),
      m_plan(plan),
      m_options(options)
{
}

SqlResult<void> ImportStage::begin()
{
    const auto begun = m_connection.run("import_begin", {textValue(m_options.by), base::toMillis(m_options.at)});
    if (!begun)
        return tl::unexpected(begun.error());
    const auto run = unfinishedImport(m_connection);
    if (!run)
        return tl::unexpected(run.error());
    const auto first = m_connection.selectNumber("import_first_row");
    if (!first)
        return tl::unexpected(first.error());
    m_number = (*run)->number;
    m_nextRow = *first;
    return withoutCount(m_connection.run("import_stage_from", {*first}));
}

SqlResult<void> ImportStage::write(size_t index)
{
    const Customer &given = m_plan.customer(index);
    const auto now = currentVersion(m_connection, given.account);
    if (!now)
        return tl::unexpected(now.error());
    const DirectoryEntry entry = m_plan.entryAfter(index, *now);
    const Customer &after = entry.customer;
    const QStringList words = wordsOf(after.name);
    if (*now) {
        if (auto leaves = m_connection.run("import_leaves", {m_number, (*now)->row}); !leaves)
            return tl::unexpected(leaves.error());
    }
    const qint64 row = m_nextRow++;
    const auto added = m_connection.run(
        "import_row_add", {row, after.account, textValue(after.customerId), textValue(after.name), textValue(after.phone),
                           textValue(after.email), textValue(after.language), QString(u' ' + words.join(u' ')), nameOf(entry.source),
                           textValue(entry.by), entry.at ? QVariant(base::toMillis(*entry.at)) : QVariant(QMetaType::fromType<qint64>())});
    if (!added)
        return tl::unexpected(added.error());
    for (SearchTerm &term : searchTermsOf(after.account, words, after.phone))
        m_terms.push_back({.term = std::move(term), .row = row});
    return noteWhatFollows(index, *now ? (*now)->entry.customer.customerId : QString(), after.customerId);
}

SqlResult<void> ImportStage::noteWhatFollows(size_t index, const QString &idBefore, const QString &idAfter)
{
    if (idAfter == idBefore)
        return {};
    const QString &account = m_plan.customer(index).account;
    SqlResult<void> noted;
    if (m_plan.settlesEnrolment(index))
        noted = note(QString(kNoteAgreed), account, idAfter);
    if (noted && !idBefore.isEmpty())
        noted = note(u"id_replaced"_s, account, u"Incode id %1 by %2"_s.arg(idBefore, idAfter));
    if (noted && m_plan.isShared(index))
        noted = note(u"id_shared"_s, account, u"Incode id %1, which another account has as well"_s.arg(idAfter));
    return noted;
}

SqlResult<void> ImportStage::note(const QString &action, const QString &account, const QString &detail)
{
    return withoutCount(m_connection.run("import_note_add", {action, account, textValue(detail)}));
}

SqlResult<void> ImportStage::remove(const QString &account)
{
    const auto now = currentVersion(m_connection, account);
    if (!now)
        return tl::unexpected(now.error());
    if (!*now)
        return {};
    if (auto leaves = m_connection.run("import_leaves", {m_number, (*now)->row}); !leaves)
        return tl::unexpected(leaves.error());
    ++m_removed;
    return note(u"removed"_s, account, {});
}

void ImportStage::sortTerms()
{
    std::sort(m_terms.begin(), m_terms.end(), [](const RowTerm &a, const RowTerm &b) {
        return std::tie(a.term.kind, a.term.term, a.row) < std::tie(b.term.kind, b.term.term, b.row);
    });
}

SqlResult<void> ImportStage::writeTerms(size_t most)
{
    const size_t end = m_termsWritten + std::min(most, waitingTerms());
    for (size_t i = m_termsWritten; i < end; ++i) {
        const auto &[term, row] = m_terms[i];
        if (auto added = m_connection.run("import_term_add", {term.kind, term.term, row, term.position}); !added)
            return tl::unexpected(added.error());
    }
    m_termsWritten = end;
    if (waitingTerms() == 0) {
        m_terms.clear();
        m_termsWritten = 0;
    }
    return {};
}

SqlResult<bool> ImportStage::show(int most)
{
    if (auto written = writeTerms(waitingTerms()); !written) // of what may be taken back
        return tl::unexpected(written.error());
    const auto changes = importChanges(m_connection, most);
    if (!changes)
        return tl::unexpected(changes.error());
    std::set<size_t> concerned;
    for (const ImportChange &change : *changes)
        m_plan.findConcerned(change.account, change.customerId, concerned);
    if (!changes->empty()) {
        if (auto dropped = m_connection.run("import_changes_drop", {changes->back().id}); !dropped)
            return tl::unexpected(dropped.error());
    }
    const bool isAll = std::ssize(*changes) < most;
    if (isAll) {
        if (auto kept = keepWhoIsInUse(concerned); !kept)
            return tl::unexpected(kept.error());
    }
    if (auto revised = revise(concerned); !revised)
        return tl::unexpected(revised.error());
    if (m_plan.hasConflicts())
        return tl::unexpected(SqlFailure{.refused = true, .text = u"the import is in conflict with the directory"_s});
    if (!isAll)
        return false;
    if (auto shown = m_connection.run("import_show", {m_number}); !shown)
        return tl::unexpected(shown.error());
    return m_connection.run("import_shown").map([](int) { return true; });
}

/// Somebody else gave an account another id, or said something about the two, since these customers were checked.
SqlResult<void> ImportStage::revise(const std::set<size_t> &indexes)
{
    for (const size_t index : indexes) {
        auto revised = takeBack(m_plan.customer(index).account).and_then([&] { return m_plan.check(index); });
        if (revised && !m_plan.isUnchanged(index))
            revised = write(index);
        if (!revised)
            return revised;
    }
    return writeTerms(waitingTerms());
}

/// What was written for the account is gone again.
SqlResult<void> ImportStage::takeBack(const QString &account)
{
    const auto staged = versionsOf(m_connection.select("import_staged_of", {account}));
    if (!staged)
        return tl::unexpected(staged.error());
    for (const StoredVersion &version : *staged) {
        if (auto dropped = dropVersion(m_connection, version); !dropped)
            return dropped;
    }
    if (auto stays = m_connection.run("import_stays", {account, m_number}); !stays)
        return tl::unexpected(stays.error());
    return withoutCount(m_connection.run("import_notes_drop_of", {account}));
}

/// Customers who were to go, and of whom a verification was started meanwhile.
SqlResult<void> ImportStage::keepWhoIsInUse(std::set<size_t> &concerned)
{
    std::vector<std::pair<QString, QString>> inUse;
    {
        auto rows = m_connection.select("import_in_use", {m_number});
        if (!rows)
            return tl::unexpected(rows.error());
        while (rows->next())
            inUse.emplace_back(rows->text(0), rows->text(1));
        if (rows->failed())
            return tl::unexpected(rows->failure());
    }
    for (const auto &[account, customerId] : inUse) {
        m_plan.keep(account);
        --m_removed;
        m_plan.findConcerned(account, customerId, concerned); // the id is not free any more
        if (auto kept = takeBack(account); !kept)
            return kept;
    }
    return {};
}

} // namespace authlink::store
