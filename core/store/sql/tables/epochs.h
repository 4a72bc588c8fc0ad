// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"

#include <QString>

/// Which events each run of a relay wrote (Store::beginEpoch).
namespace authlink::store
{

/// Within a transaction. Forgets those before the newest Store::kMaxEpochs.
[[nodiscard]] SqlResult<void> beginEpochIn(Connection &connection, const QString &id);

} // namespace authlink::store
