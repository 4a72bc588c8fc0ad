// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <limits>
#include <memory>

namespace authlink::base
{

/// One pending wake-up of a Clock. Destroying it cancels it. Lives in the thread that made it.
class Alarm
{
public:
    virtual ~Alarm() = default;
    /// Wakes once, at or after `when`; replaces an earlier setting. A moment in the past wakes at the next turn of the loop.
    virtual void set(Instant when) = 0;
    virtual void clear() = 0;
};

/// The source of time, injected everywhere, so that tests own it. Thread-safe unless a subclass says otherwise.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// What the machine's clock on the wall says, which anybody may set at any moment: only for noticing that somebody did.
    [[nodiscard]] virtual Instant wall() const { return now(); }
    /// An alarm that calls `wake` from the calling thread's event loop.
    [[nodiscard]] virtual std::unique_ptr<Alarm> makeAlarm(std::function<void()> wake) = 0;
};

/// Wall-clock time that follows a step forward and not one back: a clock set back must not let a green verdict or a link live longer
/// than granted. After such a step it goes on from where it was, ahead of the wall, until the program restarts. Thread-safe.
class ForwardTime
{
public:
    /// @param steady of a clock that never steps; wall is to be read before it
    [[nodiscard]] Instant at(std::chrono::nanoseconds wall, std::chrono::nanoseconds steady);

private:
    std::atomic<std::chrono::nanoseconds::rep> m_ahead = std::numeric_limits<std::chrono::nanoseconds::rep>::min(); // of steady
};

/// Wall-clock time with event-loop timers. Never goes back (ForwardTime).
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::unique_ptr<Alarm> makeAlarm(std::function<void()> wake) override;

private:
    mutable ForwardTime m_time;
};

/// Time that nobody can set: it begins with the wall clock's and goes on by itself, also while the machine sleeps. For a program that
/// measures how long something lasts, and takes the time of day from elsewhere: once the wall clock is set, now() is not its time any more.
/// An alarm that falls due while the machine sleeps wakes at most kMaxLateAlarm after it has woken. Thread-safe.
class SteadyClock final : public Clock
{
public:
    static constexpr std::chrono::milliseconds kMaxLateAlarm{5'000};

    SteadyClock();

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Instant wall() const override;
    [[nodiscard]] std::unique_ptr<Alarm> makeAlarm(std::function<void()> wake) override;

private:
    Instant m_start; ///< the time at which the machine's count of time was zero
};

} // namespace authlink::base
