// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/config/relay_config.h"

#include <QStringList>

#include <optional>

namespace authlink::app
{

/// What came of the last reload of the relay that serves a database: DATABASE.reloaded, for `authlink-relay reload`. Names keys and files,
/// no values.
class ReloadOutcome
{
public:
    explicit ReloadOutcome(const relay::config::StoreSection &store);

    struct Told {
        qint64 process = 0;
        int number = 0; ///< which reload of that process; from 1
        bool done = false;
        QStringList lines; ///< what the log says
    };
    /// A process begins, which in a container has the number of the one before.
    void clear() const;
    /// False: the folder is read-only, or full.
    [[nodiscard]] bool write(const Told &told) const;
    /// nullopt: nothing that can be read.
    [[nodiscard]] std::optional<Told> read() const;

private:
    QString m_path;
};

} // namespace authlink::app
