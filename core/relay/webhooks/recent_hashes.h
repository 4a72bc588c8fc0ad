// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QByteArray>
#include <QSet>

#include <chrono>
#include <cstddef>
#include <deque>

namespace authlink::relay::webhooks
{

/// The last hashes that were added: so many, and none for longer than the store keeps what it knows them by.
class RecentHashes
{
public:
    static constexpr std::size_t kMax = 10'000;
    static constexpr std::chrono::hours kLife{1};

    [[nodiscard]] bool contains(const QByteArray &hash, base::Instant now)
    {
        forgetBefore(now - kLife);
        return m_hashes.contains(hash);
    }
    void add(const QByteArray &hash, base::Instant now)
    {
        if (hash.isEmpty() || m_hashes.contains(hash))
            return;
        m_hashes.insert(hash);
        m_inOrder.push_back({hash, now});
        if (m_inOrder.size() > kMax)
            forgetFirst();
    }

private:
    struct Added {
        QByteArray hash;
        base::Instant at;
    };

    void forgetBefore(base::Instant time)
    {
        while (!m_inOrder.empty() && m_inOrder.front().at < time)
            forgetFirst();
    }
    void forgetFirst()
    {
        m_hashes.remove(m_inOrder.front().hash);
        m_inOrder.pop_front();
    }

    QSet<QByteArray> m_hashes;
    std::deque<Added> m_inOrder;
};

} // namespace authlink::relay::webhooks
