// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/values.h"

#include <vector>

namespace authlink::sandbox
{

/// The fictional customers of resources/customers/sample.csv, built into the program: the directory of the demo, and
/// the sandbox's enrolled customers where no others are named.
[[nodiscard]] base::Result<std::vector<verification::Customer>> sampleDirectory();

} // namespace authlink::sandbox
