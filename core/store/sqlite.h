// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/commit_fault_injector.h"
#include "core/store/store.h"

#include <QString>

#include <chrono>
#include <memory>

namespace authlink::store
{

struct SqliteOptions {
    /// How long a write waits for another process that holds the lock (an import, a backup) before it fails.
    std::chrono::milliseconds busyTimeout{10'000};
    CommitFaultInjector commitFaults{}; ///< for fault tests
    Access access = Access::ReadWrite;
    QString servedBy{}; ///< for Access::Serve, as in openStore()
};

/// Opens a SQLite file; unless read-only, creates it with mode 0600 and migrates it. Errors: StoreUnavailable.
/// Programs call openStore() (store.h); this function is for tests that need the options.
[[nodiscard]] base::Result<std::unique_ptr<Store>> openSqliteStore(const QString &path, const SqliteOptions &options = {});

} // namespace authlink::store
