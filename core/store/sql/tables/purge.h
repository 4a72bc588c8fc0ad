// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// One bounded step of retention, inside the caller's transaction.
[[nodiscard]] SqlResult<Purged> purge(Connection &connection, const Purge &order);

} // namespace authlink::store
