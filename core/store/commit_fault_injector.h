// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace authlink::store
{

/// The kinds of durable writes: a group of commits, the write of Store::check(), a blocking write (import, user, epoch).
enum class DurableWrite { Group, Check, Blocking };

/// For tests of faults; absent in production. Asked right before a durable write is committed: false makes it fail as a broken disk would.
/// Runs in the thread that commits: the writer's for Group, else the caller's.
using CommitFaultInjector = std::function<bool(DurableWrite)>;

} // namespace authlink::store
