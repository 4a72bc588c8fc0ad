// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

/// Whether the database itself is whole.
namespace authlink::store
{

/// As Reader::inspect().
[[nodiscard]] base::Result<Inspection> inspectDatabase(Connection &connection, qint64 maxBytes);

} // namespace authlink::store
