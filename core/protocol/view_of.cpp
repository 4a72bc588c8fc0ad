// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"

#include "core/base/contact.h"
#include "core/verification/json/archive.h"

#include <QJsonArray>

namespace authlink::protocol
{

using namespace verification; // this file is about the domain's types, all of them

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

/// The only place that says who counts as a supervisor for what is shown.
bool seesDetail(Role role)
{
    return role == Role::Supervisor || role == Role::Admin;
}

QJsonValue masked(const QString &contact)
{
    return orNull(contact.contains(u'@') ? base::maskEmail(contact) : base::maskPhone(contact));
}

QJsonValue viewOf(const std::optional<ContactOverride> &contact)
{
    if (!contact)
        return QJsonValue(QJsonValue::Null);
    return QJsonObject{{QStringLiteral("masked"), masked(contact->value)}, {QStringLiteral("reason"), contact->reason}};
}

/// What a role may know of an event's detail. Everything is left out unless a line below puts it in.
class Detail
{
public:
    explicit Detail(Role role) : m_role(role) {}

    QJsonObject operator()(const Created &body) const
    {
        return {
            {QStringLiteral("agent"), JsonWriter::encode(body.agent.name)},
            {QStringLiteral("customer"), protocol::viewOf(body.customer, m_role)},
            {QStringLiteral("callId"), orNull(body.callId)},
            {QStringLiteral("linkMode"), nameOf(body.linkMode)},
            {QStringLiteral("channel"), nameOf(body.channel)},
            {QStringLiteral("contactOverride"), viewOf(body.contactOverride)},
            {QStringLiteral("unlistedReason"), orNull(body.unlistedReason)},
            {QStringLiteral("landing"), body.landing},
        };
    }
    QJsonObject operator()(const LinkReady &body) const
    {
        QJsonObject detail{{QStringLiteral("linkExpiresAt"), JsonWriter::encode(body.linkExpiresAt)}};
        if (seesDetail(m_role))
            detail.insert(QStringLiteral("interviewId"), orNull(body.interviewId));
        return detail;
    }
    QJsonObject operator()(const MessageSent &body) const { return {{QStringLiteral("channel"), nameOf(body.channel)}}; }
    QJsonObject operator()(const MessageFailed &body) const
    {
        return seesDetail(m_role) ? QJsonObject{{QStringLiteral("why"), body.why}} : QJsonObject();
    }
    QJsonObject operator()(const MessageReported &body) const
    {
        // The words are ours; anything else is the carrier's own text.
        return seesDetail(m_role) || isCarrierReport(body.report) ? QJsonObject{{QStringLiteral("report"), body.report}} : QJsonObject();
    }
    QJsonObject operator()(const Opened &body) const { return origin(body.address, body.device); }
    QJsonObject operator()(const SecondDevice &body) const { return origin(body.address, body.device); }
    QJsonObject operator()(const AttemptFailed &body) const
    {
        return {{QStringLiteral("reasons"), JsonWriter::encode(body.reasons)},
                {QStringLiteral("attemptsLeft"), JsonWriter::encode(body.attemptsLeft)}};
    }
    QJsonObject operator()(const ResultReceived &body) const
    {
        QJsonObject detail = result(body.evidence);
        if (seesDetail(m_role))
            detail.insert(QStringLiteral("row"), body.row);
        return detail;
    }
    QJsonObject operator()(const EarlyResult &body) const { return result(body.evidence); }
    QJsonObject operator()(const LateResult &body) const { return result(body.evidence); }
    QJsonObject operator()(const VerdictReached &body) const
    {
        return {{QStringLiteral("verdict"), nameOf(body.verdict)},
                {QStringLiteral("reasons"), JsonWriter::encode(body.reasons)},
                {QStringLiteral("validUntil"), JsonWriter::encode(body.validUntil)},
                {QStringLiteral("foundByAsking"), body.foundByAsking}};
    }
    QJsonObject operator()(const Contradiction &body) const { return {{QStringLiteral("reasons"), JsonWriter::encode(body.reasons)}}; }
    QJsonObject operator()(const Corrected &body) const { return {{QStringLiteral("contactOverride"), viewOf(body.contact)}}; }
    QJsonObject operator()(const CancelledEvent &body) const { return {{QStringLiteral("why"), orNull(body.why)}}; }
    QJsonObject operator()(const ClosedEvent &body) const { return {{QStringLiteral("validityEnded"), body.validityEnded}}; }
    QJsonObject operator()(const Note &body) const { return {{QStringLiteral("code"), body.code}, {QStringLiteral("text"), body.text}}; }
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
        return {{QStringLiteral("address"), orNull(address)}, {QStringLiteral("device"), orNull(device)}};
    }
    [[nodiscard]] QJsonObject result(const Evidence &evidence) const
    {
        return seesDetail(m_role) ? QJsonObject{{QStringLiteral("evidence"), toJson(evidence)}} : QJsonObject();
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

QJsonObject viewOf(const Verification &state, Role role)
{
    return {
        {QStringLiteral("id"), state.id},
        {QStringLiteral("status"), nameOf(state.status)},
        {QStringLiteral("verdict"), JsonWriter::encode(state.verdict)},
        {QStringLiteral("reasons"), JsonWriter::encode(state.reasons)},
        {QStringLiteral("customer"), viewOf(state.customer, role)},
        {QStringLiteral("agent"),
         QJsonObject{{QStringLiteral("name"), state.agent.name}, {QStringLiteral("displayName"), state.agent.displayName}}},
        {QStringLiteral("callId"), orNull(state.callId)},
        {QStringLiteral("channel"), nameOf(state.channel)},
        {QStringLiteral("linkMode"), nameOf(state.linkMode)},
        {QStringLiteral("landing"), state.landing},
        {QStringLiteral("words"), QJsonArray{state.firstWord, state.secondWord}},
        {QStringLiteral("sends"), state.sends},
        {QStringLiteral("messageReport"), orNull(state.messageReport)},
        {QStringLiteral("foundByAsking"), state.foundByAsking},
        {QStringLiteral("attemptsLeft"), JsonWriter::encode(state.attemptsLeft)},
        {QStringLiteral("linkExpiresAt"), JsonWriter::encode(state.linkExpiresAt)},
        {QStringLiteral("validUntil"), JsonWriter::encode(state.validUntil)},
        {QStringLiteral("createdAt"), JsonWriter::encode(state.createdAt)},
        {QStringLiteral("sentAt"), JsonWriter::encode(state.sentAt)},
        {QStringLiteral("openedAt"), JsonWriter::encode(state.openedAt)},
        {QStringLiteral("decidedAt"), JsonWriter::encode(state.decidedAt)},
        {QStringLiteral("closedAt"), JsonWriter::encode(state.closedAt)},
    };
}

QJsonObject viewOf(const Event &event, Role role)
{
    return {
        {QStringLiteral("seq"), event.seq},
        {QStringLiteral("at"), base::toRfc3339(event.at)},
        {QStringLiteral("kind"), kindName(event.body)},
        {QStringLiteral("by"), event.by},
        {QStringLiteral("detail"), std::visit(Detail(role), event.body)},
    };
}

QJsonObject viewOf(const Customer &customer, Role role)
{
    QJsonObject view{
        {QStringLiteral("account"), orNull(customer.account)},
        {QStringLiteral("name"), customer.name},
        {QStringLiteral("phoneMasked"), orNull(base::maskPhone(customer.phone))},
        {QStringLiteral("emailMasked"), orNull(base::maskEmail(customer.email))},
        {QStringLiteral("language"), orNull(customer.language)},
    };
    if (seesDetail(role))
        view.insert(QStringLiteral("customerId"), customer.customerId);
    return view;
}

} // namespace authlink::protocol
