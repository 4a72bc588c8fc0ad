// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"

namespace authlink::store
{

/// Empties the write-ahead log, so that nothing that was wiped is left there. Does not wait: if another program reads just now, the
/// log stays until the next time.
void emptyLog(Connection &connection);

} // namespace authlink::store
