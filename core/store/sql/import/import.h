// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <functional>
#include <vector>

namespace authlink::store
{

/// Runs `work` as one durable database transaction in the calling thread; rolls it back if `work` fails.
using InTransaction = std::function<base::Result<void>(const std::function<SqlResult<void>()> &work)>;

/// Store::importCustomers(). Few customers are one transaction. Many are written in small ones, between which the database is free for
/// others, in this order:
/// 1. begin: from now on the database notes what others change (import_changes);
/// 2. check: compared with the directory, without a transaction; a conflict ends it here;
/// 3. write: new versions of customers that nobody sees yet; the old ones are marked to go with this import;
/// 4. show: what was noted is checked again, then one row (directory_state) makes everybody see the new versions instead of the old;
/// 5. tidy: old versions are deleted, the audit is written.
/// A process that dies before 4 has changed nothing; one that dies after it has changed everything. What it leaves is cleared up later.
[[nodiscard]] base::Result<ImportReport> importAll(Connection &connection, const InTransaction &inTransaction,
                                                   const std::vector<verification::Customer> &customers, const ImportOptions &options);

} // namespace authlink::store
