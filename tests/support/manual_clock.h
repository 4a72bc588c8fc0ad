// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <map>

namespace authlink::test
{

/// Time that moves only when the test says so. Single thread.
class ManualClock final : public base::Clock
{
public:
    explicit ManualClock(base::Instant start = base::fromMillis(1'795'000'000'000)) : m_now(start) {}

    [[nodiscard]] base::Instant now() const override { return m_now; }
    [[nodiscard]] std::unique_ptr<base::Alarm> makeAlarm(std::function<void()> wake) override;

    /// Moves time forward and fires every alarm that falls due, in order; an alarm sees its own due time as now().
    void advance(std::chrono::milliseconds by);

private:
    class ManualAlarm;
    base::Instant m_now;
    std::multimap<base::Instant, ManualAlarm *> m_due;
};

} // namespace authlink::test
