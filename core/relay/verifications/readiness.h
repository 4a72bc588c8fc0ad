// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/store/store.h"

#include <chrono>
#include <optional>

namespace authlink::relay::verifications
{

/// /healthz: a relay that answers is alive. /readyz: started, not stopping, the store writes, commits do not pile up.
/// Anybody may ask, and the store's check is a durable write in our only thread: it is made at most once in kCheckEvery.
class Readiness final : public http::HealthSource
{
public:
    static constexpr std::chrono::seconds kCheckEvery{2};

    /// Book, store and clock outlive it.
    Readiness(const VerificationRepository &repository, store::Store &store, const base::Clock &clock)
        : m_repository(repository),
          m_store(store),
          m_clock(clock)
    {
    }

    void setServing(bool serving) { m_serving = serving; }
    [[nodiscard]] QStringList unhealthy() const override { return {}; }
    [[nodiscard]] QStringList unready() const override;

private:
    struct Check {
        base::Instant at{};
        QString failure; // empty: the store writes
    };
    void check() const;

    const VerificationRepository &m_repository;
    store::Store &m_store;
    const base::Clock &m_clock;
    mutable std::optional<Check> m_last;
    bool m_serving = false;
};

} // namespace authlink::relay::verifications
