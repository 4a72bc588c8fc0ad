// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/sql/connection.h"

#include <QString>

namespace authlink::store
{

/// Makes anew what searches look at, where an earlier schema stored it by another rule: names and search terms of customers, texts of the
/// history. In small transactions: after a crash the next start goes on where this one ended. Tells the log how far it is. Nobody imports
/// meanwhile. Blocking; nothing to do costs one statement.
/// @param where the database, for messages
/// Errors: StoreUnavailable (can't be written; another program is importing, and who).
[[nodiscard]] base::Result<void> refoldSearches(Connection &connection, const QString &where);

} // namespace authlink::store
