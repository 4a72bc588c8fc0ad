// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/values.h"

#include <vector>

namespace authlink::sandbox
{

/// The fictional customers of resources/customers/sample.csv, built into the program: the demo's directory and the sandbox's gallery.
[[nodiscard]] base::Result<std::vector<verification::Customer>> sampleDirectory();

} // namespace authlink::sandbox
