// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/random.h"
#include "core/base/time.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>

namespace authlink::incode::gate
{

// When nothing is heard of Incode, people must know within 10 s. The worst case is a vendor that takes connections and says nothing:
// kQuiet + kProbesToTrip * kProbeLimit = 8 s after its last answer (docs/decisions/008-vendor-gate.md).

/// While watched, so long without any answer calls for a probe.
inline constexpr std::chrono::milliseconds kQuiet = std::chrono::seconds(3);
/// A call that hangs so long calls for a probe.
inline constexpr std::chrono::milliseconds kHanging = std::chrono::milliseconds(2500);
/// A probe must be answered in this time.
inline constexpr std::chrono::milliseconds kProbeLimit = std::chrono::milliseconds(2500);
/// From one probe's start to the next one's, so that a moment's hiccup (a server restarted) is no outage.
inline constexpr std::chrono::milliseconds kProbeSpacing = std::chrono::seconds(1);
/// Failed probes in a row, no call being answered between them, that mean an outage.
inline constexpr int kProbesToTrip = 2;
/// Different failed calls in a row that mean an outage, whatever the probes say: an API that answers nothing but errors is out, too.
/// The same question asked again and again counts once: what can't be said of one session is no outage.
inline constexpr int kFailuresToTrip = 5;
/// Between probes during an outage.
inline constexpr base::Backoff kProbeBackoff{
    .first = std::chrono::seconds(4), .longest = std::chrono::seconds(15), .jitterShare = 1, .shortest = std::chrono::seconds(2)};

/// Whether Incode answers, and when to look. Closed lets calls through, Open does not, HalfOpen has seen one answer after an outage and
/// wants a second one. "Alive" is any HTTP answer below 500. Pure: the time is given and never goes back. One thread.
class CircuitBreaker
{
public:
    enum class State { Closed, Open, HalfOpen };

    explicit CircuitBreaker(base::Random &random) : m_random(random) {}

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] base::Instant since() const { return m_since; }
    /// Whether somebody waits for the vendor: only then is silence looked into.
    void setWatched(bool watched, base::Instant now);

    /// A call that was sent at `sentAt` was answered, or failed.
    /// @param question the same for calls that ask the same
    void callEnded(bool alive, base::Instant sentAt, base::Instant now, std::size_t question = 0);
    void probeStarted(base::Instant now);
    void probeEnded(bool alive, base::Instant now);

    /// When the next probe is due; nullopt: none is, or one is under way.
    /// @param oldestInFlight when the call that waits longest for its answer was sent
    [[nodiscard]] std::optional<base::Instant> probeAt(std::optional<base::Instant> oldestInFlight) const;

    // For the log: what led here, since the last answer.
    [[nodiscard]] int failedCalls() const { return static_cast<int>(m_failedQuestions.size()); }
    [[nodiscard]] int failedProbes() const { return m_failedProbes; }

private:
    void answered(base::Instant now);
    void open(base::Instant now);
    void planProbe(base::Instant now);

    base::Random &m_random;
    State m_state = State::Closed;
    base::Instant m_since{};                ///< of m_state
    std::optional<base::Instant> m_watched; ///< since when
    base::Instant m_lastAnswer{};           ///< to a call or a probe
    base::Instant m_lastCallAnswer{};
    std::optional<base::Instant> m_suspicion; ///< a call failed, and nothing was answered since
    bool m_probing = false;
    base::Instant m_lastProbe{};             ///< its start
    base::Instant m_nextProbe{};             ///< Open, HalfOpen
    std::set<std::size_t> m_failedQuestions; ///< never more than kFailuresToTrip
    int m_failedProbes = 0;
};

} // namespace authlink::incode::gate
