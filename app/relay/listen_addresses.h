// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/relay_config.h"

namespace authlink::app
{

/// Where a relay of this configuration listens for everybody, for people: "127.0.0.1:8080, [::1]:8080".
[[nodiscard]] QString listenAddresses(const relay::config::HttpSettings &http);

} // namespace authlink::app
