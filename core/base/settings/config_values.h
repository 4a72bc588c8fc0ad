// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <variant>

namespace authlink::base
{

/// One value as written, with the place it was written at (for errors).
struct ConfigValue {
    std::variant<QString, qint64, double, bool, QStringList> value;
    QString place;                ///< "authlink.toml line 7" or "AUTHLINK_HTTP_LISTEN"
    bool fromEnvironment = false; ///< it, or the name of its file; then it is text, and numbers are read from it
};

/// Section and key, "http.listen", to what was written.
using ConfigValues = std::map<QString, ConfigValue>;

/// Reads a TOML file. Knows no meaning but which keys exist.
/// @param what names the file in errors about the whole of it, e.g. "--config"
/// @param known every valid "section.key"; a key ending in "*" takes any name (message.templates.*), and "#" as one of its parts stands for
/// the numbers of a list of tables: "follow_up.#.url" is "follow_up.1.url" of the first [[follow_up]], and "follow_up.1" its place
/// Errors: Invalid: the file can't be read or parsed; an unknown section or key (with the nearest valid one); a nested value of a wrong
/// kind.
[[nodiscard]] Result<ConfigValues> readTomlFile(const QString &path, const QString &what, const QStringList &known);

/// A file that is read whole. Errors: Invalid: it can't be read, or is larger than `limit`. @param what as above
[[nodiscard]] Result<QByteArray> readSmallFile(const QString &path, qint64 limit, const QString &what);

/// The entry of `known` with the fewest edits to `key`; empty if none is near.
[[nodiscard]] QString nearestKey(const QString &key, const QStringList &known);
/// Says where an unknown key stands, and which known one is near.
[[nodiscard]] Error unknownKey(const QString &key, const QString &place, const QStringList &known);
/// "http" for "http.listen"; of nested tables every level.
[[nodiscard]] QStringList sectionsOf(const QStringList &known);

} // namespace authlink::base
