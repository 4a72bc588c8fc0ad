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

/// Brings the schema up to the newest file, each in a transaction of its own: a crash in between leaves a schema that the next
/// start goes on from. Errors: StoreUnavailable: newer than this program, the database of another program, or it can't be written.
[[nodiscard]] base::Result<void> migrate(Connection &connection, const QStringList &files, const QString &where);

/// Errors: StoreUnavailable: the schema is not exactly the newest file's, or the database is not ours. Changes nothing.
[[nodiscard]] base::Result<void> requireCurrent(Connection &connection, const QStringList &files, const QString &where);

} // namespace authlink::store
