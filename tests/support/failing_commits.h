// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/commit_fault_injector.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace authlink::test
{

/// A disk that fails or hangs on demand: stands before every durable write of a store (commit_fault_injector.h). Thread-safe.
class FailingCommits
{
public:
    /// For SqliteOptions::commitFaults. It may outlive this object's users, not this object.
    [[nodiscard]] store::CommitFaultInjector injector()
    {
        return [this](store::DurableWrite write) { return pass(write); };
    }

    /// The n-th group commit from now on fails (1: the next); 0: none.
    void failGroup(int nth)
    {
        const std::lock_guard lock(m_mutex);
        m_groupsUntilFailure = nth;
    }
    /// Every durable write fails, or works again.
    void failEverything(bool broken)
    {
        const std::lock_guard lock(m_mutex);
        m_broken = broken;
    }
    /// Group commits hang until release().
    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_held = true;
    }
    void release()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_held = false;
        }
        m_released.notify_all();
    }
    /// Group commits that have come to be committed, whether they failed or not.
    [[nodiscard]] int groups() const
    {
        const std::lock_guard lock(m_mutex);
        return m_groups;
    }

private:
    bool pass(store::DurableWrite write)
    {
        std::unique_lock lock(m_mutex);
        if (write != store::DurableWrite::Group)
            return !m_broken;
        ++m_groups;
        m_released.wait(lock, [this] { return !m_held; });
        return !m_broken && !(m_groupsUntilFailure > 0 && --m_groupsUntilFailure == 0);
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_released;
    int m_groups = 0;
    int m_groupsUntilFailure = 0;
    bool m_held = false;
    bool m_broken = false;
};

} // namespace authlink::test
