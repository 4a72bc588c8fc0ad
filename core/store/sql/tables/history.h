// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// One page of history by keyset: the cursor is the time and id of the last item, so pages stay stable while new ones arrive.
/// A page that filters looks at a bounded number of rows: it may hold few items, or none, and still have a `next`.
[[nodiscard]] base::Result<HistoryPage> readHistory(Connection &connection, const HistoryQuery &query);

} // namespace authlink::store
