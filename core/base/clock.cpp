// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace authlink::base
{

namespace
{

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm(const Clock &clock, std::function<void()> wake) : m_clock(clock), m_wake(std::move(wake))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { fire(); });
    }

    void set(Instant when) override
    {
        m_when = when;
        arm();
    }

    void clear() override { m_timer.stop(); }

private:
    void arm()
    {
        using std::chrono::milliseconds;
        constexpr milliseconds kMaxWait = std::chrono::hours(1); // re-armed: follows changes of the wall clock
        m_timer.start(std::clamp<milliseconds>(m_when - m_clock.now(), milliseconds(0), kMaxWait));
    }

    void fire()
    {
        if (m_clock.now() < m_when)
            arm();
        else
            m_wake();
    }

    const Clock &m_clock;
    std::function<void()> m_wake;
    Instant m_when{};
    QTimer m_timer;
};

} // namespace

Instant ForwardTime::at(std::chrono::nanoseconds wall, std::chrono::nanoseconds steady)
{
    const auto ahead = (wall - steady).count();
    auto most = m_ahead.load();
    while (ahead > most && !m_ahead.compare_exchange_weak(most, ahead)) {
    }
    const std::chrono::nanoseconds time = steady + std::chrono::nanoseconds(std::max(ahead, most));
    return Instant(std::chrono::floor<std::chrono::milliseconds>(time));
}

Instant SystemClock::now() const
{
    const auto wall = std::chrono::system_clock::now().time_since_epoch();
    return m_time.at(wall, std::chrono::steady_clock::now().time_since_epoch());
}

std::unique_ptr<Alarm> SystemClock::makeAlarm(std::function<void()> wake)
{
    return std::make_unique<TimerAlarm>(*this, std::move(wake));
}

} // namespace authlink::base
