// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

namespace authlink::store
{

/// Consoles of one user that are remembered; a console names itself, so there could be any number.
inline constexpr int kMaxSessionsOfUser = 32;

/// Inserts or replaces a user by name; the last sign-in stays. Within the caller's database transaction.
[[nodiscard]] SqlResult<void> putUser(Connection &connection, const User &user);

/// Writes down a sign-in, or that it ended. Within the caller's database transaction.
[[nodiscard]] SqlResult<void> putSession(Connection &connection, const UserSession &session);

/// Ends the sessions of an earlier run (Transaction::sessionsEndBefore). Within the caller's database transaction.
[[nodiscard]] SqlResult<void> endSessionsBefore(Connection &connection, base::Instant start);

} // namespace authlink::store
