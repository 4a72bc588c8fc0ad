// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/store/store.h"

#include <chrono>
#include <memory>

namespace authlink::relay::verifications
{

/// /healthz: a relay that answers is alive. /readyz: started, not stopping, the store writes, commits do not pile up.
/// Anybody may ask, so that an answer costs nothing: the store's own thread writes a value every kCheckEvery, and the answer is how that
/// went and how long it takes.
class Readiness final : public http::HealthSource
{
public:
    static constexpr std::chrono::seconds kCheckEvery{5};
    static constexpr std::chrono::seconds kMaxWait{10}; ///< a check that takes longer is a store that does not write

    /// Everything referred to outlives it.
    Readiness(const VerificationRepository &repository, store::Store &store, base::Clock &clock);
    ~Readiness() override { *m_alive = false; }

    void setServing(bool serving); ///< true: the checks begin
    /// A commit of somebody's has failed: checks at once.
    void onCommitFailed();
    [[nodiscard]] QStringList unhealthy() const override { return {}; }
    [[nodiscard]] QStringList unready() const override;

private:
    void check();
    void onChecked(const base::Result<store::Receipt> &written);

    const VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_alarm;
    QString m_failure; // of the last check; empty: the store writes
    base::Instant m_askedAt{};
    bool m_isChecking = false;
    bool m_serving = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); // a check may end after this
};

} // namespace authlink::relay::verifications
