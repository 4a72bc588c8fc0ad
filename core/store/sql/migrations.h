// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/connection.h"

#include <QString>
#include <QStringList>

namespace authlink::store
{

/// The migrations in a resource folder, in order: 0001_name.sql, 0002_name.sql, … without a gap.
[[nodiscard]] base::Result<QStringList> migrationFiles(const QString &folder);

/// Brings the schema up to the newest file, each file in a transaction of its own: after a crash the next start goes on with the next file.
/// @param where the database, for messages
/// Errors: StoreUnavailable: the schema is newer than this program, the database is another program's, or it can't be written.
[[nodiscard]] base::Result<void> migrate(Connection &connection, const QStringList &files, const QString &where);

/// Whether the database has a schema of ours that migrate() would change; no for an empty file, and where that can't be read.
[[nodiscard]] bool isOutdated(Connection &connection, const QStringList &files);

/// Changes nothing. Errors: StoreUnavailable: the schema is not exactly that of the newest file, or the database is another program's.
[[nodiscard]] base::Result<void> requireCurrent(Connection &connection, const QStringList &files, const QString &where);

} // namespace authlink::store
