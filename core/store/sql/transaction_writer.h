// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <QHash>

#include <deque>

namespace authlink::store
{

/// What the writer knows of the rows it writes to. Changes are made one upon the other before the first of them is committed, so the seq
/// that a state was made from may be older than its row; it is then the writer itself who wrote the row.
struct WriterMemory {
    qint64 lastSeq = 0;                 ///< of all events so far
    QHash<QString, qint64> writtenSeqs; ///< the seq that this writer gave a verification last
    std::deque<QString> ended;          ///< of them, those that ended; the oldest are forgotten, since nothing builds on them any more
};

/// Writes one Transaction within the open database transaction of its group, in a savepoint of its own; if it is refused, only that is
/// rolled back, and `memory` stays as it was.
[[nodiscard]] SqlResult<Receipt> writeTransaction(Connection &connection, const Transaction &transaction, WriterMemory &memory);

} // namespace authlink::store
