// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/import.h"

#include "core/store/sql/tables/directory.h"
#include "core/store/sql/tables/enrolment.h"

#include <QHash>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

using verification::Customer;

/// What the directory knows of a customer before the import.
struct Before {
    QString id;
    bool newId = false; ///< the import gives the account an id that it does not have
};

class Import
{
public:
    Import(Connection &connection, const std::vector<Customer> &customers, const ImportOptions &options)
        : m_connection(connection),
          m_customers(customers),
          m_options(options)
    {
    }

    SqlResult<ImportReport> run()
    {
        for (const QString &account : m_options.remove) { // first: an id that goes with its account is free
            if (auto removed = remove(account); !removed)
                return tl::unexpected(removed.error());
        }
        for (const Customer &customer : m_customers) {
            if (auto looked = lookUp(customer); !looked)
                return tl::unexpected(looked.error());
        }
        for (size_t i = 0; i < m_customers.size(); ++i) {
            if (auto checked = check(i); !checked)
                return tl::unexpected(checked.error());
        }
        if (!m_report.conflicts.empty())
            return m_report;
        for (size_t i = 0; i < m_customers.size(); ++i) {
            if (auto written = write(i); !written)
                return tl::unexpected(written.error());
        }
        return m_report;
    }

private:
    [[nodiscard]] static QString idIn(const Customer &customer) { return customer.customerId.trimmed(); }

    SqlResult<void> lookUp(const Customer &customer)
    {
        auto id = idOf(m_connection, customer.account);
        if (!id)
            return tl::unexpected(id.error());
        const QString given = idIn(customer);
        const bool newId = !given.isEmpty() && given != *id;
        m_before.push_back({.id = std::move(*id), .newId = newId});
        if (given.isEmpty())
            return {};
        m_idAfter.insert(customer.account, given);
        m_accountsWith[given].append(customer.account);
        return {};
    }

    void conflict(size_t index, ImportConflict::Kind kind, const QString &known)
    {
        m_report.conflicts.push_back({.index = index, .kind = kind, .known = known});
    }

    SqlResult<void> check(size_t index)
    {
        const Customer &customer = m_customers[index];
        const Before &before = m_before[index];
        if (!before.newId)
            return {};
        if (!before.id.isEmpty() && !m_options.replaceIds)
            conflict(index, ImportConflict::Kind::ReplacesId, before.id);
        if (!m_options.replaceIds) {
            const auto state = enrolmentState(m_connection, customer.account, idIn(customer));
            if (!state)
                return tl::unexpected(state.error());
            if (*state == EnrolmentState::Rejected)
                conflict(index, ImportConflict::Kind::RejectedId, {});
        }
        const auto other = otherAfter(customer);
        if (!other)
            return tl::unexpected(other.error());
        if (!other->isEmpty()) {
            m_shared.insert(customer.account);
            if (!m_options.sharedIds)
                conflict(index, ImportConflict::Kind::SharesId, *other);
        }
        return {};
    }

    /// Another account that will have the customer's id when the import is done; empty: none.
    SqlResult<QString> otherAfter(const Customer &customer)
    {
        const QString id = idIn(customer);
        const QString first = m_accountsWith.value(id).value(0);
        if (first != customer.account)
            return first; // said once, of the later one
        const auto others = othersWithId(m_connection, id, customer.account);
        if (!others)
            return tl::unexpected(others.error());
        for (const QString &other : *others) {
            if (m_idAfter.value(other, id) == id)
                return other;
        }
        return QString();
    }

    SqlResult<void> write(size_t index)
    {
        Customer customer = m_customers[index];
        const Before &before = m_before[index];
        customer.customerId = idIn(customer);
        ++m_report.customers;
        if (customer.customerId.isEmpty())
            customer.customerId = before.id; // what the import does not say it does not change
        if (auto counted = count(customer, m_customers[index]); !counted)
            return counted;
        if (auto put =
                putCustomer(m_connection, {.customer = customer, .source = IdSource::Import, .by = m_options.by, .at = m_options.at});
            !put)
            return put;
        if (!before.newId)
            return {};
        const auto agreed = m_connection.run(
            "enrolment_agreed", {textValue(m_options.by), base::toMillis(m_options.at), customer.account, customer.customerId});
        if (!agreed)
            return tl::unexpected(agreed.error());
        return audit(customer, before);
    }

    SqlResult<void> count(const Customer &after, const Customer &given)
    {
        if (!idIn(given).isEmpty())
            return {};
        if (!after.customerId.isEmpty()) {
            ++m_report.kept;
            return {};
        }
        const auto waits = pendingEnrolment(m_connection, after.account);
        if (!waits)
            return tl::unexpected(waits.error());
        m_report.waiting += *waits ? 1 : 0;
        return {};
    }

    SqlResult<void> audit(const Customer &customer, const Before &before)
    {
        const auto say = [&](const QString &action, const QString &detail) {
            return addAudit(m_connection,
                            {.at = m_options.at, .by = m_options.by, .action = action, .account = customer.account, .detail = detail});
        };
        SqlResult<void> said;
        if (!before.id.isEmpty())
            said = say(u"id_replaced"_s, u"Incode id %1 by %2"_s.arg(before.id, customer.customerId));
        if (said && m_shared.contains(customer.account))
            said = say(u"id_shared"_s, u"Incode id %1, which another account has as well"_s.arg(customer.customerId));
        return said;
    }

    SqlResult<void> remove(const QString &account)
    {
        const auto removed = removeCustomer(m_connection, account);
        if (!removed)
            return tl::unexpected(removed.error());
        if (*removed == Removal::InUse)
            m_report.notRemoved.push_back(account);
        if (*removed != Removal::Done)
            return {};
        ++m_report.removed;
        return addAudit(m_connection, {.at = m_options.at, .by = m_options.by, .action = u"removed"_s, .account = account, .detail = {}});
    }

    Connection &m_connection;
    const std::vector<Customer> &m_customers;
    const ImportOptions &m_options;
    std::vector<Before> m_before;
    QHash<QString, QString> m_idAfter;          ///< by account: the id that the import gives it
    QHash<QString, QStringList> m_accountsWith; ///< by id: the accounts that the import gives it to
    QSet<QString> m_shared;
    ImportReport m_report;
};

} // namespace

SqlResult<ImportReport> importAll(Connection &connection, const std::vector<Customer> &customers, const ImportOptions &options)
{
    return Import(connection, customers, options).run();
}

} // namespace authlink::store
