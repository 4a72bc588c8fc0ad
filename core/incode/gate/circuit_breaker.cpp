// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/circuit_breaker.h"

#include <algorithm>

namespace authlink::incode::gate
{

void CircuitBreaker::setWatched(bool watched, base::Instant now)
{
    if (watched != m_watched.has_value())
        m_watched = watched ? std::optional(now) : std::nullopt;
}

void CircuitBreaker::callEnded(bool alive, base::Instant sentAt, base::Instant now, std::size_t question)
{
    if (alive) {
        m_lastCallAnswer = now;
        m_failedQuestions.clear();
        answered(now);
        return;
    }
    // What was sent before the last change, or before an answer to another call, tells nothing about now.
    if (m_state == State::Open || sentAt < m_since || sentAt < m_lastCallAnswer)
        return;
    if (failedCalls() < kFailuresToTrip)
        m_failedQuestions.insert(question);
    if (m_state == State::HalfOpen || failedCalls() >= kFailuresToTrip)
        open(now);
    else if (!m_suspicion)
        m_suspicion = now;
}

void CircuitBreaker::probeStarted(base::Instant now)
{
    m_probing = true;
    m_lastProbe = now;
}

void CircuitBreaker::probeEnded(bool alive, base::Instant now)
{
    m_probing = false;
    if (alive) {
        answered(now);
        return;
    }
    if (m_lastAnswer > m_lastProbe)
        return; // a call was answered meanwhile
    ++m_failedProbes;
    if (m_state == State::Open)
        planProbe(now);
    else if (m_state == State::HalfOpen || m_failedProbes >= kProbesToTrip)
        open(now);
}

std::optional<base::Instant> CircuitBreaker::probeAt(std::optional<base::Instant> oldestInFlight) const
{
    if (m_probing)
        return std::nullopt;
    if (m_state != State::Closed)
        return m_nextProbe;
    std::optional<base::Instant> due;
    const auto at = [&due](base::Instant when) { due = due ? std::min(*due, when) : when; };
    if (m_suspicion)
        at(*m_suspicion);
    if (m_failedProbes > 0)
        at(m_lastProbe);
    if (m_watched)
        at(std::max(*m_watched, m_lastAnswer) + kQuiet);
    if (oldestInFlight)
        at(std::max(*oldestInFlight, m_lastAnswer) + kHanging);
    return due ? std::optional(std::max(*due, m_lastProbe + kProbeSpacing)) : std::nullopt;
}

void CircuitBreaker::answered(base::Instant now)
{
    m_lastAnswer = now;
    m_suspicion.reset();
    if (m_state == State::Closed) {
        m_failedProbes = 0;
    } else if (m_state == State::Open) {
        m_state = State::HalfOpen;
        m_since = now;
        m_nextProbe = now + kProbeSpacing;
    } else {
        m_state = State::Closed;
        m_since = now;
        m_failedProbes = 0;
        m_failedQuestions.clear();
    }
}

void CircuitBreaker::open(base::Instant now)
{
    m_state = State::Open;
    m_since = now;
    m_suspicion.reset();
    planProbe(now);
}

void CircuitBreaker::planProbe(base::Instant now)
{
    m_nextProbe = now + kProbeBackoff.pause(m_failedProbes, m_random);
}

} // namespace authlink::incode::gate
