// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Deletes what is older than the order says, at most `order.most` of each kind; inside the caller's transaction.
[[nodiscard]] SqlResult<Purged> purge(Connection &connection, const Purge &order);

/// Writes the write-ahead log back into the database file and empties it, so that nothing that was deleted is left there. Does not wait:
/// while another program reads, the log stays until the next time. Outside of a transaction.
void emptyWriteAheadLog(Connection &connection);

} // namespace authlink::store
