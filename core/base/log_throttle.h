// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <utility>

namespace authlink::base
{

/// For messages that a stranger can cause: one a second goes to the log, the others are counted, so that a flood can't fill it.
/// Pure: the time is given. One thread.
class LogThrottle
{
public:
    static constexpr std::chrono::seconds kPause{1};

    /// How many were held back since the last one that went to the log; nullopt: hold this one back, too.
    /// @param now of a clock that never goes back, from any epoch, always the same
    [[nodiscard]] std::optional<quint64> admit(std::chrono::nanoseconds now)
    {
        if (m_last && now - *m_last < kPause) {
            ++m_heldBack;
            return std::nullopt;
        }
        m_last = now;
        return std::exchange(m_heldBack, 0);
    }

private:
    std::optional<std::chrono::nanoseconds> m_last;
    quint64 m_heldBack = 0;
};

} // namespace authlink::base
