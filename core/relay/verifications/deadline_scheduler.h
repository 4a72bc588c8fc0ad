// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/verification/rules/deadlines.h"
#include "core/verification/rules/lifecycle.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>

namespace authlink::relay::verifications
{

/// Changes verifications when time alone does: link expiry, end of validity, the grace after a finished session
/// (verification::onTime). One alarm for all; deadlines follow from the states, so a restart needs nothing but the states. One thread.
class DeadlineScheduler final : public QObject
{
    Q_OBJECT

public:
    /// Book and clock outlive it.
    DeadlineScheduler(VerificationRepository &repository, base::Clock &clock, verification::Policy policy, QObject *parent = nullptr);
    ~DeadlineScheduler() override;

    /// Schedules every open verification of the repository.
    void start();

    // What VerificationRepository tells.
    void onChanged(const QString &id);
    void onCommitFailed();

private:
    void watch(const QString &id);
    void forget(const QString &id);
    void wake();
    void arm();
    [[nodiscard]] std::optional<base::Instant> deadlineOf(const verification::Verification &state) const;
    [[nodiscard]] std::vector<verification::Event> due(const verification::Verification &state) const;

    VerificationRepository &m_repository;
    base::Clock &m_clock;
    verification::Policy m_policy;
    QHash<QString, base::Instant> m_deadlines;
    std::multimap<base::Instant, QString> m_queue;
    base::Instant m_notBefore{}; // after a failed commit: not at once again
    bool m_rereading = false;    // the repository may have verifications to read again
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::relay::verifications
