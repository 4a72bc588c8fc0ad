// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/migrations.h"

#include "core/base/log.h"
#include "core/store/sql/script.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr int kNumberLength = 4;

tl::unexpected<base::Error> cannot(const QString &where, const QString &why)
{
    return base::fail(base::ErrorCode::StoreUnavailable, u"%1: %2"_s.arg(where, why));
}

SqlResult<qint64> currentVersion(Connection &connection)
{
    return connection.selectNumber("schema_version");
}

/// Whether the database is empty or holds our tables.
SqlResult<bool> isOurs(Connection &connection)
{
    auto rows = connection.select("schema_tables");
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return tl::unexpected(rows->failure());
    return rows->integer(0) == 0 || rows->integer(1) == 1;
}

SqlResult<void> applyOne(Connection &connection, const std::vector<NamedStatement> &statements, qint64 version, const QString &name)
{
    for (const auto &[statementName, sql] : statements) {
        if (auto done = connection.execute(sql); !done) {
            return tl::unexpected(SqlFailure{
                .refused = false, .text = u"migration %1, %2: %3"_s.arg(name, QString::fromLatin1(statementName), done.error().text)});
        }
    }
    if (auto added = connection.run("schema_version_add", {version, name}); !added)
        return tl::unexpected(added.error());
    return {};
}

base::Result<void> applyFile(Connection &connection, const QString &file, qint64 version, const QString &where)
{
    const auto statements = loadScript(file).and_then(parseScript);
    if (!statements)
        return base::fail(statements.error());
    if (auto begun = connection.run("begin"); !begun)
        return cannot(where, begun.error().text);
    // Another process may have migrated between our first look and our lock.
    const auto now = currentVersion(connection);
    SqlResult<void> applied;
    if (!now)
        applied = tl::unexpected(now.error());
    else if (*now < version)
        applied = applyOne(connection, *statements, version, QFileInfo(file).completeBaseName());
    if (applied) {
        if (auto committed = connection.run("commit"); !committed)
            applied = tl::unexpected(committed.error());
    }
    if (!applied) {
        const auto undone = connection.run("rollback");
        if (!undone)
            qCDebug(base::lcStore) << "nothing to roll back:" << undone.error().text;
        return cannot(where, applied.error().text);
    }
    qCInfo(base::lcStore).noquote() << where << "is at schema" << version;
    return {};
}

} // namespace

base::Result<QStringList> migrationFiles(const QString &folder)
{
    QStringList files;
    const QStringList names = QDir(folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        if (QStringView(name).left(kNumberLength).toInt() != files.size() + 1)
            return base::fail(base::ErrorCode::Internal, u"%1/%2 is out of order"_s.arg(folder, name));
        files.append(folder + u'/' + name);
    }
    if (files.isEmpty())
        return base::fail(base::ErrorCode::Internal, u"no migrations in %1"_s.arg(folder));
    return files;
}

namespace
{

tl::unexpected<base::Error> anotherPrograms(const QString &where)
{
    return cannot(where, u"this is the database of another program; name another file"_s);
}

tl::unexpected<base::Error> tooNew(const QString &where, qint64 version, qsizetype known)
{
    return cannot(where, u"its schema %1 is newer than this program, which knows up to %2; start the version that wrote "
                         "it, or a newer one"_s.arg(version)
                             .arg(known));
}

} // namespace

bool isOutdated(Connection &connection, const QStringList &files)
{
    const auto ours = isOurs(connection);
    const auto version = ours && *ours ? currentVersion(connection) : SqlResult<qint64>(0);
    return version && *version > 0 && *version < files.size();
}

base::Result<void> requireCurrent(Connection &connection, const QStringList &files, const QString &where)
{
    const auto ours = isOurs(connection);
    if (!ours)
        return cannot(where, ours.error().text);
    if (!*ours)
        return anotherPrograms(where);
    const auto version = currentVersion(connection);
    if (!version) // also of a file that is empty
        return cannot(where, version.error().text);
    if (*version > files.size())
        return tooNew(where, *version, files.size());
    if (*version < files.size())
        return cannot(where, u"its schema %1 is older than this program, which needs %2; start the relay once, it brings it "
                             "up to date"_s.arg(*version)
                                 .arg(files.size()));
    return {};
}

base::Result<void> migrate(Connection &connection, const QStringList &files, const QString &where)
{
    const auto ours = isOurs(connection);
    if (!ours)
        return cannot(where, ours.error().text);
    if (!*ours)
        return anotherPrograms(where);
    if (auto made = connection.run("schema_version_table"); !made)
        return cannot(where, made.error().text);
    const auto version = currentVersion(connection);
    if (!version)
        return cannot(where, version.error().text);
    if (*version > files.size())
        return tooNew(where, *version, files.size());
    for (qint64 next = *version; next < files.size(); ++next) {
        if (auto applied = applyFile(connection, files.at(next), next + 1, where); !applied)
            return applied;
    }
    return {};
}

} // namespace authlink::store
