// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/sandbox/faults/faults.h"

#include <array>
#include <functional>
#include <memory>
#include <random>

namespace authlink::sandbox::faults
{

/// Decides at each webhook and each call whether a fault is injected. Counted faults ("the next three") come before those by chance. Each
/// kind draws from a random sequence of its own, so switching on one kind does not change when the others strike. One thread.
class FaultInjector
{
public:
    explicit FaultInjector(base::Clock &clock);

    [[nodiscard]] const Faults &faults() const { return m_faults; }
    /// Replaces all settings.
    void set(const Faults &faults);
    /// `changed` is called after every set() and when an outage ends by itself, but not when a fault has used up one of its counts.
    void setChanged(std::function<void()> changed) { m_changed = std::move(changed); }

    // Each returns whether the fault strikes now, and uses up one of its counts if it does.
    [[nodiscard]] bool takeDrop() { return strikes(m_faults.dropNext, m_faults.drop, Kind::Drop); }
    [[nodiscard]] bool takeDuplicate() { return strikes(m_faults.duplicateNext, m_faults.duplicate, Kind::Duplicate); }
    [[nodiscard]] bool takeLoss() { return strikes(m_faults.loseNext, m_faults.lose, Kind::Lose); }
    [[nodiscard]] bool takeReorder() { return strikes(m_faults.reorderNext, m_faults.reorder, Kind::Reorder); }
    /// The rule that strikes this call, if one does.
    /// @param vendors whether the endpoint is the vendor's; for others only a rule that names the endpoint applies
    [[nodiscard]] std::optional<ApiFaultRule> takeApiFault(const QByteArray &endpoint, bool vendors);
    [[nodiscard]] MessageFault message() const { return m_faults.message; }
    [[nodiscard]] RecordFault record() const { return m_faults.record; }
    [[nodiscard]] Outage outage() const { return m_faults.outage; }
    /// Whether webhooks have to wait now.
    [[nodiscard]] bool holdsWebhooks() const { return m_faults.hold || m_faults.outage != Outage::None; }

private:
    enum class Kind { Drop, Duplicate, Lose, Reorder, Api };
    static constexpr size_t kKinds = 5;

    [[nodiscard]] bool strikes(int &next, double probability, Kind kind);
    void seed();
    void endOutage();

    base::Clock &m_clock;
    Faults m_faults;
    std::array<std::mt19937, kKinds> m_sequences;
    std::function<void()> m_changed;
    std::unique_ptr<base::Alarm> m_outageEnd;
};

} // namespace authlink::sandbox::faults
