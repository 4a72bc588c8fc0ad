// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connection/liveness_monitor.h"

#include <utility>

namespace authlink::client
{

LivenessMonitor::LivenessMonitor(base::Clock &clock, Reports reports)
    : m_clock(clock),
      m_reports(std::move(reports)),
      m_pingAlarm(clock.makeAlarm([this] { onPingDue(); })),
      m_silenceAlarm(clock.makeAlarm([this] { onSilenceDue(); }))
{
}

void LivenessMonitor::start()
{
    noteAlive();
    m_pingAlarm->set(m_clock.now() + kPingEvery);
    m_silenceAlarm->set(m_clock.now() + kSilenceLimit);
}

void LivenessMonitor::stop()
{
    m_pingAlarm->clear();
    m_silenceAlarm->clear();
}

void LivenessMonitor::noteAlive()
{
    m_lastAlive = m_clock.now();
}

void LivenessMonitor::onPingDue()
{
    m_reports.ping();
    m_pingAlarm->set(m_clock.now() + kPingEvery);
}

void LivenessMonitor::onSilenceDue()
{
    if (m_clock.now() - m_lastAlive >= kSilenceLimit)
        m_reports.silent();
    else
        m_silenceAlarm->set(m_lastAlive + kSilenceLimit);
}

} // namespace authlink::client
