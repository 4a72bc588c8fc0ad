// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace authlink::relay::verifications
{

/// Whether the store takes commits: from the first that the database failed until one succeeded again. Meanwhile what Incode or a customer
/// says against a verdict can't be recorded, so consoles are told to rely on none. The end is looked for, so that it is noticed when nobody
/// else writes. One thread.
class StoreAvailability final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kProbeEvery{1};

    /// Store and clock outlive it.
    StoreAvailability(store::Store &store, base::Clock &clock, QObject *parent = nullptr);
    ~StoreAvailability() override;

    [[nodiscard]] bool isOut() const { return m_out; }

    /// To be called when the database failed a commit (VerificationRepository::databaseFailed).
    void onDatabaseFailed();

Q_SIGNALS:
    /// isOut() is another one.
    void changed();

private:
    void probe();

    store::Store &m_store;
    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_alarm;
    bool m_out = false;
};

} // namespace authlink::relay::verifications
