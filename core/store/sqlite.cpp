// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "core/store/database_lock.h"
#include "core/store/sql/connection.h"
#include "core/store/sql/migrations.h"
#include "core/store/sql/script.h"
#include "core/store/sql/sql_store.h"
#include "core/store/sql/tables/refold.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>

#include <algorithm>
#include <array>
#include <atomic>

using namespace Qt::Literals::StringLiterals;

// Q_INIT_RESOURCE works at global scope only; needed because this is a static library.
static void registerSqlFiles()
{
    Q_INIT_RESOURCE(store_sql);
}

namespace authlink::store
{

namespace
{

/// How long a call in the calling thread waits for a lock: less than the writer, since an event loop waits behind it.
constexpr std::chrono::milliseconds kMaxWaitOfCaller{2'000};
/// How long a question waits. Readers wait for nobody, but for the moment in which the write-ahead log is taken up after a crash.
constexpr std::chrono::milliseconds kMaxWaitOfReader{2'000};

const QString &sqlFolder()
{
    static const QString folder = u":/authlink/sql/sqlite/"_s;
    return folder;
}

tl::unexpected<base::Error> cannotOpen(const QString &path, const QString &why)
{
    return base::fail(base::ErrorCode::StoreUnavailable, u"can't open the store %1: %2"_s.arg(path, why));
}

/// Whether the change itself is impossible: SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_RANGE (sqlite.org/rescode.html).
bool refuses(const QSqlError &error)
{
    constexpr std::array kRefusals{18, 19, 20, 25};
    constexpr int kPrimaryCode = 0xFF;
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & kPrimaryCode;
    return isNumber && std::find(kRefusals.begin(), kRefusals.end(), code) != kRefusals.end();
}

/// Creates the file before SQLite does, which would make it readable for others. SQLite gives its log files the same mode.
base::Result<void> createPrivately(const QString &path)
{
    if (QFileInfo::exists(path))
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) && !QFileInfo::exists(path))
        return cannotOpen(path, file.errorString());
    return {};
}

QStringList settings(Access access)
{
    if (access == Access::ReadOnly)
        return {u"PRAGMA trusted_schema = OFF"_s};
    return {
        u"PRAGMA journal_mode = WAL"_s,
        u"PRAGMA synchronous = FULL"_s, // a commit is on the disk when it returns
        u"PRAGMA foreign_keys = ON"_s,
        u"PRAGMA recursive_triggers = ON"_s, // else INSERT OR REPLACE goes around the append-only triggers
        u"PRAGMA secure_delete = ON"_s,      // what is deleted is overwritten
        u"PRAGMA wal_autocheckpoint = 16000"_s, u"PRAGMA journal_size_limit = 67108864"_s, u"PRAGMA trusted_schema = OFF"_s,
    };
}

Connection::LockImports lockOfImports(const QString &path, Access access)
{
    return [path, access](const QString &owner) -> base::Result<std::unique_ptr<DatabaseLock>> {
        if (access == Access::ReadOnly)
            return base::fail(base::ErrorCode::StoreUnavailable, u"%1 was opened for reading only"_s.arg(path));
        return DatabaseLock::take(path, DatabaseLock::Right::Import, owner);
    };
}

/// Makes the schema, or brings an older one up to date. What changes an older one may neither serve it meanwhile, by the old rules, nor
/// import into it: the one who would is asked for before anything is changed.
base::Result<void> bringUpToDate(Connection &connection, const QStringList &migrations, const QString &path, Access access)
{
    std::unique_ptr<DatabaseLock> nobodyServes;
    std::unique_ptr<DatabaseLock> nobodyImports;
    if (isOutdated(connection, migrations)) {
        const QString owner = u"an update of the database"_s;
        if (access == Access::ReadWrite) {
            auto right = DatabaseLock::take(path, DatabaseLock::Right::Serve, owner);
            if (!right)
                return cannotOpen(path, u"its schema is older than this program, and %1. Start this version of the relay instead of that "
                                        "one: it brings the database up to date"_s.arg(right.error().message));
            nobodyServes = std::move(*right);
        }
        auto right = connection.lockImports(owner);
        if (!right)
            return cannotOpen(path, right.error().message);
        nobodyImports = std::move(*right);
    }
    if (auto migrated = migrate(connection, migrations, path); !migrated)
        return migrated;
    nobodyImports.reset(); // the next step asks for it again
    return refoldSearches(connection, path);
}

base::Result<std::unique_ptr<Connection>> connectTo(const QString &path, std::chrono::milliseconds busyTimeout, Access access,
                                                    const QHash<QByteArray, QString> &statements)
{
    static std::atomic<int> s_count = 0;
    const QString name = u"authlink-store-%1"_s.arg(++s_count);
    auto connection = std::make_unique<Connection>(u"QSQLITE"_s, name, statements, &refuses, lockOfImports(path, access));
    QString how = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count());
    if (access == Access::ReadOnly)
        how += u";QSQLITE_OPEN_READONLY"_s;
    if (auto opened = connection->open(path, how); !opened)
        return cannotOpen(path, opened.error().text);
    for (const QString &setting : settings(access)) {
        if (auto set = connection->execute(setting); !set)
            return cannotOpen(path, set.error().text);
    }
    return connection;
}

} // namespace

