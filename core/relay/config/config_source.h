// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <map>
#include <variant>
#include <vector>

namespace authlink::relay::config
{

/// One value as written, with the place it was written at (for errors).
struct ConfigValue {
    std::variant<QString, qint64, double, bool, QStringList> value;
    QString place;                ///< "authlink.toml line 7" or "AUTHLINK_HTTP_LISTEN"
    bool fromEnvironment = false; ///< it, or the name of its file; then it is text, and numbers are read from it
};

/// Section and key, "http.listen", to what was written.
using ConfigValues = std::map<QString, ConfigValue>;

/// Reads the TOML file (if any), then the environment over it, then the KEY_file secrets. Knows no meaning but which keys exist.
/// @param known every valid "section.key"; a key ending in "*" takes any name (message.templates.*)
/// @param secrets those keys of `known` that also exist as KEY_file
/// Errors: Invalid: the file can't be read or parsed; an unknown section or key (with the nearest valid one); a nested value of a wrong
/// kind.
[[nodiscard]] base::Result<ConfigValues> readConfigValues(const QString &path, const QProcessEnvironment &environment,
                                                          const QStringList &known, const QStringList &secrets);

/// The entry of `known` with the fewest edits to `key`; empty if none is near.
[[nodiscard]] QString nearestKey(const QString &key, const QStringList &known);

} // namespace authlink::relay::config
