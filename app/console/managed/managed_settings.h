// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/proxy/proxy_choice.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

class QSettings;

namespace authlink::app
{

struct Options;

/// What the operations team decides for every console of a bank; docs/operator-guide.md "Consoles of a whole bank: managed settings". It
/// goes before the command line and before what a person chose.
struct ManagedSettings {
    QUrl relay;             ///< empty: the person says
    QByteArray authorities; ///< certificates (PEM), trusted beside the system's own
    std::optional<ProxyChoice> proxy;
    QString language; ///< of base::languages(); empty: the person chooses
    bool isDemoAllowed = true;
};

/// "/etc/authlink/console.toml", where programs read files for that.
inline constexpr QLatin1StringView kManagedFile("/etc/authlink/console.toml");

/// Of this computer: kManagedFile; on Windows HKEY_LOCAL_MACHINE\Software\Policies\Authlink\Console; on macOS the managed preferences
/// org.authlink.console. Errors: as below.
[[nodiscard]] base::Result<ManagedSettings> readManagedSettings();

/// From a TOML file; one that is not there decides nothing. Errors: Invalid, with file and line: it can't be read, an unknown key, a wrong
/// value, a certificate file that can't be used.
[[nodiscard]] base::Result<ManagedSettings> managedSettingsFrom(const QString &path);

/// The same keys ("relay.url") from the registry or a property list. Errors: as above. @param place names it in errors
[[nodiscard]] base::Result<ManagedSettings> managedSettingsFrom(const QSettings &settings, const QString &place);

/// Errors: Invalid: the command line asks for what the operations team has decided otherwise.
[[nodiscard]] base::Result<void> checkAgainst(const ManagedSettings &managed, const Options &options);

} // namespace authlink::app
