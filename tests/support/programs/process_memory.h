// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "tests/support/programs/secret_finder.h"

namespace authlink::test
{

/// What of `finder` stands in the memory of a child process of ours, as `gcore` and `strings` would show it: every readable mapping,
/// those of 4 GiB and more aside (a sanitizer's).
/// Errors: the system does not allow it, or has no /proc.
[[nodiscard]] base::Result<QStringList> findInMemory(qint64 pid, const SecretFinder &finder);

} // namespace authlink::test
