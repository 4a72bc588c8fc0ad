// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/config_source.h"
#include "core/relay/config/relay_config.h"

#include <map>
#include <set>

namespace authlink::relay::config
{

/// Whether a running relay takes up a change of this key ("webhook.header_secret"); docs/operator-guide.md "Reloading" lists them.
[[nodiscard]] bool isReloadable(const QString &key);

/// The configuration of a running relay, to be read again from where it came: file, environment, secret files. Keeps no secret but in the
/// configuration itself: of what was written it remembers hashes.
class ConfigFile
{
public:
    /// Errors: as loadConfig().
    [[nodiscard]] static base::Result<ConfigFile> read(const QString &path, const QProcessEnvironment &environment);
    [[nodiscard]] const RelayConfig &config() const { return m_config; }

    /// What is there now: what can be changed as it is written, everything else as it was.
    struct Changes {
        RelayConfig config;
        QStringList taken;       ///< keys that changed and can be taken up
        QStringList needRestart; ///< keys that changed and can't
        std::map<QString, QByteArray> hashes;
        std::set<QString> secrets; ///< those that have a value
    };
    /// Reads everything again; changes nothing yet. Errors: Invalid: what is written is no configuration, or what can be changed does
    /// not go with what can't; the file has lost all keys; a secret has lost its value (one for OAuth or the header may, if the other is
    /// there, and one that was called previous).
    [[nodiscard]] base::Result<Changes> readAgain() const;
    /// The changes are in force now.
    void take(Changes changes);

private:
    ConfigFile(QString path, const QProcessEnvironment &environment) : m_path(std::move(path)), m_environment(environment) {}

    [[nodiscard]] base::Result<void> checkWhole(const ConfigValues &now) const;

    QString m_path;
    QProcessEnvironment m_environment;
    RelayConfig m_config;
    bool m_holdsKeys = false;               // the file itself, beside the environment
    std::set<QString> m_secrets;            // those that have a value
    ConfigValues m_lasting;                 // keys that only a restart changes, without secrets
    std::map<QString, QByteArray> m_hashes; // of what was written, by key
};

} // namespace authlink::relay::config
