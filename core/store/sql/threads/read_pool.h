// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sql/connection.h"
#include "core/store/store.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace authlink::store
{

/// The threads that read for Store::ask(), each with a connection of its own: one for lookups, so that they are answered in order and never
/// behind a search, one for replays, and some for searches. Every question is one database transaction, so that it sees one state. All
/// public functions are called from one thread, which has an event loop.
class ReadPool
{
public:
    /// Questions of one lane that wait; the next one fails at once. They are seconds behind then.
    static constexpr std::size_t kMaxLookups = 20'000;
    static constexpr std::size_t kMaxReplays = 200;
    static constexpr std::size_t kMaxSearches = 500;

    /// Starts the threads; `connect` runs in each. Errors: those of `connect`.
    [[nodiscard]] static base::Result<std::unique_ptr<ReadPool>> start(const Connect &connect);
    ReadPool(const ReadPool &) = delete;
    ReadPool &operator=(const ReadPool &) = delete;
    ~ReadPool();

    void ask(Lane lane, PendingRead read);
    /// Questions whose answer has not come yet.
    [[nodiscard]] int pending() const { return m_pending; }
    /// Ends the threads after the questions that they are reading; what waits is dropped, and nothing more is answered.
    void shutDown();

private:
    struct Queue {
        explicit Queue(std::size_t most) : maxWaiting(most) {}
        const std::size_t maxWaiting;
        std::condition_variable wake;
        std::deque<PendingRead> waiting;
    };

    ReadPool() = default;

    [[nodiscard]] Queue &queueOf(Lane lane);
    [[nodiscard]] base::Result<void> startThread(const Connect &connect, Queue &queue);

    // In the threads.
    void loop(Connection &connection, Queue &queue);
    static void read(Connection &connection, const PendingRead &question);
    void handOver(PendingRead read);

    // In the calling thread.
    void deliver();

    std::mutex m_mutex;
    // Under m_mutex.
    Queue m_lookups{kMaxLookups}, m_replays{kMaxReplays}, m_searches{kMaxSearches};
    std::deque<PendingRead> m_finished;
    bool m_deliveryPosted = false;
    bool m_stopping = false;

    // Of the calling thread.
    int m_pending = 0;
    std::vector<std::thread> m_threads;
    QObject m_context;                                            ///< lives in the calling thread: functions invoked on it run there
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< false once destroyed, for deliver()
};

} // namespace authlink::store