base::Result<std::unique_ptr<Store>> openSqliteStore(const QString &path, const SqliteOptions &options)
{
    registerSqlFiles();
    const auto statements = loadStatements({sqlFolder() + u"migration.sql"_s, sqlFolder() + u"write.sql"_s, sqlFolder() + u"read.sql"_s,
                                            sqlFolder() + u"directory.sql"_s, sqlFolder() + u"users.sql"_s,
                                            sqlFolder() + u"enrolment.sql"_s, sqlFolder() + u"import.sql"_s, sqlFolder() + u"inbox.sql"_s,
                                            sqlFolder() + u"purge.sql"_s, sqlFolder() + u"refold.sql"_s});
    if (!statements)
        return base::fail(statements.error());
    const auto migrations = migrationFiles(sqlFolder() + u"migrations"_s);
    if (!migrations)
        return base::fail(migrations.error());
    const Access access = options.access;
    if (access == Access::ReadOnly && !QFileInfo::exists(path))
        return cannotOpen(path, u"there is none; the relay makes it when it starts"_s);
    if (auto created = access == Access::ReadOnly ? base::Result<void>() : createPrivately(path); !created)
        return base::fail(created.error());
    std::unique_ptr<DatabaseLock> lock;
    if (access == Access::Serve) {
        auto taken = DatabaseLock::take(path, DatabaseLock::Right::Serve, options.servedBy);
        if (!taken)
            return cannotOpen(path, taken.error().message);
        lock = std::move(*taken);
    }
    auto reader = connectTo(path, std::min(options.busyTimeout, kMaxWaitOfCaller), access, *statements);
    if (!reader)
        return base::fail(reader.error());
    const auto ready =
        access == Access::ReadOnly ? requireCurrent(**reader, *migrations, path) : bringUpToDate(**reader, *migrations, path, access);
    if (!ready)
        return base::fail(ready.error());
    const auto connectorWith = [path, access, sql = *statements](const QString &setting, std::chrono::milliseconds timeout) -> Connect {
        return [=] {
            auto connection = connectTo(path, timeout, access, sql);
            if (connection) {
                if (auto set = (*connection)->execute(setting); !set)
                    return base::Result<std::unique_ptr<Connection>>(cannotOpen(path, set.error().text));
            }
            return connection;
        };
    };
    auto readers = ReadPool::start(connectorWith(u"PRAGMA query_only = ON"_s, kMaxWaitOfReader));
    if (!readers)
        return base::fail(readers.error());
    // What a refused change would undo is kept in memory, not in a file that is made for each group.
    auto writer = GroupWriter::start(connectorWith(u"PRAGMA temp_store = MEMORY"_s, options.busyTimeout), options.commitFaults);
    if (!writer)
        return base::fail(writer.error());
    return std::make_unique<SqlStore>(std::move(lock), std::move(*reader), std::move(*writer), std::move(*readers), options.commitFaults);
}

} // namespace authlink::store
