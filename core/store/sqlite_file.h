// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::store
{

/// How many of a database's pages stand neither in its file nor in the write-ahead log beside it. SQLite itself takes what is missing of
/// the last page for zeros. A program that writes at the same time may make one look missing that has just moved from the log into the
/// file: ask again. Opens the log only, since whoever closes the database's file loses the locks that the process has on it.
/// @param path of the database
/// @param pages that it should have
[[nodiscard]] qint64 countMissingPages(const QString &path, qint64 pages, qint64 pageSize);

} // namespace authlink::store
