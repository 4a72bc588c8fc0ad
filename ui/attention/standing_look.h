// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/attention/standing.h"
#include "ui/live/banner/banner_content.h"

namespace authlink::ui
{

/// The banner's look, or that of what is more urgent beside it: a No of the customer's, an alert, a wait for the agent's help.
[[nodiscard]] BannerLook lookOf(const client::Standing &standing);
/// The look of the worst; with nothing open, that of a line that is live.
[[nodiscard]] BannerLook lookOf(const client::Overview &overview);

} // namespace authlink::ui
