// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Writes one Transaction inside the open group, in a savepoint of its own. `lastSeq` is the last seq given so far; it moves on
/// with every event, and back if the Transaction is refused.
[[nodiscard]] SqlResult<Receipt> writeTransaction(Connection &connection, const Transaction &transaction, qint64 &lastSeq);

} // namespace authlink::store
