// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/relay_config.h"

#include "core/relay/config/config_reader.h"
#include "core/relay/config/config_sections.h"
#include "core/relay/config/config_source.h"

namespace authlink::relay::config
{

namespace
{
void readAll(ConfigReader &read, RelayConfig &config)
{
    readHttp(read, config.http);
    readOperations(read, config.operations);
    readStore(read, config.store);
    readIncode(read, config.incode, config.policy.confirm);
    readMessage(read, config.message);
    readWebhook(read, config);
    requireIncodeAccount(read, config);
    readDirectory(read, config.directory);
    readPolicy(read, config.policy);
    readTokens(read, config);
    readRetention(read, config);
}
} // namespace

base::Result<RelayConfig> loadConfig(const QString &path, const QProcessEnvironment &environment)
{
    const ConfigValues nothing;
    ConfigReader declared(nothing);
    RelayConfig defaults;
    readAll(declared, defaults);

    const auto values = readConfigValues(path, environment, declared.keys(), declared.secretKeys());
    if (!values)
        return base::fail(values.error());
    RelayConfig config;
    ConfigReader read(*values);
    readAll(read, config);
    if (read.error())
        return base::fail(*read.error());
    return config;
}

} // namespace authlink::relay::config
