// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/sql/import/import_plan.h"
#include "core/store/sql/tables/directory.h"

#include <set>
#include <vector>

namespace authlink::store
{

/// Writes an import beside what readers see, and shows it. Every call is within the caller's database transaction.
class ImportStage
{
public:
    /// Everything outlives the stage.
    ImportStage(Connection &connection, ImportPlan &plan, const ImportOptions &options);

    /// From now on the database notes what others change.
    [[nodiscard]] SqlResult<void> begin();
    /// Writes a customer, without the search terms: they are kept for writeTerms().
    [[nodiscard]] SqlResult<void> write(size_t index);
    [[nodiscard]] SqlResult<void> remove(const QString &account);

    /// Terms that wait. In their order they lie side by side in the database: it changes far fewer of its pages then.
    void sortTerms();
    [[nodiscard]] size_t waitingTerms() const { return m_terms.size() - m_termsWritten; }
    [[nodiscard]] SqlResult<void> writeTerms(size_t most);

    /// Takes up what others have changed since begin(), and shows the import if that is all. False: more was changed than one transaction
    /// takes up; call it again in the next. A conflict is refused, and in the plan.
    [[nodiscard]] SqlResult<bool> show(int most);

    [[nodiscard]] int removed() const { return m_removed; }

private:
    struct RowTerm {
        SearchTerm term;
        qint64 row = 0;
    };

    [[nodiscard]] SqlResult<void> revise(const std::set<size_t> &indexes);
    [[nodiscard]] SqlResult<void> takeBack(const QString &account);
    [[nodiscard]] SqlResult<void> keepWhoIsInUse(std::set<size_t> &concerned);
    [[nodiscard]] SqlResult<void> note(const QString &action, const QString &account, const QString &detail);
    [[nodiscard]] SqlResult<void> noteWhatFollows(size_t index, const QString &idBefore, const QString &idAfter);

    Connection &m_connection;
    ImportPlan &m_plan;
    const ImportOptions &m_options;
    qint64 m_number = 0;  ///< of the import
    qint64 m_nextRow = 0; ///< of its next version
    std::vector<RowTerm> m_terms;
    size_t m_termsWritten = 0;
    int m_removed = 0;
};

} // namespace authlink::store
