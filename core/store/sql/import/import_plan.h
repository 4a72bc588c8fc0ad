// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>
#include <set>
#include <vector>

namespace authlink::store
{

/// The version of a customer that readers see.
struct CurrentVersion {
    DirectoryEntry entry;
    qint64 row = 0;
    QStringList words; ///< of the name, as they are stored
};
[[nodiscard]] SqlResult<std::optional<CurrentVersion>> currentVersion(Connection &connection, const QString &account);

/// Compares what is imported with the directory, and says what must not be. Only reads; asked again, it answers for the directory as it
/// is then.
class ImportPlan
{
public:
    /// Everything outlives the plan.
    ImportPlan(Connection &connection, const std::vector<verification::Customer> &customers, const ImportOptions &options);

    /// An account that is empty or there twice makes the import Invalid.
    [[nodiscard]] base::Result<void> validate();
    /// Who of those to be removed can go. Before any check().
    [[nodiscard]] SqlResult<void> checkRemovals();
    /// Compares one customer; what was found about it before is forgotten.
    [[nodiscard]] SqlResult<void> check(size_t index);
    /// Adds the customers that another Incode id of an account, or another word about the two, may concern.
    void findConcerned(const QString &account, const QString &customerId, std::set<size_t> &concerned) const;

    /// What the directory will have for a customer. @param now what it has
    [[nodiscard]] DirectoryEntry entryAfter(size_t index, const std::optional<CurrentVersion> &now) const;

    [[nodiscard]] const verification::Customer &customer(size_t index) const { return m_customers[index]; }
    [[nodiscard]] size_t size() const { return m_customers.size(); }
    /// The directory has the customer already as the import has it.
    [[nodiscard]] bool isUnchanged(size_t index) const { return m_findings[index].unchanged; }
    /// The account gets an id that another account has as well.
    [[nodiscard]] bool isShared(size_t index) const { return m_findings[index].shared; }
    /// Incode reported the id that the account gets, and nobody has decided about that.
    [[nodiscard]] bool settlesEnrolment(size_t index) const { return m_findings[index].settles; }
    /// Accounts that go.
    [[nodiscard]] const std::vector<QString> &removals() const { return m_removals; }
    [[nodiscard]] bool removes(const QString &account) const { return m_leaving.contains(account); }
    /// An account that was to go stays, since a verification is open.
    void keep(const QString &account);

    [[nodiscard]] bool hasConflicts() const { return !m_report.conflicts.empty(); }
    /// Without ImportReport::removed.
    [[nodiscard]] ImportReport report() const;

private:
    struct Finding {
        bool unchanged : 1;
        bool kept : 1;
        bool waits : 1;
        bool shared : 1;
        bool settles : 1;
    };

    [[nodiscard]] static QString idIn(const verification::Customer &customer) { return customer.customerId.trimmed(); }
    void conflict(size_t index, ImportConflict::Kind kind, const QString &known);
    [[nodiscard]] SqlResult<void> checkNewId(size_t index, const QString &known);
    [[nodiscard]] SqlResult<QString> otherAfter(size_t index);

    Connection &m_connection;
    const std::vector<verification::Customer> &m_customers;
    const ImportOptions &m_options;
    QHash<QString, size_t> m_indexes;   ///< by account
    QHash<QString, size_t> m_firstWith; ///< by id: the first customer to whom the import gives it
    std::vector<Finding> m_findings;
    std::vector<QString> m_removals;
    QSet<QString> m_leaving; ///< the same
    ImportReport m_report;
};

} // namespace authlink::store
