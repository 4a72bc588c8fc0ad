// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/vendor_state.h"

namespace authlink::incode
{

/// Every call that there is, with every way to end, at 0: for counters that are to be there before the first one.
[[nodiscard]] VendorState::Calls noVendorCalls();

} // namespace authlink::incode
