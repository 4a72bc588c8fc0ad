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

/// Inserts or replaces a customer and its search terms. Where the id stays the same, so does its origin; a customer without an id has
/// none. Within the caller's database transaction.
[[nodiscard]] SqlResult<void> putCustomer(Connection &connection, const DirectoryEntry &entry);

enum class Removal {
    Done,
    Absent, ///< there is no such customer
    InUse,  ///< nothing was removed: a verification of the customer is open
};
/// Removes a customer with what Incode reported, except what was rejected. Within the caller's database transaction.
[[nodiscard]] SqlResult<Removal> removeCustomer(Connection &connection, const QString &account);

/// Whether a report of Incode's about this account waits to be approved.
[[nodiscard]] SqlResult<bool> pendingEnrolment(Connection &connection, const QString &account);

/// Store::directory().
[[nodiscard]] base::Result<std::vector<DirectoryEntry>> readDirectory(Connection &connection, const DirectoryQuery &query);

} // namespace authlink::store
