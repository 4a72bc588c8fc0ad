// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace authlink::base
{

namespace
{

using std::chrono::milliseconds;

/// Counts on while the machine sleeps, as std::chrono::steady_clock does not everywhere.
milliseconds timeOfMachine()
{
#ifdef CLOCK_BOOTTIME
    constexpr clockid_t kClock = CLOCK_BOOTTIME;
#else
    constexpr clockid_t kClock = CLOCK_MONOTONIC; // elsewhere it counts sleep
#endif
    timespec time{};
    clock_gettime(kClock, &time);
    return std::chrono::floor<milliseconds>(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

Instant timeOfWall()
{
    return Instant(std::chrono::floor<milliseconds>(std::chrono::system_clock::now().time_since_epoch()));
}

class TimerAlarm final : public Alarm
{
public:
    /// @param maxWait a timer does not follow the clock where it steps, or counts sleep: so often it is compared with it
    TimerAlarm(const Clock &clock, milliseconds maxWait, std::function<void()> wake)
        : m_clock(clock),
          m_maxWait(maxWait),
          m_wake(std::move(wake))
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
    void arm() { m_timer.start(std::clamp<milliseconds>(m_when - m_clock.now(), milliseconds(0), m_maxWait)); }

    void fire()
    {
        if (m_clock.now() < m_when)
            arm();
        else
            m_wake();
    }

    const Clock &m_clock;
    milliseconds m_maxWait;
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
    return Instant(std::chrono::floor<milliseconds>(time));
}

Instant SystemClock::now() const
{
    const auto wall = std::chrono::system_clock::now().time_since_epoch();
    return m_time.at(wall, std::chrono::steady_clock::now().time_since_epoch());
}

std::unique_ptr<Alarm> SystemClock::makeAlarm(std::function<void()> wake)
{
    return std::make_unique<TimerAlarm>(*this, std::chrono::hours(1), std::move(wake));
}

SteadyClock::SteadyClock() : m_start(timeOfWall() - timeOfMachine()) {}

Instant SteadyClock::now() const
{
    return m_start + timeOfMachine();
}

Instant SteadyClock::wall() const
{
    return timeOfWall();
}

std::unique_ptr<Alarm> SteadyClock::makeAlarm(std::function<void()> wake)
{
    return std::make_unique<TimerAlarm>(*this, kMaxLateAlarm, std::move(wake));
}

} // namespace authlink::base
