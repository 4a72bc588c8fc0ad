// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/enrolment.h"

#include "core/base/log.h"
#include "core/store/sql/tables/directory.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

/// As in customers_csv.cpp: what no import can hold is no id.
constexpr qsizetype kMaxAccount = 64;
constexpr qsizetype kMaxCustomerId = 128;

bool isId(const QString &text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest;
}

/// The customer id that a named statement gives for an account; empty: none.
SqlResult<QString> idBy(Connection &connection, std::string_view statement, const QString &account)
{
    auto rows = connection.select(statement, {account});
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return rows->text(0);
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return QString();
}

SqlResult<bool> isOfAnother(Connection &connection, const QString &account, const QString &customerId)
{
    auto rows = connection.select("id_of_another", {account, customerId});
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return true;
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return false;
}

SqlResult<void> bind(Connection &connection, const QString &account, const QString &customerId, base::Instant at)
{
    return connection.run("enrolled_add", {account, customerId, base::toMillis(at)})
        .and_then([&](int) {
            return connection.run("customer_bind", {customerId, account});
        })
        .map([](int) {});
}

/// For the log: an operator can find the account by it, nobody else can use it.
QString maskedAccount(const QString &account)
{
    constexpr qsizetype kShown = 3;
    return u"…"_s + account.right(kShown);
}

void countConflict(const QString &account, const char *what, ImportReport &report)
{
    ++report.conflicts;
    qCWarning(base::lcStore).noquote() << "import: account" << maskedAccount(account) << what;
}

/// The id for a customer without one in the file: the reported one, unless another account has it.
SqlResult<QString> adoptedId(Connection &connection, const QString &account, const QString &reported, ImportReport &report)
{
    if (reported.isEmpty())
        return reported;
    const auto taken = isOfAnother(connection, account, reported);
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken) {
        countConflict(account, "was enrolled by Incode under an id that another account has; it stays without", report);
        return QString();
    }
    ++report.enrolled;
    return reported;
}

} // namespace

SqlResult<Enrolment> enrol(Connection &connection, const EnrolledIdentity &identity)
{
    const QString account = identity.account.trimmed();
    const QString customerId = identity.customerId.trimmed();
    if (!isId(account, kMaxAccount) || !isId(customerId, kMaxCustomerId))
        return Enrolment::None;
    auto current = idBy(connection, "customer_id_of", account);
    if (current && current->isEmpty())
        current = idBy(connection, "enrolled_id_of", account);
    if (!current)
        return tl::unexpected(current.error());
    if (!current->isEmpty() && *current != customerId)
        return Enrolment::Conflict;
    const bool known = !current->isEmpty();
    if (!known) {
        const auto taken = isOfAnother(connection, account, customerId);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return Enrolment::Conflict;
    }
    if (auto bound = bind(connection, account, customerId, identity.at); !bound)
        return tl::unexpected(bound.error());
    return known ? Enrolment::Known : Enrolment::Bound;
}

SqlResult<void> importCustomer(Connection &connection, const verification::Customer &customer, ImportReport &report)
{
    ++report.customers;
    verification::Customer imported = customer;
    imported.customerId = customer.customerId.trimmed();
    const auto reported = idBy(connection, "enrolled_id_of", customer.account);
    if (!reported)
        return tl::unexpected(reported.error());
    if (imported.customerId.isEmpty()) {
        auto adopted = adoptedId(connection, customer.account, *reported, report);
        if (!adopted)
            return tl::unexpected(adopted.error());
        imported.customerId = std::move(*adopted);
    } else if (!reported->isEmpty() && *reported != imported.customerId) {
        countConflict(customer.account, "has another Incode id in the file than Incode reported; the file counts", report);
        if (auto dropped = connection.run("enrolled_drop", {customer.account}); !dropped)
            return tl::unexpected(dropped.error());
    }
    return putCustomer(connection, imported);
}

} // namespace authlink::store
