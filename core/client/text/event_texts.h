// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/verification_view.h"

#include <QString>

namespace authlink::client
{

/// What happened, as a line of the timeline. Kinds that this console does not know read as their wire name.
[[nodiscard]] QString eventText(const protocol::EventView &event);

} // namespace authlink::client
