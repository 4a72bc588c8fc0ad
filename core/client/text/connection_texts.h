// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_connection.h"

#include <QString>

#include <chrono>
#include <optional>

namespace authlink::client
{

/// The line about the connection to the relay.
/// @param failure why the last connection ended
/// @param untilNextTry absent: no try is planned
/// @param proxy what a proxy said, where that is the failure
[[nodiscard]] QString connectionText(RelayConnection::State state, RelayConnection::Failure failure,
                                     std::optional<std::chrono::milliseconds> untilNextTry,
                                     protocol::VendorState vendor = protocol::VendorState::Ok,
                                     protocol::StoreState store = protocol::StoreState::Ok, const std::optional<ProxyTrouble> &proxy = {});
/// The relay can't record anything: what that means now. The one sentence for it.
[[nodiscard]] QString storeOutageText();

} // namespace authlink::client
