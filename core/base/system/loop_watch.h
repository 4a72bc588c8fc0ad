// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace authlink::base
{

/// Measures how long the event loop of the thread that made it is busy with something else: a thread of its own gives it a call every now
/// and then, and the time until it runs is a stall. One that is longer than the pause between two calls is never missed. All functions are
/// called from the watched thread.
class LoopWatch
{
public:
    static constexpr std::array<double, 14> kBounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                    0.1,    0.25,  0.5,    1,     2.5,  5,     10}; ///< seconds
    struct Stalls {
        std::array<quint64, kBounds.size() + 1> counts{}; ///< by the first bound that is not exceeded; the last: beyond all
        double sum = 0;                                   ///< seconds
        double worst = 0;                                 ///< seconds
    };

    explicit LoopWatch(std::chrono::milliseconds pause = std::chrono::milliseconds(10));
    LoopWatch(const LoopWatch &) = delete;
    LoopWatch &operator=(const LoopWatch &) = delete;
    ~LoopWatch();

    /// Since the start.
    [[nodiscard]] const Stalls &stalls() const { return m_stalls; }

private:
    void run(std::chrono::milliseconds pause);
    void record(std::chrono::steady_clock::duration late);

    Stalls m_stalls;
    QObject m_context; ///< lives in the watched thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;              // under m_mutex
    std::atomic_bool m_isWaiting = false; // for the loop to run the last call
    std::thread m_thread;
};

} // namespace authlink::base
