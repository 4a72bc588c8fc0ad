// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_injector.h"

#include <utility>

namespace authlink::sandbox::faults
{

FaultInjector::FaultInjector(base::Clock &clock) : m_clock(clock), m_outageEnd(clock.makeAlarm([this] { endOutage(); }))
{
    seed();
}

void FaultInjector::set(const Faults &faults)
{
    const quint32 before = std::exchange(m_faults, faults).seed;
    if (m_faults.seed != before)
        seed();
    if (m_faults.outage == Outage::None)
        m_faults.outageUntil.reset();
    if (m_faults.outageUntil)
        m_outageEnd->set(*m_faults.outageUntil);
    else
        m_outageEnd->clear();
    if (m_changed)
        m_changed();
}

void FaultInjector::seed()
{
    quint32 kind = 0;
    for (std::mt19937 &sequence : m_sequences) {
        std::seed_seq both{m_faults.seed, kind++};
        sequence.seed(both);
    }
}

void FaultInjector::endOutage()
{
    if (!m_faults.outageUntil || *m_faults.outageUntil > m_clock.now())
        return;
    m_faults.outage = Outage::None;
    m_faults.outageUntil.reset();
    if (m_changed)
        m_changed();
}

bool FaultInjector::strikes(int &next, double probability, Kind kind)
{
    if (next > 0) {
        --next;
        return true;
    }
    if (probability <= 0)
        return false;
    constexpr double kRange = 4294967296.0; // 2^32: the sequence yields 32 random bits
    return static_cast<double>(m_sequences.at(static_cast<size_t>(kind))()) / kRange < probability;
}

std::optional<ApiFaultRule> FaultInjector::takeApiFault(const QByteArray &endpoint, bool vendors)
{
    for (ApiFaultRule &rule : m_faults.api) {
        const bool meant = rule.endpoint == endpoint || (vendors && rule.endpoint == ApiFaultRule::kAll);
        if (meant && strikes(rule.next, rule.probability, Kind::Api))
            return rule;
    }
    return {};
}

} // namespace authlink::sandbox::faults
