// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

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
    /// The change itself is impossible (a constraint): others may go on. Otherwise the database is in trouble (disk, lock).
    bool refused = false;
    QString text;
};

template <typename T>
using SqlResult = tl::expected<T, SqlFailure>;

[[nodiscard]] base::Error toError(const SqlFailure &failure);

/// Resets a query when it goes out of scope: an open read would hold back the log's checkpoint and go stale.
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
    /// After next() was false: whether that was the end or an error.
    [[nodiscard]] bool failed() const { return m_query->lastError().isValid(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] SqlFailure failure() const;

private:
    QSqlQuery *m_query;
};

/// One connection with its prepared statements. Belongs to the thread that made it.
class Connection
{
public:
    /// Tells a constraint from trouble; the numbers are the database's own.
    using Refuses = bool (*)(const QSqlError &error);

    /// Takes a database over that is not open yet, and removes its connection name in the end.
    Connection(const QSqlDatabase &database, QHash<QByteArray, QString> statements, Refuses refuses);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    [[nodiscard]] SqlResult<void> open(const QString &databaseName, const QString &options);
    /// Runs a named statement for its effect; gives the number of rows it changed.
    [[nodiscard]] SqlResult<int> run(std::string_view name, std::initializer_list<QVariant> values = {});
    /// Runs a named statement for its rows. The same statement must not be run again while they live.
    [[nodiscard]] SqlResult<Rows> select(std::string_view name, std::initializer_list<QVariant> values = {});
    /// The number in the first row of a named statement, which always has one.
    [[nodiscard]] SqlResult<qint64> selectNumber(std::string_view name);
    /// Runs the text of a statement once: migrations and settings.
    [[nodiscard]] SqlResult<void> execute(const QString &sql);

private:
    [[nodiscard]] SqlResult<QSqlQuery *> executed(std::string_view name, std::initializer_list<QVariant> values);
    [[nodiscard]] SqlFailure failureOf(const QSqlError &error) const;

    QSqlDatabase m_database;
    QHash<QByteArray, QString> m_statements;
    Refuses m_refuses;
    std::unordered_map<std::string_view, std::unique_ptr<QSqlQuery>> m_prepared; ///< keys are the callers' literals
};

/// Makes the connections of one database: one per thread that needs one.
using Connect = std::function<base::Result<std::unique_ptr<Connection>>()>;

/// Empty, never NULL: the columns are NOT NULL and an absent text is "".
[[nodiscard]] inline QVariant textValue(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

} // namespace authlink::store
