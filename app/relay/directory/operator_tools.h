// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/store.h"

#include <QLatin1StringView>
#include <QString>

#include <memory>
#include <optional>

/// What the operators' subcommands share.
namespace authlink::app
{

/// The store of a configuration; works beside a relay that serves it. Errors: those of loadConfig() and openStore().
[[nodiscard]] base::Result<std::unique_ptr<store::Store>> openConfiguredStore(const QString &configPath,
                                                                              store::Access access = store::Access::ReadWrite);

/// Who does this, for the record: the name given with --operator, else the name of the account at this computer.
/// Errors: Invalid (longer than 100 characters, or with control characters).
[[nodiscard]] base::Result<QString> operatorName(const QString &given);

/// A verb of a command, and how many words may follow it.
struct Verb {
    QLatin1StringView name;
    qsizetype fewest, most;
    QLatin1StringView usage; ///< after "`COMMAND VERB` "
};

/// Columns for a terminal or a script: tabs between them, "-" where there is nothing.
[[nodiscard]] QString columns(const QStringList &values);

/// "-" for nullopt.
[[nodiscard]] QString momentText(const std::optional<base::Instant> &at);

} // namespace authlink::app
