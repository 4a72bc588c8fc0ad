// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/liveness_monitor.h"

#include <algorithm>
#include <utility>

namespace authlink::client
{

LivenessMonitor::LivenessMonitor(base::Clock &clock, Reports reports)
    : m_clock(clock),
      m_reports(std::move(reports)),
      m_pingAlarm(clock.makeAlarm([this] { ping(); })),
      m_silenceAlarm(clock.makeAlarm([this] { onSilenceDue(); })),
      m_checkAlarm(clock.makeAlarm([this] { check(); }))
{
}

void LivenessMonitor::start()
{
    m_open = true;
    m_unanswered.clear();
    m_vigilantSince = m_clock.now();
    m_wallAhead = wallAhead();
    noteAlive();
    m_pingAlarm->set(m_clock.now() + (m_vigilant ? kVigilantPingEvery : kPingEvery));
    m_silenceAlarm->set(silentAt());
    armCheck();
}

void LivenessMonitor::stop()
{
    m_open = false;
    m_pingAlarm->clear();
    m_silenceAlarm->clear();
    m_checkAlarm->clear();
}

void LivenessMonitor::setVigilant(bool vigilant)
{
    if (std::exchange(m_vigilant, vigilant) == vigilant || !m_open)
        return;
    if (hasJumped()) { // measured by when the check was due: it must not be forgotten
        m_checkAlarm->set(m_clock.now());
        return;
    }
    m_vigilantSince = m_clock.now();
    if (vigilant)
        ping();
    m_silenceAlarm->set(silentAt());
    armCheck();
}

void LivenessMonitor::noteAlive()
{
    m_lastAlive = m_clock.now();
}

void LivenessMonitor::notePong(const QByteArray &payload)
{
    noteAlive();
    const quint64 number = payload.toULongLong();
    std::erase_if(m_unanswered, [number](const Ping &ping) { return ping.number <= number; }); // RFC 6455: a pong may answer several
}

void LivenessMonitor::ping()
{
    m_unanswered.push_back({.number = ++m_lastPing, .sentAt = m_clock.now()});
    m_pingAlarm->set(m_clock.now() + (m_vigilant ? kVigilantPingEvery : kPingEvery));
    m_reports.ping(QByteArray::number(m_lastPing));
}

/// What comes says only that the other end lived when it was sent, and a slow line holds back the news for as long as the pongs: so the
/// oldest question without an answer counts, too.
base::Instant LivenessMonitor::silentAt() const
{
    const base::Instant heard = m_unanswered.empty() ? m_lastAlive : std::min(m_lastAlive, m_unanswered.front().sentAt);
    const base::Instant relaxed = heard + kSilenceLimit;
    return m_vigilant ? std::min(relaxed, std::max(heard, m_vigilantSince) + kVigilantSilenceLimit) : relaxed;
}

void LivenessMonitor::onSilenceDue()
{
    const base::Instant at = silentAt();
    if (m_clock.now() >= at)
        m_reports.silent();
    else
        m_silenceAlarm->set(at);
}

void LivenessMonitor::armCheck()
{
    m_checkDue = m_clock.now() + (m_vigilant ? kVigilantCheckEvery : kCheckEvery);
    m_checkAlarm->set(m_checkDue);
}

bool LivenessMonitor::hasJumped() const
{
    const bool late = m_clock.now() - m_checkDue > kMaxLate;
    const bool stepped = std::chrono::abs(wallAhead() - m_wallAhead) > kMaxStep;
    return m_open && (late || stepped);
}

void LivenessMonitor::check()
{
    if (hasJumped())
        m_reports.jumped();
    else
        armCheck();
}

} // namespace authlink::client
