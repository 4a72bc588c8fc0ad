// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <vector>

namespace authlink::store
{

/// Type-ahead: accounts that begin with the text, then names of which words begin with its words, then phone numbers that
/// contain its digits from a plausible start (with or without country code, or the last four).
[[nodiscard]] base::Result<std::vector<verification::Customer>> findCustomers(Connection &connection, const QString &text, int limit);

/// Inserts or replaces one customer with its search terms; inside the caller's transaction.
[[nodiscard]] SqlResult<void> putCustomer(Connection &connection, const verification::Customer &customer);

[[nodiscard]] SqlResult<void> putUser(Connection &connection, const User &user);

} // namespace authlink::store
