// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/relay/http/ports.h"
#include "core/relay/webhooks/notice_rate_limiter.h"
#include "core/store/store.h"
#include "core/verification/verification.h"

#include <QObject>
#include <QStringList>

namespace authlink::relay::webhooks
{

/// What somebody must hear of that no verdict says: passing results with nothing behind them, account numbers that would change hands, two
/// callers who claim to be the same customer. Told to people without any id of another customer, to the log with masked ones, and counted.
/// A flood reaches people as a few notices a minute. One thread.
class SecurityAlerts final : public QObject, public http::AlertSource
{
    Q_OBJECT

public:
    struct Counts {
        quint64 unprovenPasses = 0;
        quint64 notConfirmed = 0;
        quint64 enrolmentConflicts = 0;
        quint64 foundByAsking = 0;
        quint64 sameCustomer = 0;
        quint64 severalAgents = 0;
    };

    /// The clock outlives it.
    explicit SecurityAlerts(const base::Clock &clock, QObject *parent = nullptr) : QObject(parent), m_clock(clock) {}

    /// The words for the note and the notice of a PASS that no session of ours stands behind.
    [[nodiscard]] static QString unprovenPassText();
    /// The words for the note and the notice of a PASS that Incode's own record does not confirm.
    [[nodiscard]] static QString notConfirmedText();

    /// A PASS that no session of ours stands behind arrived for the customer of these verifications.
    void unprovenPass(const QStringList &agents, const QString &shape, const QStringList &verificationIds);
    /// Incode's own record speaks against a result that said PASS.
    void notConfirmed(const verification::Verification &state);
    /// An enrolment names another Incode customer than the directory does. The directory stays as it is.
    void enrolmentConflict(const store::EnrolledIdentity &enrolled);
    /// The words for the note on a verification whose customer somebody else claims to be.
    [[nodiscard]] static QString sameCustomerText();
    /// The words for the note on a verification whose customer was tried with many agents.
    [[nodiscard]] static QString severalAgentsText(const QStringList &agents);
    /// A start of `by` was refused, since `agents` are verifying this customer now.
    void sameCustomer(const QStringList &agents, const verification::Customer &customer, const QString &by);
    /// So many agents tried for one customer in a short time that somebody may be looking for one who is not careful.
    void severalAgents(const QStringList &agents, const verification::Customer &customer);
    void foundByAsking() { ++m_counts.foundByAsking; }

    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] std::vector<std::pair<const char *, quint64>> alertCounts() const override;

Q_SIGNALS:
    void toUsers(const QStringList &users, const QString &code, const QString &text);
    /// @param account of the customer that it is about; empty: of none
    void toSupervisors(const QString &code, const QString &text, const QString &account = {});

private:
    const base::Clock &m_clock;
    Counts m_counts;
    base::LogThrottle m_unprovenLog, m_conflictLog, m_sameCustomerLog, m_severalLog;
    NoticeRateLimiter m_unprovenNotices, m_notConfirmedNotices, m_conflictNotices, m_sameCustomerNotices, m_severalNotices;
};

} // namespace authlink::relay::webhooks
