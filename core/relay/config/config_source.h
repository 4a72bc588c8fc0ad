// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/settings/config_values.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace authlink::relay::config
{

using base::ConfigValue;
using base::ConfigValues;
using base::nearestKey;

/// Reads the TOML file (if any), then the environment over it, then the KEY_file secrets. Knows no meaning but which keys exist.
/// @param known every valid "section.key"; a key ending in "*" takes any name (message.templates.*), and "#" as one of its parts stands for
/// the numbers of a list of tables: "follow_up.#.url" is "follow_up.1.url" of the first [[follow_up]], and "follow_up.1" its place
/// @param secrets those keys of `known` that also exist as KEY_file
/// Errors: Invalid: the file can't be read or parsed; an unknown section or key (with the nearest valid one); a nested value of a wrong
/// kind.
[[nodiscard]] base::Result<ConfigValues> readConfigValues(const QString &path, const QProcessEnvironment &environment,
                                                          const QStringList &known, const QStringList &secrets);

} // namespace authlink::relay::config
