// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/threads/read_pool.h"

#include "core/store/sql/sql_reader.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

/// Two, so that a search for a rare word does not hold up everybody's.
constexpr int kSearchThreads = 2;
/// So many a turn of the event loop: after a restart thousands of consoles sign in at once, and nobody else is served while one is.
constexpr std::size_t kAnswersPerTurn = 64;
} // namespace

base::Result<std::unique_ptr<ReadPool>> ReadPool::start(const Connect &connect)
{
    std::unique_ptr<ReadPool> pool(new ReadPool);
    auto started = pool->startThread(connect, pool->m_lookups).and_then([&] { return pool->startThread(connect, pool->m_replays); });
    for (int i = 0; started && i < kSearchThreads; ++i)
        started = pool->startThread(connect, pool->m_searches);
    if (!started)
        return base::fail(started.error());
    return pool;
}

base::Result<void> ReadPool::startThread(const Connect &connect, Queue &queue)
{
    std::promise<base::Result<void>> opened;
    auto outcome = opened.get_future();
    m_threads.emplace_back([this, &queue, connect, opened = std::move(opened)]() mutable {
        auto connection = connect();
        if (!connection) {
            opened.set_value(base::fail(connection.error()));
            return;
        }
        opened.set_value({});
        loop(**connection, queue);
    });
    return outcome.get();
}

ReadPool::~ReadPool()
{
    shutDown();
    *m_alive = false;
}

void ReadPool::shutDown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    for (Queue *queue : {&m_lookups, &m_replays, &m_searches})
        queue->wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
    // Dropped here, since what they hold belongs to this thread.
    for (Queue *queue : {&m_lookups, &m_replays, &m_searches})
        queue->waiting.clear();
    m_finished.clear();
}

ReadPool::Queue &ReadPool::queueOf(Lane lane)
{
    switch (lane) {
    case Lane::Lookup:
        return m_lookups;
    case Lane::Replay:
        return m_replays;
    case Lane::Search:
        break;
    }
    return m_searches;
}

void ReadPool::ask(Lane lane, PendingRead read)
{
    Queue &queue = queueOf(lane);
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) // nobody is answered any more
            return;
        ++m_pending;
        if (queue.waiting.size() < queue.maxWaiting) {
            queue.waiting.push_back(std::move(read));
            queue.wake.notify_one();
            return;
        }
    }
    read.read(base::fail(toError(SqlFailure{.refused = false, .text = u"too many questions wait for the store"_s})));
    handOver(std::move(read));
}

void ReadPool::loop(Connection &connection, Queue &queue)
{
    for (;;) {
        PendingRead next;
        {
            std::unique_lock lock(m_mutex);
            queue.wake.wait(lock, [&] { return m_stopping || !queue.waiting.empty(); });
            if (m_stopping)
                return;
            next = std::move(queue.waiting.front());
            queue.waiting.pop_front();
        }
        read(connection, next);
        handOver(std::move(next));
    }
}

void ReadPool::read(Connection &connection, const PendingRead &question)
{
    if (auto begun = connection.run("begin_read"); !begun)
        return question.read(base::fail(toError(begun.error())));
    const SqlReader reader(connection);
    question.read(&reader);
    // Nothing was written, so that a failure means that there is no transaction any more: the database ended it after an error.
    static_cast<void>(connection.run("end_read"));
}

void ReadPool::handOver(PendingRead read)
{
    const std::lock_guard lock(m_mutex);
    m_finished.push_back(std::move(read));
    if (std::exchange(m_deliveryPosted, true))
        return;
    QMetaObject::invokeMethod(
        &m_context, [this] { deliver(); }, Qt::QueuedConnection);
}

void ReadPool::deliver()
{
    std::vector<PendingRead> finished;
    {
        const std::lock_guard lock(m_mutex);
        const auto end = m_finished.begin() + static_cast<std::ptrdiff_t>(std::min(m_finished.size(), kAnswersPerTurn));
        finished.assign(std::make_move_iterator(m_finished.begin()), std::make_move_iterator(end));
        m_finished.erase(m_finished.begin(), end);
        m_deliveryPosted = !m_finished.empty();
        if (m_deliveryPosted)
            QTimer::singleShot(0, &m_context, [this] { deliver(); });
    }
    const std::shared_ptr<bool> alive = m_alive;
    for (const PendingRead &read : finished) {
        if (!*alive)
            return;
        --m_pending;
        read.answer(); // may destroy this object
    }
}

} // namespace authlink::store
