// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>

#include <cstddef>
#include <deque>

namespace authlink::relay::webhooks
{

/// The last hashes that were added, up to a number; the oldest makes room.
class RecentHashes
{
public:
    static constexpr std::size_t kMax = 10'000;

    [[nodiscard]] bool contains(const QByteArray &hash) const { return m_hashes.contains(hash); }
    void add(const QByteArray &hash)
    {
        if (hash.isEmpty() || m_hashes.contains(hash))
            return;
        m_hashes.insert(hash);
        m_inOrder.push_back(hash);
        if (m_inOrder.size() > kMax) {
            m_hashes.remove(m_inOrder.front());
            m_inOrder.pop_front();
        }
    }

private:
    QSet<QByteArray> m_hashes;
    std::deque<QByteArray> m_inOrder;
};

} // namespace authlink::relay::webhooks
