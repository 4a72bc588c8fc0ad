// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/managed/managed_settings.h"

#include "app/console/options.h"
#include "app/console/sign_in/relay_address.h"
#include "core/base/language.h"
#include "core/base/settings/config_values.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSslCertificate>

#include <filesystem>
#include <iterator>
#include <system_error>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr qint64 kMaxAuthorities = 256 * 1024;

constexpr QLatin1StringView kRelayUrl("relay.url");
constexpr QLatin1StringView kAuthority("relay.certificate_authority");
constexpr QLatin1StringView kProxy("proxy");
constexpr QLatin1StringView kLanguage("language");
constexpr QLatin1StringView kDemo("demo");

QStringList managedKeys()
{
    return {kRelayUrl, kAuthority, kProxy, kLanguage, kDemo};
}

/// Typed access that keeps the first error: what follows one is of no use.
class ManagedReader
{
public:
    explicit ManagedReader(const base::ConfigValues &values) : m_values(values) {}

    /// nullopt: not there, or refused.
    [[nodiscard]] std::optional<QString> text(QLatin1StringView key)
    {
        const base::ConfigValue *value = find(key);
        const auto *written = value ? std::get_if<QString>(&value->value) : nullptr;
        if (value && (!written || written->isEmpty())) {
            refuse(key, u"takes a text"_s);
            return std::nullopt;
        }
        return written ? std::optional(*written) : std::nullopt;
    }

    void truth(QLatin1StringView key, bool &target)
    {
        const base::ConfigValue *value = find(key);
        if (!value)
            return;
        if (const auto *written = std::get_if<bool>(&value->value))
            target = *written;
        else
            refuse(key, u"takes true or false"_s);
    }

    void refuse(QLatin1StringView key, const QString &why)
    {
        if (!m_error)
            m_error = base::invalid(key, u"%1: '%2' %3"_s.arg(find(key)->place, key, why));
    }

    [[nodiscard]] QString placeOf(QLatin1StringView key) const { return find(key)->place; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }

private:
    [[nodiscard]] const base::ConfigValue *find(QLatin1StringView key) const
    {
        const auto found = m_values.find(key);
        return found == m_values.end() ? nullptr : &found->second;
    }

    const base::ConfigValues &m_values;
    std::optional<base::Error> m_error;
};

void readAuthorities(ManagedReader &read, QByteArray &target)
{
    const auto path = read.text(kAuthority);
    if (!path)
        return;
    if (!QFileInfo(*path).isAbsolute())
        return read.refuse(kAuthority, u"takes the whole path of a file, such as /etc/authlink/authority.pem"_s);
    const auto bytes = base::readSmallFile(*path, kMaxAuthorities, read.placeOf(kAuthority));
    if (!bytes)
        return read.refuse(kAuthority, u"names a file that can't be used: %1"_s.arg(bytes.error().message));
    if (QSslCertificate::fromData(*bytes, QSsl::Pem).isEmpty())
        return read.refuse(kAuthority, u"names %1, which holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"_s.arg(*path));
    target = *bytes;
}

base::Result<ManagedSettings> settingsOf(const base::ConfigValues &values)
{
    ManagedSettings managed;
    ManagedReader read(values);
    if (const auto written = read.text(kRelayUrl)) {
        const auto relay = relayUrlFrom(*written);
        if (relay)
            managed.relay = *relay;
        else
            read.refuse(kRelayUrl, u"can't be used: %1"_s.arg(relay.error().message));
    }
    readAuthorities(read, managed.authorities);
    if (const auto written = read.text(kProxy)) {
        const auto proxy = proxyChoiceFrom(*written);
        if (proxy)
            managed.proxy = *proxy;
        else
            read.refuse(kProxy, proxy.error().message);
    }
    if (const auto written = read.text(kLanguage)) {
        if (base::isLanguage(*written))
            managed.language = *written;
        else
            read.refuse(kLanguage, u"takes one of %1, not '%2'"_s.arg(base::languages().join(u", "_s), *written));
    }
    read.truth(kDemo, managed.isDemoAllowed);
    if (read.error())
        return base::fail(*read.error());
    return managed;
}

/// The registry knows no truth values, and a property list both numbers and truth.
std::variant<QString, qint64, double, bool, QStringList> truthOf(const QVariant &written)
{
    const QString text = written.toString();
    if (text == u"true" || text == u"1")
        return true;
    if (text == u"false" || text == u"0")
        return false;
    return text;
}

} // namespace

base::Result<ManagedSettings> managedSettingsFrom(const QString &path)
{
    // Passed over only where there is none for sure: a link to nowhere is there, and so may be a file in a folder that can't be entered.
    std::error_code failure;
    const auto type = std::filesystem::symlink_status(QFile::encodeName(path).toStdString(), failure).type();
    if (type == std::filesystem::file_type::not_found)
        return ManagedSettings{};
    if (failure)
        return base::fail(
            base::invalid(path, u"managed settings: can't look for %1: %2"_s.arg(path, QString::fromLocal8Bit(failure.message().c_str()))));
    const auto values = base::readTomlFile(path, u"managed settings"_s, managedKeys());
    if (!values)
        return base::fail(values.error());
    return settingsOf(*values);
}

base::Result<ManagedSettings> managedSettingsFrom(const QSettings &settings, const QString &place)
{
    base::ConfigValues values;
    const QStringList known = managedKeys();
    for (const QString &key : settings.allKeys()) {
        if (!known.contains(key))
            return base::fail(base::unknownKey(key, place, known));
        const QVariant written = settings.value(key);
        base::ConfigValue value{.value = written.toString(), .place = place};
        if (key == kDemo)
            value.value = truthOf(written);
        values.insert_or_assign(key, std::move(value));
    }
    return settingsOf(values);
}

base::Result<ManagedSettings> readManagedSettings()
{
    // The first two have not been tried on a computer that is managed that way.
#if defined(Q_OS_WIN)
    const QString place = u"HKEY_LOCAL_MACHINE\\Software\\Policies\\Authlink\\Console"_s;
    return managedSettingsFrom(QSettings(place, QSettings::NativeFormat), place);
#elif defined(Q_OS_MACOS)
    const QString place = u"/Library/Managed Preferences/org.authlink.console.plist"_s;
    return managedSettingsFrom(QSettings(place, QSettings::NativeFormat), place);
#else
    return managedSettingsFrom(kManagedFile);
#endif
}

base::Result<void> checkAgainst(const ManagedSettings &managed, const Options &options)
{
    const auto decided = [](const QString &option, const QString &what) {
        return base::fail(base::invalid(option, u"%1: %2 on this computer"_s.arg(option, what)));
    };
    if (!managed.isDemoAllowed && options.task == Options::Task::Demo)
        return decided(u"--demo"_s, u"your operations team does not allow the demo"_s);
    if (!managed.isDemoAllowed && options.task == Options::Task::Rehearse)
        return decided(u"--rehearse"_s, u"your operations team does not allow the demo"_s);
    if (!managed.relay.isEmpty() && options.task == Options::Task::Connect && options.relay != managed.relay)
        return decided(u"--relay"_s, u"your operations team has set the relay to %1"_s.arg(managed.relay.toString()));
    if (!managed.language.isEmpty() && !options.language.isEmpty() && options.language != managed.language)
        return decided(u"--language"_s, u"your operations team has set the language to %1"_s.arg(managed.language));
    return {};
}

} // namespace authlink::app
