// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/import/import_plan.h"

#include "core/store/search_text.h"
#include "core/store/sql/tables/directory.h"
#include "core/store/sql/tables/enrolment.h"
#include "core/store/sql/tables/rows.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

using verification::Customer;

SqlResult<std::optional<CurrentVersion>> currentVersion(Connection &connection, const QString &account)
{
    constexpr int kRowColumn = 9; // behind those of an entry
    auto rows = connection.select("import_entry", {textValue(account)});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next()) {
        if (rows->failed())
            return tl::unexpected(rows->failure());
        return std::optional<CurrentVersion>();
    }
    const auto entry = directoryEntryOf(*rows);
    if (!entry)
        return tl::unexpected(SqlFailure{.refused = false, .text = entry.error().message});
    return std::optional(CurrentVersion{
        .entry = *entry, .row = rows->integer(kRowColumn), .words = rows->text(kRowColumn + 1).split(u' ', Qt::SkipEmptyParts)});
}

ImportPlan::ImportPlan(Connection &connection, const std::vector<Customer> &customers, const ImportOptions &options)
    : m_connection(connection),
      m_customers(customers),
      m_options(options),
      m_findings(customers.size())
{
}

base::Result<void> ImportPlan::validate()
{
    m_indexes.reserve(std::ssize(m_customers));
    for (size_t i = 0; i < m_customers.size(); ++i) {
        const Customer &customer = m_customers[i];
        if (customer.account.isEmpty())
            return base::fail(base::invalid(u"account"_s, u"every customer needs an account number"_s));
        if (m_indexes.contains(customer.account))
            return base::fail(base::invalid(u"account"_s, u"account %1 is there twice"_s.arg(customer.account)));
        m_indexes.insert(customer.account, i);
        const QString id = idIn(customer);
        if (!id.isEmpty() && !m_firstWith.contains(id))
            m_firstWith.insert(id, i);
    }
    return {};
}

SqlResult<void> ImportPlan::checkRemovals()
{
    for (const QString &account : m_options.remove) {
        if (m_indexes.contains(account) || m_leaving.contains(account))
            continue;
        const auto inUse = hasRow(m_connection.select("customer_open_verification", {account}));
        if (!inUse)
            return tl::unexpected(inUse.error());
        if (*inUse) {
            m_report.notRemoved.push_back(account);
            continue;
        }
        m_leaving.insert(account);
        m_removals.push_back(account);
    }
    return {};
}

void ImportPlan::keep(const QString &account)
{
    if (m_leaving.remove(account))
        m_report.notRemoved.push_back(account);
}

DirectoryEntry ImportPlan::entryAfter(size_t index, const std::optional<CurrentVersion> &now) const
{
    DirectoryEntry after{.customer = m_customers[index], .source = IdSource::Import, .by = m_options.by, .at = m_options.at};
    QString &id = after.customer.customerId;
    id = idIn(after.customer);
    if (id.isEmpty() && now)
        id = now->entry.customer.customerId; // what the import does not say it does not change
    if (now && id == now->entry.customer.customerId) {
        after.source = now->entry.source;
        after.by = now->entry.by;
        after.at = now->entry.at;
    } else if (id.isEmpty()) {
        after.source = IdSource::None;
        after.by.clear();
        after.at.reset();
    }
    return after;
}

void ImportPlan::conflict(size_t index, ImportConflict::Kind kind, const QString &known)
{
    m_report.conflicts.push_back({.index = index, .kind = kind, .known = known});
}

SqlResult<void> ImportPlan::check(size_t index)
{
    const Customer &customer = m_customers[index];
    Finding &finding = m_findings[index];
    finding = {};
    const auto now = currentVersion(m_connection, customer.account);
    if (!now)
        return tl::unexpected(now.error());
    finding.unchanged = *now && entryAfter(index, *now) == (*now)->entry && wordsOf(customer.name) == (*now)->words;
    const QString known = *now ? (*now)->entry.customer.customerId : QString();
    const QString given = idIn(customer);
    if (!given.isEmpty())
        return given == known ? SqlResult<void>() : checkNewId(index, known);
    finding.kept = !known.isEmpty();
    if (finding.kept)
        return {};
    const auto waits = pendingEnrolment(m_connection, customer.account);
    if (!waits)
        return tl::unexpected(waits.error());
    finding.waits = *waits;
    return {};
}

/// The import gives the account an id that it does not have.
SqlResult<void> ImportPlan::checkNewId(size_t index, const QString &known)
{
    const Customer &customer = m_customers[index];
    if (!known.isEmpty() && !m_options.replaceIds)
        conflict(index, ImportConflict::Kind::ReplacesId, known);
    const auto state = enrolmentState(m_connection, customer.account, idIn(customer));
    if (!state)
        return tl::unexpected(state.error());
    if (*state == EnrolmentState::Rejected && !m_options.replaceIds)
        conflict(index, ImportConflict::Kind::RejectedId, {});
    m_findings[index].settles = *state == EnrolmentState::Pending;
    const auto other = otherAfter(index);
    if (!other)
        return tl::unexpected(other.error());
    m_findings[index].shared = !other->isEmpty();
    if (!other->isEmpty() && !m_options.sharedIds)
        conflict(index, ImportConflict::Kind::SharesId, *other);
    return {};
}

/// Another account that will have the customer's id when the import is shown; empty: none.
SqlResult<QString> ImportPlan::otherAfter(size_t index)
{
    const QString id = idIn(m_customers[index]);
    const size_t first = m_firstWith.value(id, index);
    if (first != index)
        return m_customers[first].account; // said once, of the later one
    const auto others = othersWithId(m_connection, id, m_customers[index].account);
    if (!others)
        return tl::unexpected(others.error());
    for (const QString &other : *others) {
        if (m_leaving.contains(other))
            continue; // its id is free
        const auto imported = m_indexes.constFind(other);
        const QString idAfter = imported == m_indexes.cend() ? QString() : idIn(m_customers[imported.value()]);
        if (idAfter.isEmpty() || idAfter == id)
            return other;
    }
    return QString();
}

void ImportPlan::findConcerned(const QString &account, const QString &customerId, std::set<size_t> &concerned) const
{
    if (const auto own = m_indexes.constFind(account); own != m_indexes.cend())
        concerned.insert(own.value());
    if (const auto with = m_firstWith.constFind(customerId); with != m_firstWith.cend())
        concerned.insert(with.value());
}

ImportReport ImportPlan::report() const
{
    ImportReport report = m_report;
    report.customers = static_cast<int>(m_customers.size());
    for (const Finding &finding : m_findings) {
        report.kept += finding.kept ? 1 : 0;
        report.waiting += finding.waits ? 1 : 0;
    }
    return report;
}

} // namespace authlink::store
