// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/relay_config.h"

#include "core/relay/config/config_file.h"
#include "core/relay/config/config_reader.h"
#include "core/relay/config/config_sections.h"

namespace authlink::relay::config
{

void readSections(ConfigReader &read, RelayConfig &config)
{
    readHttp(read, config.http);
    readOperations(read, config.http, config.operations);
    readStore(read, config.store);
    readIncode(read, config.incode, config.policy.confirm);
    readMessage(read, config.message);
    readCoaching(read, config.coaching);
    readWebhook(read, config);
    requireIncodeAccount(read, config);
    readDirectory(read, config.directory);
    readClosing(read, config.closing);
    readPolicy(read, config.policy);
    readTokens(read, config);
    readRetention(read, config);
}

base::Result<RelayConfig> loadConfig(const QString &path, const QProcessEnvironment &environment)
{
    return ConfigFile::read(path, environment).map([](const ConfigFile &file) { return file.config(); });
}

} // namespace authlink::relay::config
