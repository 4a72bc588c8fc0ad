// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// The text that a search of the history looks at. With line breaks between the fields no match spans two of them.
[[nodiscard]] QString historyText(const QString &name, const QString &account, const QString &callId);

/// One page of the history. Its cursor is the time and id of the last item, so new verifications do not shift the next page. A page with
/// a filter looks at a bounded number of rows: it may hold few items or none, and still have a `next`.
/// Errors: Invalid (limit, cursor).
[[nodiscard]] base::Result<HistoryPage> readHistory(Connection &connection, const HistoryQuery &query);

} // namespace authlink::store
