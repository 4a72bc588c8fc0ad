// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Binds an account to the customer id that Incode reported, unless that is a conflict (Enrolment in store.h). Within the caller's database
/// transaction.
[[nodiscard]] SqlResult<Enrolment> enrol(Connection &connection, const EnrolledIdentity &identity);

/// Inserts or replaces one customer of an import and counts it in `report`. Without an id in the file the customer takes the one that
/// Incode reported; another id in the file wins, and Incode's is forgotten. Within the caller's database transaction.
[[nodiscard]] SqlResult<void> importCustomer(Connection &connection, const verification::Customer &customer, ImportReport &report);

} // namespace authlink::store
