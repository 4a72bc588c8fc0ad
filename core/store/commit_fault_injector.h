// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace authlink::store
{

/// What is about to be made durable: a group of commits, the write of check(), or a blocking write (import, user).
enum class DurableWrite { Group, Check, Blocking };

/// Asked right before a durable write is committed; false makes that commit fail as a broken disk would. Runs in the thread that
/// commits (Group: the writer's; else the caller's). The seam that fault tests use; absent in production.
using CommitFaultInjector = std::function<bool(DurableWrite)>;

} // namespace authlink::store
