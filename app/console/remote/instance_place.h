// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

namespace authlink::app
{

/// The place of the one console of a user and a profile on this computer. Whoever holds it listens; it is free again when its holder has
/// ended, however it ended.
class InstancePlace final
{
public:
    /// A demo is no console of the profile: both can run.
    enum class Kind { Console, Demo };
    enum class Take {
        Taken,      ///< this process has it
        Occupied,   ///< another process has it
        Impossible, ///< there can be none: no folder, or no right to write in it
    };

    /// @param folder the user's own and nobody else's; empty: there is none
    /// @param profile isProfileName()
    InstancePlace(const QString &folder, const QString &profile, Kind kind);

    [[nodiscard]] Take take();
    void release() { m_lock.unlock(); }
    [[nodiscard]] bool isTaken() const { return m_lock.isLocked(); }
    /// Where its holder listens.
    [[nodiscard]] QString socketPath() const { return m_base + QStringLiteral(".socket"); }

private:
    bool m_isPossible;
    QString m_base;
    QLockFile m_lock;
};

} // namespace authlink::app
