// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/store.h"

#include <QString>

#include <functional>
#include <optional>

/// What `authlink-relay customers` shows of the directory.
namespace authlink::app
{

/// Calls `each` for every customer, in the order of the accounts. Errors: StoreUnavailable, and what `each` gives.
[[nodiscard]] base::Result<void> forEachCustomer(const store::Store &store, std::optional<store::IdSource> source,
                                                 const std::function<base::Result<void>(const store::DirectoryEntry &)> &each);

// Each gives the exit code.

int listCustomers(const store::Store &store, std::optional<store::IdSource> source);
int showCustomer(const store::Store &store, const QString &account);
/// As `customers import` reads it. @param fileName empty: to stdout; else a file, readable for its owner only
int exportCustomers(const store::Store &store, const QString &fileName);

} // namespace authlink::app
