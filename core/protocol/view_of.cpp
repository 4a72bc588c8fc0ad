// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"

#include "core/base/contact.h"
#include "core/protocol/json/json_values.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace authlink::protocol
{

using namespace verification; // this file is about the domain's types, all of them

namespace
{

/// The only place that says who counts as a supervisor for what is shown.
bool seesDetail(Role role)
{
    return role == Role::Supervisor || role == Role::Admin;
}

QString masked(const QString &contact)
{
    return contact.contains(u'@') ? base::maskEmail(contact) : base::maskPhone(contact);
}

/// Not for agents are reasons that give away a score, if only on which side of a bound it was: who sits beside the agent would learn how
/// near they came. What the agent does is the same for all of them, and the verdict says it.
bool mayKnow(Role role, Reason reason)
{
    return seesDetail(role) || (reason != Reason::Ambiguous && reason != Reason::LowConfidence);
}

QJsonArray namesOf(const std::vector<Reason> &reasons, Role role)
{
    QJsonArray names;
    for (const Reason reason : reasons) {
        if (mayKnow(role, reason))
            names.append(nameOf(reason));
    }
    return names;
}

QJsonValue contactOf(const std::optional<ContactOverride> &contact)
{
    if (!contact)
        return QJsonValue(QJsonValue::Null);
    return QJsonObject{{u"masked"_s, textOrNull(masked(contact->value))}, {u"reason"_s, contact->reason}};
}

/// What a role may know of an event's detail. Everything is left out unless a line below puts it in.
class Detail
{
public:
    explicit Detail(Role role) : m_role(role) {}

    QJsonObject operator()(const Created &body) const
    {
        return {
            {u"agent"_s, body.agent.name},
            {u"customer"_s, protocol::toJson(viewOf(body.customer, m_role))},
            {u"callId"_s, textOrNull(body.callId)},
            {u"linkMode"_s, nameOf(body.linkMode)},
            {u"channel"_s, nameOf(body.channel)},
            {u"contactOverride"_s, contactOf(body.contactOverride)},
            {u"unlistedReason"_s, textOrNull(body.unlistedReason)},
            {u"landing"_s, body.landing},
        };
    }
    QJsonObject operator()(const LinkReady &body) const
    {
        QJsonObject detail{{u"linkExpiresAt"_s, base::toRfc3339(body.linkExpiresAt)}};
        if (seesDetail(m_role))
            detail.insert(u"interviewId"_s, textOrNull(body.interviewId));
        return detail;
    }
    QJsonObject operator()(const MessageSent &body) const { return {{u"channel"_s, nameOf(body.channel)}}; }
    QJsonObject operator()(const MessageFailed &body) const
    {
        return seesDetail(m_role) ? QJsonObject{{u"why"_s, body.why}} : QJsonObject();
    }
    QJsonObject operator()(const MessageReported &body) const
    {
        // The listed reports are our words; anything else is the carrier's own text.
        return seesDetail(m_role) || isCarrierReport(body.report) ? QJsonObject{{u"report"_s, body.report}} : QJsonObject();
    }
    QJsonObject operator()(const Opened &body) const { return origin(body.address, body.device); }
    QJsonObject operator()(const SecondDevice &body) const
    {
        QJsonObject detail = origin(body.address, body.device);
        detail.insert(u"samePhone"_s, body.samePhone);
        return detail;
    }
    QJsonObject operator()(const AttemptFailed &body) const
    {
        return {{u"reasons"_s, namesOf(body.reasons, m_role)}, {u"attemptsLeft"_s, intOrNull(body.attemptsLeft)}};
    }
    QJsonObject operator()(const ResultReceived &body) const
    {
        QJsonObject detail = result(body.evidence);
        if (seesDetail(m_role))
            detail.insert(u"row"_s, static_cast<int>(body.row));
        return detail;
    }
    QJsonObject operator()(const EarlyResult &body) const { return result(body.evidence); }
    QJsonObject operator()(const LateResult &body) const { return result(body.evidence); }
    QJsonObject operator()(const VerdictReached &body) const
    {
        return {{u"verdict"_s, nameOf(body.verdict)},
                {u"reasons"_s, namesOf(body.reasons, m_role)},
                {u"validUntil"_s, instantOrNull(body.validUntil)},
                {u"foundByAsking"_s, body.foundByAsking}};
    }
    QJsonObject operator()(const Contradiction &body) const { return {{u"reasons"_s, namesOf(body.reasons, m_role)}}; }
    QJsonObject operator()(const Corrected &body) const { return {{u"contactOverride"_s, contactOf(body.contact)}}; }
    QJsonObject operator()(const CancelledEvent &body) const { return {{u"why"_s, textOrNull(body.why)}}; }
    QJsonObject operator()(const ClosedEvent &body) const { return {{u"validityEnded"_s, body.validityEnded}}; }
    QJsonObject operator()(const Note &body) const
    {
        QJsonObject detail{{u"code"_s, body.code}, {u"text"_s, body.text}};
        if (!body.outcome.isEmpty())
            detail.insert(u"outcome"_s, body.outcome);
        return detail;
    }
    QJsonObject operator()(const LinkPreviewed & /*body*/) const { return {}; }
    QJsonObject operator()(const Denied & /*body*/) const { return {}; }
    QJsonObject operator()(const CaptureStarted & /*body*/) const { return {}; }
    QJsonObject operator()(const CaptureResumed & /*body*/) const { return {}; }
    QJsonObject operator()(const Confirming & /*body*/) const { return {}; }
    QJsonObject operator()(const Confirmed & /*body*/) const { return {}; }
    QJsonObject operator()(const Resent & /*body*/) const { return {}; }
    QJsonObject operator()(const ExpiredEvent & /*body*/) const { return {}; }

private:
    [[nodiscard]] QJsonObject origin(const QString &address, const QString &device) const
    {
        if (!seesDetail(m_role))
            return {};
        return {{u"address"_s, textOrNull(address)}, {u"device"_s, textOrNull(device)}};
    }
    [[nodiscard]] QJsonObject result(const Evidence &evidence) const
    {
        return seesDetail(m_role) ? QJsonObject{{u"evidence"_s, QJsonDocument::fromJson(toJsonText(evidence)).object()}} : QJsonObject();
    }

    Role m_role;
};

} // namespace

bool maySee(const Viewer &viewer, const Verification &state)
{
    if (state.id.isEmpty())
        return false;
    return seesDetail(viewer.role) || (!viewer.name.isEmpty() && viewer.name == state.agent.name);
}

CustomerView viewOf(const Customer &customer, Role role)
{
    return {.account = customer.account,
            .name = customer.name,
            .phoneMasked = base::maskPhone(customer.phone),
            .emailMasked = base::maskEmail(customer.email),
            .language = customer.language,
            .customerId = seesDetail(role) ? std::optional(customer.customerId) : std::nullopt,
            .customerIdMasked = customer.account.isEmpty() ? base::maskId(customer.customerId) : QString(),
            .enrolment = Enrolment::Unknown};
}

VerificationView viewOf(const Verification &state, Role role)
{
    VerificationView view;
    view.id = state.id;
    view.status = state.status;
    if (state.verdict)
        view.verdict = *state.verdict;
    for (const Reason reason : state.reasons) {
        if (mayKnow(role, reason))
            view.reasons.append(reason);
    }
    view.customer = viewOf(state.customer, role);
    view.agent = state.agent;
    view.callId = state.callId;
    view.channel = state.channel;
    view.linkMode = state.linkMode;
    view.firstWord = state.firstWord;
    view.secondWord = state.secondWord;
    view.landing = state.landing;
    view.unlisted = isUnlisted(state);
    view.contested = !state.contestedBy.empty();
    view.foundByAsking = state.foundByAsking;
    view.messageReport = state.messageReport;
    view.sends = state.sends;
    view.attemptsLeft = state.attemptsLeft;
    view.linkExpiresAt = state.linkExpiresAt;
    view.validUntil = state.validUntil;
    view.createdAt = state.createdAt;
    view.sentAt = state.sentAt;
    view.openedAt = state.openedAt;
    view.decidedAt = state.decidedAt;
    view.closedAt = state.closedAt;
    return view;
}

EventView viewOf(const Event &event, Role role)
{
    return {.seq = event.seq, .at = event.at, .kind = kindName(event.body), .by = event.by, .detail = std::visit(Detail(role), event.body)};
}

VerificationChanged viewOf(const Event &event, const Verification &state, Role role)
{
    return {.seq = event.seq, .at = event.at, .event = viewOf(event, role), .verification = viewOf(state, role)};
}

PolicyView viewOf(const Policy &policy, const QList<Channel> &channels)
{
    return {.linkLife = policy.linkLife,
            .verdictValidity = policy.verdictValidity,
            .resendCooldown = policy.resendCooldown,
            .stallAfter = policy.stallAfter,
            .maxSends = policy.maxSends,
            .maxOpenPerAgent = policy.maxOpenPerAgent,
            .allowUnlistedCustomer = policy.allowUnlistedCustomer,
            .channels = channels,
            .closing = {}};
}

} // namespace authlink::protocol
