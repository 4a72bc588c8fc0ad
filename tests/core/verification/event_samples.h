// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/event.h"

#include <vector>

namespace authlink::verification::test
{

/// One event of every kind, with marks ("secret-…", odd numbers) in every field that some role may not see.
[[nodiscard]] std::vector<EventBody> everyKind();

} // namespace authlink::verification::test
