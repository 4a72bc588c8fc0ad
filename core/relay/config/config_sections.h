// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/config_reader.h"
#include "core/relay/config/relay_config.h"

/// The longer sections of the configuration. Private to loadConfig().
namespace authlink::relay::config
{

[[nodiscard]] QStringList messageKeys();
[[nodiscard]] QStringList messageSecretKeys();
void readMessage(ConfigReader &read, MessageSection &message);

[[nodiscard]] QStringList webhookKeys();
[[nodiscard]] QStringList webhookSecretKeys();
void readWebhook(ConfigReader &read, RelayConfig &config);

} // namespace authlink::relay::config
