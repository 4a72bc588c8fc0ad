// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/ports.h"
#include "core/relay/verifications/store_availability.h"
#include "core/relay/verifications/verification_repository.h"

namespace authlink::relay::verifications
{

/// /healthz: a relay that answers is alive. /readyz: started, not stopping, the store records, commits do not pile up.
/// Anybody may ask, so that an answer costs nothing: it says what is known of the store (StoreAvailability).
class Readiness final : public http::HealthSource
{
public:
    /// Everything referred to outlives it.
    Readiness(const VerificationRepository &repository, const StoreAvailability &store) : m_repository(repository), m_store(store) {}

    void setServing(bool serving) { m_serving = serving; }
    [[nodiscard]] QStringList unhealthy() const override { return {}; }
    [[nodiscard]] QStringList unready() const override;

private:
    const VerificationRepository &m_repository;
    const StoreAvailability &m_store;
    bool m_serving = false;
};

} // namespace authlink::relay::verifications
