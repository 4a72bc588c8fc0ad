// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/relay/config/relay_config.h"

#include <QLockFile>

namespace authlink::app
{

/// Says, while it lives, which process serves a database: DATABASE.pid, for `authlink-relay reload`.
class PidFile
{
public:
    explicit PidFile(const relay::config::StoreSection &store);
    /// Whether it could be written: not if another relay has it, or the folder is read-only.
    [[nodiscard]] bool write() { return m_file.tryLock(0); }
    /// The process that serves this database. Errors: NotFound.
    [[nodiscard]] base::Result<qint64> running();

private:
    QLockFile m_file;
};

} // namespace authlink::app
