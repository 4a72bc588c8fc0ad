// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shiftable_clock.h"

#include <optional>
#include <utility>

namespace authlink::base
{

namespace
{

/// An alarm in shifted time, on top of one in system time that is set anew whenever time is shifted.
class ShiftableAlarm final : public Alarm
{
public:
    ShiftableAlarm(ShiftableClock &clock, SystemClock &system, std::function<void()> wake)
        : m_clock(clock),
          m_system(system),
          m_wake(std::move(wake)),
          m_alarm(system.makeAlarm([this] { fire(); }))
    {
        QObject::connect(&clock, &ShiftableClock::shifted, &m_context, [this] {
            if (m_when)
                arm();
        });
    }

    void set(Instant when) override
    {
        m_when = when;
        arm();
    }

    void clear() override
    {
        m_when.reset();
        m_alarm->clear();
    }

private:
    void arm() { m_alarm->set(m_system.now() + (*m_when - m_clock.now())); }

    void fire()
    {
        m_when.reset();
        const auto wake = m_wake; // the call may destroy this alarm
        wake();
    }

    ShiftableClock &m_clock;
    SystemClock &m_system;
    std::function<void()> m_wake;
    std::optional<Instant> m_when;
    std::unique_ptr<Alarm> m_alarm;
    QObject m_context; // lives in the alarm's thread: shifts from other threads arrive through its loop
};

} // namespace

Instant ShiftableClock::now() const
{
    return m_system.now() + std::chrono::milliseconds(m_offsetMs.load());
}

std::unique_ptr<Alarm> ShiftableClock::makeAlarm(std::function<void()> wake)
{
    return std::make_unique<ShiftableAlarm>(*this, m_system, std::move(wake));
}

void ShiftableClock::advance(std::chrono::milliseconds by)
{
    m_offsetMs += by.count();
    Q_EMIT shifted();
}

} // namespace authlink::base
