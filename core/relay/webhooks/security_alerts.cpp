// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/security_alerts.h"

#include "core/base/log.h"
#include "core/protocol/messages.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::webhooks
{

namespace
{
/// Enough to find it in a list of one's own, too little for anything else.
QString tail(const QString &id)
{
    constexpr qsizetype kShown = 3;
    return id.size() <= 2 * kShown ? u"•••"_s : u"•••"_s + id.right(kShown);
}
} // namespace

QString SecurityAlerts::unprovenPassText()
{
    return u"A result that says PASS arrived for this customer, but no session of ours stands behind it. It does not count."_s;
}

QString SecurityAlerts::notConfirmedText()
{
    return u"Incode's own record does not confirm the result."_s;
}

void SecurityAlerts::unprovenPass(const QStringList &agents, const QString &shape, const QStringList &verificationIds)
{
    ++m_counts.unprovenPasses;
    QStringList told;
    for (const QString &agent : agents) {
        if (m_unprovenNotices.admit(agent, m_clock.now()))
            told.append(agent);
    }
    if (const auto heldBack = m_unprovenLog.admit(m_clock.now().time_since_epoch())) {
        qCWarning(base::lcWebhook) << "a result of shape" << shape
                                   << "says PASS for the customer of an open verification, but no session of"
                                   << "ours stands behind it; is the webhook credential known to somebody else? Verifications:"
                                   << verificationIds << "; held back since the last such line:" << *heldBack << "lines and"
                                   << m_unprovenNotices.takeHeldBack() << "notices";
    }
    if (!told.isEmpty())
        Q_EMIT toUsers(told, protocol::kNoticeUnprovenPass, unprovenPassText());
}

void SecurityAlerts::notConfirmed(const verification::Verification &state)
{
    ++m_counts.notConfirmed;
    qCWarning(base::lcWebhook) << "a result said PASS for verification" << state.id << "and Incode's own record does not confirm it"
                               << "; notices held back since the last such line:" << m_notConfirmedNotices.takeHeldBack();
    if (m_notConfirmedNotices.admit(state.agent.name, m_clock.now()))
        Q_EMIT toUsers({state.agent.name}, protocol::kNoticeUnprovenPass, notConfirmedText());
}

void SecurityAlerts::enrolmentConflict(const store::EnrolledIdentity &enrolled)
{
    ++m_counts.enrolmentConflicts;
    if (const auto heldBack = m_conflictLog.admit(m_clock.now().time_since_epoch())) {
        qCWarning(base::lcWebhook) << "Incode enrolled account" << tail(enrolled.account) << "as customer" << tail(enrolled.customerId)
                                   << "but the directory has another customer id for it; nothing was changed. Held back since the last:"
                                   << *heldBack << "lines and" << m_conflictNotices.takeHeldBack() << "notices";
    }
    if (!m_conflictNotices.admit({}, m_clock.now()))
        return;
    Q_EMIT toSupervisors(
        protocol::kNoticeEnrolmentConflict,
        u"Incode enrolled account %1 under another customer id than the directory has. Nothing was changed."_s.arg(enrolled.account));
}

std::vector<std::pair<const char *, quint64>> SecurityAlerts::alertCounts() const
{
    return {{"unproven_pass", m_counts.unprovenPasses},
            {"not_confirmed", m_counts.notConfirmed},
            {"enrolment_conflict", m_counts.enrolmentConflicts},
            {"found_by_asking", m_counts.foundByAsking}};
}

} // namespace authlink::relay::webhooks
