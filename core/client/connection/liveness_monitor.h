// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace authlink::client
{

/// Whether what came over an open connection is still to be relied on. Asks for signs of life; reports when none comes in time, when they
/// come too late, and when time has jumped: the machine slept, the program stood still, or the wall clock was set, as it is after a virtual
/// machine was halted. One thread.
class LivenessMonitor
{
public:
    static constexpr std::chrono::milliseconds kPingEvery{10'000};
    static constexpr std::chrono::milliseconds kSilenceLimit{25'000};
    static constexpr std::chrono::milliseconds kVigilantPingEvery{2'000};
    static constexpr std::chrono::milliseconds kVigilantSilenceLimit{5'000};
    static constexpr std::chrono::milliseconds kCheckEvery{1'000}; ///< how soon a jump is found…
    static constexpr std::chrono::milliseconds kVigilantCheckEvery{250};
    static constexpr std::chrono::milliseconds kMaxLate{3'000}; ///< …and what is none: a check that comes so late…
    static constexpr std::chrono::milliseconds kMaxStep{2'000}; ///< …and a wall clock set by so little

    /// Called from the event loop, between start() and stop().
    struct Reports {
        std::function<void(const QByteArray &payload)> ping; ///< to be sent now; the pong brings the payload back
        std::function<void()> silent;
        std::function<void()> jumped;
    };

    /// @param clock outlives it
    LivenessMonitor(base::Clock &clock, Reports reports);

    /// The connection is open.
    void start();
    void stop();
    /// Something that a person relies on is shown, or not any more: pings come faster, and silence is found sooner. Also before start().
    void setVigilant(bool vigilant);

    /// Something came from the other end.
    void noteAlive();
    /// @param payload of a ping; what is none of ours answers nothing
    void notePong(const QByteArray &payload);
    /// Time has jumped, though it is not reported yet: what lay in the socket meanwhile is old.
    [[nodiscard]] bool hasJumped() const;

private:
    struct Ping {
        quint64 number = 0;
        base::Instant sentAt;
    };

    void ping();
    void check();
    void armCheck();
    void onSilenceDue();
    [[nodiscard]] base::Instant silentAt() const;
    [[nodiscard]] std::chrono::milliseconds wallAhead() const { return m_clock.wall() - m_clock.now(); }

    base::Clock &m_clock;
    Reports m_reports;
    bool m_open = false;
    bool m_vigilant = false;
    base::Instant m_vigilantSince{};
    base::Instant m_lastAlive{};
    std::deque<Ping> m_unanswered;
    quint64 m_lastPing = 0;
    base::Instant m_checkDue{};
    std::chrono::milliseconds m_wallAhead{0}; ///< when the connection was opened
    std::unique_ptr<base::Alarm> m_pingAlarm;
    std::unique_ptr<base::Alarm> m_silenceAlarm;
    std::unique_ptr<base::Alarm> m_checkAlarm;
};

} // namespace authlink::client
