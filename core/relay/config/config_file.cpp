// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_file.h"

#include "core/relay/config/config_reader.h"
#include "core/relay/config/config_sections.h"

#include <QCryptographicHash>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

namespace
{

using Hashes = std::map<QString, QByteArray>;

struct Known {
    QStringList keys, secrets;
};

Known knownKeys()
{
    const ConfigValues nothing;
    ConfigReader declared(nothing);
    RelayConfig defaults;
    readSections(declared, defaults);
    return {.keys = declared.keys(), .secrets = declared.secretKeys()};
}

base::Result<RelayConfig> configOf(const ConfigValues &values)
{
    RelayConfig config;
    ConfigReader read(values);
    readSections(read, config);
    if (read.error())
        return base::fail(*read.error());
    return config;
}

QByteArray hashOf(const ConfigValue &value)
{
    const auto text = std::visit(
        [](const auto &written) -> QByteArray {
            using Written = std::decay_t<decltype(written)>;
            if constexpr (std::is_same_v<Written, QString>)
                return 't' + written.toUtf8();
            else if constexpr (std::is_same_v<Written, QStringList>)
                return 'l' + written.join(u'\0').toUtf8();
            else
                return 'n' + QByteArray::number(written);
        },
        value.value);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

Hashes hashesOf(const ConfigValues &values)
{
    Hashes hashes;
    for (const auto &[key, value] : values)
        hashes.emplace(key, hashOf(value));
    return hashes;
}

/// Keys with another value in one than in the other, or none.
QStringList differences(const Hashes &before, const Hashes &after)
{
    QStringList keys;
    const auto compare = [&keys](const Hashes &one, const Hashes &other) {
        for (const auto &[key, hash] : one) {
            const auto found = other.find(key);
            if ((found == other.end() || found->second != hash) && !keys.contains(key))
                keys.append(key);
        }
    };
    compare(before, after);
    compare(after, before);
    keys.sort();
    return keys;
}

bool holdsKeys(const ConfigValues &values)
{
    return std::any_of(values.begin(), values.end(), [](const auto &entry) { return !entry.second.fromEnvironment; });
}

bool isThere(const ConfigValues &values, const QString &secret)
{
    const auto found = values.find(secret);
    if (found == values.end())
        return false;
    const auto *text = std::get_if<QString>(&found->second.value);
    return text == nullptr || !text->trimmed().isEmpty();
}

/// A secret that was there is meant to go.
bool mayGo(const ConfigValues &now, const QString &secret)
{
    if (secret.endsWith("_previous"_L1))
        return true;
    if (now.contains(secret)) // written, and empty
        return false;
    // Of those who send webhooks one of the two is enough.
    const QString header = u"webhook.header_secret"_s;
    const QString oauth = u"webhook.oauth_client_secret"_s;
    return (secret == header && isThere(now, oauth)) || (secret == oauth && isThere(now, header));
}

} // namespace

bool isReloadable(const QString &key)
{
    static constexpr QLatin1StringView kKeys[] = {
        "http.tls_certificate"_L1,      "http.tls_key"_L1,          "http.trusted_proxies"_L1,      "incode.api_key"_L1,
        "incode.executive_email"_L1,    "incode.integration_id"_L1, "incode.executive_password"_L1, "incode.oauth_client_id"_L1,
        "incode.oauth_client_secret"_L1};
    // Whether a channel is served at all is what consoles were told when they connected: the addresses of the providers stay.
    if (key == "message.http_url"_L1 || key == "message.email_url"_L1)
        return false;
    static constexpr QLatin1StringView kBeginnings[] = {"webhook."_L1, "message.templates."_L1, "message.email_"_L1, "message.http_"_L1};
    const auto begins = [&key](QLatin1StringView beginning) { return key.startsWith(beginning); };
    return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys)
           || std::any_of(std::begin(kBeginnings), std::end(kBeginnings), begins);
}

base::Result<ConfigFile> ConfigFile::read(const QString &path, const QProcessEnvironment &environment)
{
    const Known known = knownKeys();
    const auto values = readConfigValues(path, environment, known.keys, known.secrets);
    if (!values)
        return base::fail(values.error());
    auto config = configOf(*values);
    if (!config)
        return base::fail(config.error());
    ConfigFile file(path, environment);
    file.m_config = std::move(*config);
    file.m_hashes = hashesOf(*values);
    file.m_holdsKeys = holdsKeys(*values);
    for (const QString &secret : known.secrets) {
        if (isThere(*values, secret))
            file.m_secrets.insert(secret);
    }
    for (const auto &[key, value] : *values) {
        if (!isReloadable(key) && !known.secrets.contains(key))
            file.m_lasting.emplace(key, value);
    }
    return file;
}

base::Result<ConfigFile::Changes> ConfigFile::readAgain() const
{
    const Known known = knownKeys();
    const auto values = readConfigValues(m_path, m_environment, known.keys, known.secrets);
    if (!values)
        return base::fail(values.error());
    if (const auto whole = configOf(*values); !whole)
        return base::fail(whole.error());
    if (auto whole = checkWhole(*values); !whole)
        return base::fail(whole.error());

    Changes changes;
    for (const QString &secret : known.secrets) {
        if (isThere(*values, secret))
            changes.secrets.insert(secret);
    }
    changes.hashes = hashesOf(*values);
    for (const QString &key : differences(m_hashes, changes.hashes))
        (isReloadable(key) ? changes.taken : changes.needRestart).append(key);
    // What will be in force is checked as a whole, too: a secret may be missing for the environment that this relay still serves.
    ConfigValues mixed = m_lasting;
    for (const auto &[key, value] : *values) {
        if (isReloadable(key))
            mixed.emplace(key, value);
    }
    auto config = configOf(mixed);
    if (!config)
        return base::fail(config.error());
    changes.config = std::move(*config);
    changes.config.store.key = m_config.store.key;
    return changes;
}

/// Whoever writes the file may be in the middle of it, or out of room: what is missing then must not open a door.
base::Result<void> ConfigFile::checkWhole(const ConfigValues &now) const
{
    if (m_holdsKeys && !holdsKeys(now))
        return base::fail(base::invalid(u"--config"_s, u"%1 holds no key any more: it is empty, or was cut off"_s.arg(m_path)));
    for (const QString &secret : m_secrets) {
        if (!isThere(now, secret) && !mayGo(now, secret))
            return base::fail(
                base::invalid(secret, u"'%1' had a value and has none any more; if that is meant, restart the relay"_s.arg(secret)));
    }
    return {};
}

void ConfigFile::take(Changes changes)
{
    m_secrets = std::move(changes.secrets);
    m_config = std::move(changes.config);
    // A key that waits for the restart differs until then.
    for (const QString &key : std::as_const(changes.taken)) {
        const auto now = changes.hashes.find(key);
        if (now == changes.hashes.end())
            m_hashes.erase(key);
        else
            m_hashes.insert_or_assign(key, now->second);
    }
}

} // namespace authlink::relay::config
