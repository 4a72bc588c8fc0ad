// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Binds an account to the id that Incode reported, unless something speaks against it (store.h Enrolment). Inside the caller's
/// transaction.
[[nodiscard]] SqlResult<Enrolment> enrol(Connection &connection, const EnrolledIdentity &identity);

/// Inserts or replaces one customer of an import and counts it. Without an id it takes the reported one; with another id than the
/// reported one it wins, and the
/// report is forgotten. Inside the caller's transaction.
[[nodiscard]] SqlResult<void> importCustomer(Connection &connection, const verification::Customer &customer, ImportReport &report);

} // namespace authlink::store
