// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/security_alerts.h"

#include "core/base/contact.h"
#include "core/base/log.h"
#include "core/protocol/messages.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::webhooks
{

namespace
{
/// Names a customer to people who may see the record: by account, or by what was typed where the directory has none.
QString namedFor(const verification::Customer &customer)
{
    return customer.account.isEmpty() ? u"Incode id "_s + base::maskId(customer.customerId) : u"account "_s + customer.account;
}

/// The same for the log.
QString maskedFor(const verification::Customer &customer)
{
    return base::maskId(customer.account.isEmpty() ? customer.customerId : customer.account);
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
        qCWarning(base::lcWebhook) << "Incode enrolled account" << base::maskId(enrolled.account) << "as customer"
                                   << base::maskId(enrolled.customerId)
                                   << "but the directory has another customer id for it; nothing was changed. Held back since the last:"
                                   << *heldBack << "lines and" << m_conflictNotices.takeHeldBack() << "notices";
    }
    if (!m_conflictNotices.admit({}, m_clock.now()))
        return;
    Q_EMIT toSupervisors(
        protocol::kNoticeEnrolmentConflict,
        u"Incode enrolled account %1 under another customer id than the directory has. Nothing was changed."_s.arg(enrolled.account),
        enrolled.account);
}

QString SecurityAlerts::sameCustomerText()
{
    return u"Somebody else claims to be this customer now, with another agent."_s;
}

QString SecurityAlerts::severalAgentsText(const QStringList &agents)
{
    return u"%1 agents tried to verify this customer within an hour."_s.arg(agents.size());
}

void SecurityAlerts::sameCustomer(const QStringList &agents, const verification::Customer &customer, const QString &by)
{
    ++m_counts.sameCustomer;
    if (const auto heldBack = m_sameCustomerLog.admit(m_clock.now().time_since_epoch())) {
        qCWarning(base::lcRelay) << by << "tried to verify customer" << maskedFor(customer) << "whom" << agents
                                 << "is verifying now: refused."
                                 << "Held back since the last such line:" << *heldBack << "lines and"
                                 << m_sameCustomerNotices.takeHeldBack() << "notices";
    }
    const QString text =
        u"Somebody else claims to be the customer of %1 now, with agent %2; that start was refused."_s.arg(namedFor(customer), by);
    QStringList told;
    for (const QString &agent : agents) {
        if (m_sameCustomerNotices.admit(agent, m_clock.now()))
            told.append(agent);
    }
    if (!told.isEmpty())
        Q_EMIT toUsers(told, protocol::kNoticeSameCustomer, text);
    if (m_sameCustomerNotices.admit({}, m_clock.now()))
        Q_EMIT toSupervisors(protocol::kNoticeSameCustomer, u"%1 The other verification is with %2."_s.arg(text, agents.join(u", "_s)));
}

void SecurityAlerts::severalAgents(const QStringList &agents, const verification::Customer &customer)
{
    ++m_counts.severalAgents;
    if (const auto heldBack = m_severalLog.admit(m_clock.now().time_since_epoch())) {
        qCWarning(base::lcRelay) << agents.size() << "agents tried to verify customer" << maskedFor(customer) << "within an hour:" << agents
                                 << "; held back since the last such line:" << *heldBack << "lines and" << m_severalNotices.takeHeldBack()
                                 << "notices";
    }
    if (m_severalNotices.admit({}, m_clock.now()))
        Q_EMIT toSupervisors(protocol::kNoticeSeveralAgents, u"%1 agents tried to verify the customer of %2 within an hour: %3."_s.arg(
                                                                 QString::number(agents.size()), namedFor(customer), agents.join(u", "_s)));
}

std::vector<std::pair<const char *, quint64>> SecurityAlerts::alertCounts() const
{
    return {{"unproven_pass", m_counts.unprovenPasses},
            {"not_confirmed", m_counts.notConfirmed},
            {"enrolment_conflict", m_counts.enrolmentConflicts},
            {"found_by_asking", m_counts.foundByAsking},
            {"same_customer", m_counts.sameCustomer},
            {"several_agents", m_counts.severalAgents}};
}

} // namespace authlink::relay::webhooks
