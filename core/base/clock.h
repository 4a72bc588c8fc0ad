// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <functional>
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
    /// An alarm that calls `wake` from the calling thread's event loop.
    [[nodiscard]] virtual std::unique_ptr<Alarm> makeAlarm(std::function<void()> wake) = 0;
};

/// Wall-clock time with event-loop timers.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::unique_ptr<Alarm> makeAlarm(std::function<void()> wake) override;
};

} // namespace authlink::base
