// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/database_lock.h"

#include <QByteArray>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace authlink::store
{

/// Why a statement failed.
struct SqlFailure {
    /// The change itself is impossible (a constraint), and others may go on. False: the database failed (disk, lock).
    bool refused = false;
    /// Refused, since the row is no longer the one that the change was made from.
    bool conflict = false;
    QString text;
};

template <typename T>
using SqlResult = tl::expected<T, SqlFailure>;

[[nodiscard]] base::Error toError(const SqlFailure &failure);

/// The rows of a query. Ends the query when it goes out of scope: an unfinished read would keep the write-ahead log from being emptied.
class Rows
{
public:
    explicit Rows(QSqlQuery *query) : m_query(query) {}
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows(Rows &&other) noexcept : m_query(other.m_query) { other.m_query = nullptr; }
    Rows &operator=(Rows &&) = delete;
    ~Rows()
    {
        if (m_query)
            m_query->finish();
    }

    [[nodiscard]] bool next() { return m_query->next(); }
    /// Once next() was false: true if that was an error and not the end.
    [[nodiscard]] bool failed() const { return m_query->lastError().isValid(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] SqlFailure failure() const;

private:
    QSqlQuery *m_query;
};

/// Whether a query has a row at all.
[[nodiscard]] SqlResult<bool> hasRow(SqlResult<Rows> rows);

/// One database connection with its prepared statements. Used only in the thread that made it.
class Connection
{
public:
    /// Whether an error means SqlFailure::refused; the error numbers are those of the database.
    using Refuses = bool (*)(const QSqlError &error);
    /// Takes the right to import, which one program has at a time. Errors: StoreUnavailable (another has it, and who).
    using LockImports = std::function<base::Result<std::unique_ptr<DatabaseLock>>(const QString &owner)>;

    /// A connection that is not open yet, to be used in this thread.
    /// @param driver Qt's name for it, such as QSQLITE
    /// @param name of the connection, which no other one of this process has
    Connection(const QString &driver, const QString &name, QHash<QByteArray, QString> statements, Refuses refuses, LockImports lockImports);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    [[nodiscard]] SqlResult<void> open(const QString &databaseName, const QString &options);
    /// Runs a named statement; gives the number of rows it changed.
    [[nodiscard]] SqlResult<int> run(std::string_view name, std::initializer_list<QVariant> values = {});
    /// Runs a named statement for its rows. The same statement must not be run again while they live.
    [[nodiscard]] SqlResult<Rows> select(std::string_view name, std::initializer_list<QVariant> values = {});
    /// The number in the first row of a named statement, which always has one.
    [[nodiscard]] SqlResult<qint64> selectNumber(std::string_view name);
    /// Runs a statement given as text, once: for migrations and settings.
    [[nodiscard]] SqlResult<void> execute(const QString &sql);
    [[nodiscard]] base::Result<std::unique_ptr<DatabaseLock>> lockImports(const QString &owner) const { return m_lockImports(owner); }

private:
    [[nodiscard]] SqlResult<QSqlQuery *> executed(std::string_view name, std::initializer_list<QVariant> values);
    [[nodiscard]] SqlFailure failureOf(const QSqlError &error) const;

    QSqlDatabase m_database;
    QHash<QByteArray, QString> m_statements;
    Refuses m_refuses;
    LockImports m_lockImports;
    std::unordered_map<std::string_view, std::unique_ptr<QSqlQuery>> m_prepared; ///< keys are string literals of the callers
};

/// Makes a connection to the database for the thread that calls it.
using Connect = std::function<base::Result<std::unique_ptr<Connection>>()>;

/// The text as a value of a statement; a null string becomes "", since the columns are NOT NULL.
[[nodiscard]] inline QVariant textValue(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

} // namespace authlink::store
