// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/relay/config/relay_config.h"
#include "core/store/store.h"

#include <QStringList>

namespace authlink::app
{

/// Reads a stored webhook again as if it came now, and tells step by step what the relay would do with it and why. A dry run: the
/// store is only read, nothing is committed, no verdict is made.
/// Errors: StoreUnavailable, Internal (the stored body can't be read).
[[nodiscard]] base::Result<QStringList> replayLines(store::Store &store, const store::InboxEntry &entry,
                                                    const relay::config::RelayConfig &config, base::Instant now);

} // namespace authlink::app
