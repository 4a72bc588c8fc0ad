// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/config_reader.h"
#include "core/relay/config/relay_config.h"

/// The sections of the configuration, one file each. Private to this folder. Each reads all of its keys every time, whatever the others
/// say: that is how the keys are known (ConfigReader).
namespace authlink::relay::config
{

/// All of them, in the order in which they need each other.
void readSections(ConfigReader &read, RelayConfig &config);
void readHttp(ConfigReader &read, HttpSettings &http);
void readOperations(ConfigReader &read, const HttpSettings &http, OperationsSection &operations);
void readStore(ConfigReader &read, StoreSection &store);
void readIncode(ConfigReader &read, IncodeSection &incode, verification::ConfirmMode &confirm);
/// What the account must have for what the other sections want of it. Reads no key.
void requireIncodeAccount(ConfigReader &read, const RelayConfig &config);
void readMessage(ConfigReader &read, MessageSection &message);
void readCoaching(ConfigReader &read, CoachingSection &coaching);
void readWebhook(ConfigReader &read, RelayConfig &config);
void readDirectory(ConfigReader &read, DirectorySection &directory);
/// Outcomes of calls and follow-up links, both lists of tables.
void readClosing(ConfigReader &read, protocol::ClosingView &closing);
void readPolicy(ConfigReader &read, verification::Policy &policy);
void readTokens(ConfigReader &read, RelayConfig &config);
void readRetention(ConfigReader &read, RelayConfig &config);

} // namespace authlink::relay::config
