// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QHash>
#include <QString>

#include <utility>

namespace authlink::relay::webhooks
{

/// For notices that a stranger can cause: a few a minute reach each person, the others are counted, so that a flood buries nobody's work,
/// and one agent's flood does not silence another's warning. As many entries as there are users. Pure: the time is given. One thread.
class NoticeRateLimiter
{
public:
    static constexpr int kMaxPerMinute = 3;

    /// Whether one more may reach this user.
    /// @param now never goes back
    [[nodiscard]] bool admit(const QString &user, base::Instant now)
    {
        Window &window = m_windows[user];
        if (window.count == 0 || now - window.since >= std::chrono::minutes(1))
            window = {.since = now, .count = 0};
        if (window.count >= kMaxPerMinute) {
            ++m_heldBack;
            return false;
        }
        ++window.count;
        return true;
    }
    /// How many were held back since this was asked for the last time.
    [[nodiscard]] quint64 takeHeldBack() { return std::exchange(m_heldBack, 0); }

private:
    struct Window {
        base::Instant since{};
        int count = 0;
    };

    QHash<QString, Window> m_windows;
    quint64 m_heldBack = 0;
};

} // namespace authlink::relay::webhooks
