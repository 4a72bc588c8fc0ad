// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Writes one Transaction within the open database transaction of its group, in a savepoint of its own; if it is refused, only that is
/// rolled back.
/// @param lastSeq the seq of the last event so far; raised by the number of events if the Transaction is written
[[nodiscard]] SqlResult<Receipt> writeTransaction(Connection &connection, const Transaction &transaction, qint64 &lastSeq);

} // namespace authlink::store
