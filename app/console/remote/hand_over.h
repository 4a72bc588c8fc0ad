// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/remote/instance_place.h"
#include "core/client/call_request.h"

#include <chrono>
#include <optional>

namespace authlink::app
{

inline constexpr std::chrono::seconds kHandOverWithin{10}; ///< a console that starts at this moment listens by then
inline constexpr std::chrono::milliseconds kHandOverPause{20};

/// For a start that found its place occupied: hands the request to the console that holds it, also one that is just starting. nullopt:
/// that one has ended meanwhile, and the place is ours. Needs an application object; blocks.
/// Errors: Timeout (the other one hangs), or as the console says.
[[nodiscard]] base::Result<std::optional<QString>> handOver(InstancePlace &place, const client::CallRequest &request);

} // namespace authlink::app
