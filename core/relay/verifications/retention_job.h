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

/// For how long things are kept ([retention], days of 24 h).
struct Retention {
    std::chrono::days verifications{90}; ///< ended ones, counted from their start
    std::chrono::days webhooks{7};       ///< at least 1: the vendor sends a body again for 32 minutes
};
/// A remembered answer serves a client that asks again after a broken connection, not a day later.
inline constexpr std::chrono::hours kAnswersKept{24};

/// Deletes what retention no longer covers, in small steps through the store's writer, so that webhooks in between are not held up:
/// soon after the start, then every hour. A step that fails is tried again an hour later. One thread.
class RetentionJob final : public QObject
{
    Q_OBJECT

public:
    /// Store and clock outlive it.
    RetentionJob(store::Store &store, base::Clock &clock, Retention retention, QObject *parent = nullptr);
    ~RetentionJob() override;

    void start();

Q_SIGNALS:
    /// A round is over; also one that failed or found nothing.
    void finished(const authlink::store::Purged &total);

private:
    void begin();
    void step();
    void stepped(const base::Result<store::Receipt> &receipt);
    void end();

    store::Store &m_store;
    base::Clock &m_clock;
    Retention m_retention;
    store::Purge m_order;
    store::Purged m_total;
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::relay::verifications
