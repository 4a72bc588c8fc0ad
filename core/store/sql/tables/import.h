// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <vector>

namespace authlink::store
{

/// Inserts or replaces the customers and removes those that the options name (Store::importCustomers). Within the caller's database
/// transaction, which has nothing to commit when the report holds conflicts.
[[nodiscard]] SqlResult<ImportReport> importAll(Connection &connection, const std::vector<verification::Customer> &customers,
                                                const ImportOptions &options);

} // namespace authlink::store
