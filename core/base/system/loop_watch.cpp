// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/loop_watch.h"

#include <QMetaObject>

#include <algorithm>

namespace authlink::base
{

LoopWatch::LoopWatch(std::chrono::milliseconds pause) : m_thread([this, pause] { run(pause); }) {}

LoopWatch::~LoopWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LoopWatch::run(std::chrono::milliseconds pause)
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, pause, [this] { return m_stopping; })) {
        if (m_isWaiting.exchange(true))
            continue;
        QMetaObject::invokeMethod(
            &m_context,
            [this, asked = std::chrono::steady_clock::now()] {
                record(std::chrono::steady_clock::now() - asked);
                m_isWaiting = false;
            },
            Qt::QueuedConnection);
    }
}

void LoopWatch::record(std::chrono::steady_clock::duration late)
{
    const double seconds = std::chrono::duration<double>(late).count();
    const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
    ++m_stalls.counts[static_cast<std::size_t>(bound - kBounds.begin())];
    m_stalls.sum += seconds;
    m_stalls.worst = std::max(m_stalls.worst, seconds);
}

} // namespace authlink::base
