// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Store::inbox() and Store::inboxEntry().
[[nodiscard]] base::Result<InboxPage> readInbox(Connection &connection, const InboxQuery &query);
[[nodiscard]] base::Result<std::optional<InboxEntry>> readInboxEntry(Connection &connection, const QString &idOrHash);

} // namespace authlink::store
