// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/connection.h"

#include "core/base/system/blocking.h"

#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

base::Error toError(const SqlFailure &failure)
{
    const auto refusal = failure.conflict ? base::ErrorCode::Conflict : base::ErrorCode::Internal;
    return base::Error{
        .code = failure.refused ? refusal : base::ErrorCode::StoreUnavailable, .message = failure.text, .field = {}, .retryAfter = {}};
}

SqlFailure Rows::failure() const
{
    return SqlFailure{.refused = false, .text = m_query->lastError().text()};
}

SqlResult<bool> hasRow(SqlResult<Rows> rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return true;
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return false;
}

namespace
{
/// Guards Qt's table of connections. It has a lock of its own; but where two threads meet in that, the thread sanitizer, which does not
/// see into Qt, takes it for broken.
std::mutex s_tableOfConnections;

QSqlDatabase addDatabase(const QString &driver, const QString &name)
{
    const std::lock_guard lock(s_tableOfConnections);
    return QSqlDatabase::addDatabase(driver, name);
}
} // namespace

Connection::Connection(const QString &driver, const QString &name, QHash<QByteArray, QString> statements, Refuses refuses,
                       LockImports lockImports)
    : m_database(addDatabase(driver, name)),
      m_statements(std::move(statements)),
      m_refuses(refuses),
      m_lockImports(std::move(lockImports))
{
}

Connection::~Connection()
{
    m_prepared.clear();
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    const std::lock_guard lock(s_tableOfConnections);
    QSqlDatabase::removeDatabase(name);
}

SqlResult<void> Connection::open(const QString &databaseName, const QString &options)
{
    m_database.setDatabaseName(databaseName);
    m_database.setConnectOptions(options);
    if (!m_database.open())
        return tl::unexpected(failureOf(m_database.lastError()));
    return {};
}

SqlFailure Connection::failureOf(const QSqlError &error) const
{
    return SqlFailure{.refused = m_refuses(error), .text = error.text()};
}

SqlResult<QSqlQuery *> Connection::executed(std::string_view name, std::initializer_list<QVariant> values)
{
    base::aboutToBlock("a statement of the database");
    auto &query = m_prepared[name];
    if (!query) {
        const auto sql = m_statements.constFind(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
        if (sql == m_statements.constEnd())
            return tl::unexpected(SqlFailure{.refused = true, .text = u"no statement %1"_s.arg(QString::fromUtf8(name.data()))});
        auto fresh = std::make_unique<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(*sql))
            return tl::unexpected(failureOf(fresh->lastError()));
        query = std::move(fresh);
    }
    int position = 0;
    for (const QVariant &value : values)
        query->bindValue(position++, value);
    if (!query->exec())
        return tl::unexpected(failureOf(query->lastError()));
    return query.get();
}

SqlResult<int> Connection::run(std::string_view name, std::initializer_list<QVariant> values)
{
    return executed(name, values).map([](QSqlQuery *query) { return query->numRowsAffected(); });
}

SqlResult<Rows> Connection::select(std::string_view name, std::initializer_list<QVariant> values)
{
    return executed(name, values).map([](QSqlQuery *query) { return Rows(query); });
}

SqlResult<qint64> Connection::selectNumber(std::string_view name)
{
    auto rows = select(name);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return tl::unexpected(rows->failure());
    return rows->integer(0);
}

SqlResult<void> Connection::execute(const QString &sql)
{
    base::aboutToBlock("a statement of the database");
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return tl::unexpected(failureOf(query.lastError()));
    return {};
}

} // namespace authlink::store
