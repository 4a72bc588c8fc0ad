// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <vector>

namespace authlink::store
{

/// Store::searchCustomers().
[[nodiscard]] base::Result<std::vector<verification::Customer>> findCustomers(Connection &connection, const QString &text, int limit);

/// Inserts or replaces a customer and its search terms. Within the caller's database transaction.
[[nodiscard]] SqlResult<void> putCustomer(Connection &connection, const verification::Customer &customer);

/// Inserts or replaces a user by name. Within the caller's database transaction.
[[nodiscard]] SqlResult<void> putUser(Connection &connection, const User &user);

} // namespace authlink::store
