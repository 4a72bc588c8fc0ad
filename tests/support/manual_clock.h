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
    [[nodiscard]] base::Instant wall() const override { return m_now + m_wallAhead; }
    [[nodiscard]] std::unique_ptr<base::Alarm> makeAlarm(std::function<void()> wake) override;

    /// Moves time forward and fires every alarm that falls due, in order; an alarm sees its own due time as now().
    void advance(std::chrono::milliseconds by);
    /// Somebody sets the wall clock, forward or back. No time passes.
    void setWall(std::chrono::milliseconds by) { m_wallAhead += by; }
    /// The machine sleeps: time passes, and nothing wakes. Alarms go on afterwards where they were, and wake late as a SteadyClock's do.
    void sleep(std::chrono::milliseconds by);

private:
    class ManualAlarm;
    base::Instant m_now;
    std::chrono::milliseconds m_wallAhead{0};
    std::multimap<base::Instant, ManualAlarm *> m_due;
};

} // namespace authlink::test
