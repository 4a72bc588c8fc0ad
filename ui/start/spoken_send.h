// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/call_params.h"
#include "core/protocol/verification_view.h"

namespace authlink::ui
{

/// What the Send button does, for who only hears it: to whom, and how. Contacts are masked.
[[nodiscard]] QString spokenSend(verification::Channel channel, const protocol::CustomerView &customer);
[[nodiscard]] QString spokenSend(verification::Channel channel, const protocol::UnlistedCustomer &customer);

} // namespace authlink::ui
