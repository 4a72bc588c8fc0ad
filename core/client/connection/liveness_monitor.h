// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <functional>
#include <memory>

namespace authlink::client
{

/// Asks for signs of life of an open connection and reports when none comes. One thread.
class LivenessMonitor
{
public:
    static constexpr std::chrono::milliseconds kPingEvery{10'000};
    static constexpr std::chrono::milliseconds kSilenceLimit{25'000};

    /// Called from the event loop, between start() and stop().
    struct Reports {
        std::function<void()> ping;   ///< to be sent now
        std::function<void()> silent; ///< no sign of life for kSilenceLimit
    };

    /// @param clock outlives it
    LivenessMonitor(base::Clock &clock, Reports reports);

    /// The connection is open.
    void start();
    void stop();
    /// Something came from the other end.
    void noteAlive();

private:
    void onPingDue();
    void onSilenceDue();

    base::Clock &m_clock;
    Reports m_reports;
    base::Instant m_lastAlive{};
    std::unique_ptr<base::Alarm> m_pingAlarm;
    std::unique_ptr<base::Alarm> m_silenceAlarm;
};

} // namespace authlink::client
