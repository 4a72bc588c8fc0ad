// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <functional>

namespace authlink::base
{

/// Whether people read standard error on a terminal, and not a file or another program.
[[nodiscard]] bool isStderrTerminal();

/// Says how far a long work is: at most a line a second, and none of what takes no second.
class ProgressLines
{
public:
    enum class Kind {
        Lines,   ///< for a log: a line after the other
        OneLine, ///< for a terminal: each takes the place of the one before, and the last one goes
    };
    /// @param clock outlives it
    /// @param write takes text with its line ends
    ProgressLines(const Clock &clock, Kind kind, std::function<void(const QString &text)> write);
    ProgressLines(const ProgressLines &) = delete;
    ProgressLines &operator=(const ProgressLines &) = delete;
    ~ProgressLines() { clear(); }

    /// @param all 0: not known
    void tell(const QString &what, qint64 done, qint64 all);
    /// Before something else is written.
    void clear();

private:
    const Clock &m_clock;
    Kind m_kind;
    std::function<void(const QString &)> m_write;
    Instant m_next;
    bool m_isLineOpen = false;
};

} // namespace authlink::base
