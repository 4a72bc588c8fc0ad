// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/event.h"

#include <vector>

namespace authlink::verification::test
{

/// One event of every kind. Fields that some role may not see hold values that tests can search for ("secret-…", 0.712345).
[[nodiscard]] std::vector<EventBody> everyKind();

} // namespace authlink::verification::test
