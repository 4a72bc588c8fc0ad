// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/store_samples.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>

/// Directories and imports of many customers: more than one transaction takes.
namespace authlink::test
{

using Phase = store::ImportProgress::Phase;

inline constexpr int kMany = 600;

/// Accounts m-0, m-1, … with ids id-0, id-1, …; all have this name.
inline std::vector<verification::Customer> manyCustomers(const QString &name, int count = kMany)
{
    std::vector<verification::Customer> customers;
    for (int i = 0; i < count; ++i) {
        customers.push_back({.account = QStringLiteral("m-%1").arg(i),
                             .customerId = QStringLiteral("id-%1").arg(i),
                             .name = name,
                             .phone = QStringLiteral("+1555%1").arg(1'000'000 + i),
                             .email = {},
                             .language = QStringLiteral("en")});
    }
    return customers;
}

inline store::ImportOptions importOptions(std::function<bool(const store::ImportProgress &)> progress = {})
{
    return {.by = QStringLiteral("olga"), .at = momentOf(3), .remove = {}, .progress = std::move(progress)};
}

/// A line for each customer of the directory.
inline QStringList directoryOf(const store::Store &store)
{
    QStringList lines;
    store::DirectoryQuery query{.after = {}, .source = {}, .limit = 1'000};
    for (;;) {
        const auto page = valueOf(store.reader().directory(query));
        for (const store::DirectoryEntry &entry : page) {
            lines.append(QStringList{entry.customer.account, entry.customer.customerId, entry.customer.name, entry.customer.phone,
                                     nameOf(entry.source), entry.by, entry.at ? base::toRfc3339(*entry.at) : QStringLiteral("-")}
                             .join(QLatin1Char('|')));
        }
        if (std::ssize(page) < query.limit)
            return lines;
        query.after = page.back().customer.account;
    }
}

inline QStringList accountsOf(const std::vector<verification::Customer> &customers)
{
    QStringList accounts;
    for (const verification::Customer &customer : customers)
        accounts.append(customer.account);
    return accounts;
}

/// The number that a statement finds in a database file.
inline int countIn(const QString &path, const char *sql)
{
    int count = -1;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("beside"));
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (!database.open() || !(query = QSqlQuery(database)).exec(QString::fromLatin1(sql)) || !query.next())
            qFatal("%s: %s", sql, qPrintable(query.lastError().text()));
        count = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("beside"));
    return count;
}

/// What an import leaves behind that nobody sees: versions, search terms, and notes.
inline int leftBehind(const QString &path)
{
    return countIn(path,
                   "SELECT (SELECT count(*) FROM customer_versions) - (SELECT count(*) FROM customers)"
                   " + (SELECT count(*) FROM customer_versions WHERE leaves_with < 9223372036854775807)"
                   " + (SELECT count(*) FROM customer_terms WHERE row NOT IN (SELECT row FROM customers))"
                   " + (SELECT count(*) FROM import_run) + (SELECT count(*) FROM import_notes) + (SELECT count(*) FROM import_changes)");
}

} // namespace authlink::test
