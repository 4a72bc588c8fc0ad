// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace authlink::client
{

/// The relay's time, kept by the local clock between two answers that tell it: never earlier than it is there, so that nothing lasts longer
/// than the relay has said, and later by no more than the answer took to come. One thread.
class ServerClock
{
public:
    /// @param clock one that is not set (base::SteadyClock); outlives it
    explicit ServerClock(const base::Clock &clock) : m_clock(clock) {}

    [[nodiscard]] base::Instant now() const;
    /// The local time at which now() reaches `server`; for alarms.
    [[nodiscard]] base::Instant toLocal(base::Instant server) const;

    /// An answer that tells the time: forgets what was known before.
    /// @param askedAt local time at which the question was sent
    void set(base::Instant serverTime, base::Instant askedAt);
    /// A message that tells a time which has come there: its clock may have been set forward.
    void observe(base::Instant serverTime);

private:
    const base::Clock &m_clock;
    std::chrono::milliseconds m_ahead{0}; ///< of the local time
};

} // namespace authlink::client
