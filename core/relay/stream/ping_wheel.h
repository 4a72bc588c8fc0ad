// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

namespace authlink::relay::stream
{

/// Whose turn it is, where each of many is to have one in every round: they are spread evenly over the round, also if they came at the same
/// moment. Pure: the time is given, of a clock that never goes back. One thread.
template <typename Item>
class PingWheel
{
public:
    static constexpr int kSlots = 100; ///< of a round

    /// @param round at least kSlots milliseconds
    PingWheel(std::chrono::milliseconds round, std::chrono::milliseconds now) : m_slot(round / kSlots), m_next(now + m_slot) {}

    /// Has its first turn within a round.
    void add(Item *item)
    {
        const auto emptiest =
            std::min_element(m_slots.begin(), m_slots.end(), [](const auto &a, const auto &b) { return a.size() < b.size(); });
        m_slotOf.insert(item, static_cast<std::size_t>(emptiest - m_slots.begin()));
        emptiest->push_back(item);
    }
    /// Whoever is not there is ignored.
    void remove(Item *item)
    {
        const auto at = m_slotOf.constFind(item);
        if (at == m_slotOf.cend())
            return;
        std::erase(m_slots[*at], item);
        m_slotOf.erase(at);
    }
    [[nodiscard]] bool isEmpty() const { return m_slotOf.isEmpty(); }
    /// When to ask takeDue() again.
    [[nodiscard]] std::chrono::milliseconds next() const { return m_next; }

    struct Due {
        std::vector<Item *> items;
        int slots = 0; ///< of the round that are over
    };
    /// Whose turn came since it was asked last.
    /// @param maxSlots what is due beyond is left out: after a jump of the clock nobody has two turns at once
    [[nodiscard]] Due takeDue(std::chrono::milliseconds now, int maxSlots)
    {
        Due due;
        for (; m_next <= now && due.slots < maxSlots; m_next += m_slot, ++due.slots) {
            const std::vector<Item *> &slot = m_slots[m_current];
            due.items.insert(due.items.end(), slot.begin(), slot.end());
            m_current = (m_current + 1) % m_slots.size();
        }
        if (m_next <= now)
            m_next = now + m_slot;
        return due;
    }

private:
    std::chrono::milliseconds m_slot;
    std::chrono::milliseconds m_next;
    std::array<std::vector<Item *>, kSlots> m_slots;
    QHash<Item *, std::size_t> m_slotOf;
    std::size_t m_current = 0;
};

} // namespace authlink::relay::stream
