// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace authlink::store
{

/// One statement of a SQL file: the text after a line "-- name: NAME", up to the next such line.
using NamedStatement = std::pair<QByteArray, QString>;

/// Splits a SQL file into its named statements, in order. Text before the first name must be comments only.
/// Errors: Internal, naming the line (a nameless statement, a name used twice, an empty statement).
[[nodiscard]] base::Result<std::vector<NamedStatement>> parseScript(const QString &text);

/// All statements of these resource files by name. Errors: Internal: a file is missing or malformed, or two statements have one name.
[[nodiscard]] base::Result<QHash<QByteArray, QString>> loadStatements(const QStringList &files);

/// The text of a resource file. Errors: Internal: it is missing.
[[nodiscard]] base::Result<QString> loadScript(const QString &file);

} // namespace authlink::store
