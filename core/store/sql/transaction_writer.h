// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/sql/writer_memory.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Writes one Transaction within the open database transaction of its group. When it is refused or not written (Receipt::isWritten),
/// what it had begun is still there, and the whole group has to be rolled back. `memory` knows only what was written.
[[nodiscard]] SqlResult<Receipt> writeTransaction(Connection &connection, const Transaction &transaction, WriterMemory &memory);

/// The same in a savepoint of its own, which costs a tenth more: when it is refused or not written, only that is rolled back.
[[nodiscard]] SqlResult<Receipt> writeInSavepoint(Connection &connection, const Transaction &transaction, WriterMemory &memory);

} // namespace authlink::store
