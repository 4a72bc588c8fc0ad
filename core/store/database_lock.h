// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

class QLockFile;

namespace authlink::store
{

/// A right over a database file that one process has at a time: the operating system's lock on a file beside it. It ends with the process,
/// however that ends, so nothing is left to clean up; the file stays. A database that is reached by two paths has one lock, except
/// through hard links.
class DatabaseLock
{
public:
    enum class Right {
        Serve,  ///< DATABASE.lock
        Import, ///< DATABASE.import.lock: to write the customers of an import, or to clear up after one
    };

    /// @param databasePath of an existing file
    /// @param owner one line that tells people who holds it, for the one who is refused
    /// Errors: StoreUnavailable (another process holds it, and who; the file can't be written).
    [[nodiscard]] static base::Result<std::unique_ptr<DatabaseLock>> take(const QString &databasePath, Right right, const QString &owner);

    DatabaseLock(const DatabaseLock &) = delete;
    DatabaseLock &operator=(const DatabaseLock &) = delete;
    ~DatabaseLock();

private:
    DatabaseLock();

#ifdef Q_OS_UNIX
    int m_file = -1;
#else
    std::unique_ptr<QLockFile> m_file;
#endif
};

} // namespace authlink::store
