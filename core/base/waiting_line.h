// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <list>

namespace authlink::base
{

/// Items in the order in which they began to wait. Where all may wait equally long, the first is the one whose time is up first, so that
/// nobody has to look at the others: entering, leaving and asking for the first cost the same however many wait. Pure: the time is given.
/// One thread.
template <typename Item>
class WaitingLine
{
    struct Entry {
        Item *item;
        std::chrono::nanoseconds since;
    };

public:
    /// Of a clock that never goes back, from any epoch, always the same.
    using Moment = std::chrono::nanoseconds;

    /// Where one item waits; at most in one line at a time. Leaves it when destroyed. Must not outlive the line.
    class Place
    {
    public:
        Place() = default;
        Place(const Place &) = delete;
        Place &operator=(const Place &) = delete;
        ~Place() { leave(); }

        [[nodiscard]] bool isIn(const WaitingLine &line) const { return m_line == &line; }
        [[nodiscard]] bool isWaiting() const { return m_line != nullptr; }
        void leave()
        {
            if (!m_line)
                return;
            m_line->m_entries.erase(m_at);
            m_line = nullptr;
        }

    private:
        friend class WaitingLine;
        WaitingLine *m_line = nullptr;
        typename std::list<Entry>::iterator m_at;
    };

    WaitingLine() = default;
    WaitingLine(const WaitingLine &) = delete;
    WaitingLine &operator=(const WaitingLine &) = delete;

    /// To the end of this line, from another one or from anywhere in this.
    void enter(Item &item, Place &place, Moment now)
    {
        if (place.m_line) {
            m_entries.splice(m_entries.end(), place.m_line->m_entries, place.m_at);
            *place.m_at = {&item, now};
        } else {
            place.m_at = m_entries.insert(m_entries.end(), {&item, now});
        }
        place.m_line = this;
    }

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// Who has waited longest. Only if not empty.
    [[nodiscard]] Item &first() const { return *m_entries.front().item; }
    /// Since when the first has waited. Only if not empty.
    [[nodiscard]] Moment firstSince() const { return m_entries.front().since; }
    /// The first has waited for so long.
    [[nodiscard]] bool isDue(Moment now, std::chrono::nanoseconds after) const { return !isEmpty() && now - firstSince() >= after; }

private:
    std::list<Entry> m_entries;
};

} // namespace authlink::base
