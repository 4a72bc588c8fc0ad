// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manual_clock.h"

#include <algorithm>
#include <utility>

namespace authlink::test
{

class ManualClock::ManualAlarm final : public base::Alarm
{
public:
    ManualAlarm(ManualClock &clock, std::function<void()> wake) : m_clock(clock), m_wake(std::move(wake)) {}
    ManualAlarm(const ManualAlarm &) = delete;
    ManualAlarm &operator=(const ManualAlarm &) = delete;
    ~ManualAlarm() override { remove(); }

    void set(base::Instant when) override
    {
        remove();
        m_clock.m_due.emplace(when, this);
    }
    void clear() override { remove(); }
    void fire() const
    {
        const auto wake = m_wake; // the call may destroy this alarm
        wake();
    }

private:
    void remove()
    {
        std::erase_if(m_clock.m_due, [this](const auto &entry) { return entry.second == this; });
    }

    ManualClock &m_clock;
    std::function<void()> m_wake;
};

std::unique_ptr<base::Alarm> ManualClock::makeAlarm(std::function<void()> wake)
{
    return std::make_unique<ManualAlarm>(*this, std::move(wake));
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const base::Instant target = m_now + by;
    while (!m_due.empty() && m_due.begin()->first <= target) {
        const auto [when, alarm] = *m_due.begin();
        m_due.erase(m_due.begin());
        m_now = std::max(m_now, when);
        alarm->fire();
    }
    m_now = target;
}

void ManualClock::sleep(std::chrono::milliseconds by)
{
    m_now += by;
    std::multimap<base::Instant, ManualAlarm *> late;
    for (const auto &[when, alarm] : m_due)
        late.emplace(std::min(when + by, std::max(when, m_now + base::SteadyClock::kMaxLateAlarm)), alarm);
    m_due = std::move(late);
}

} // namespace authlink::test
