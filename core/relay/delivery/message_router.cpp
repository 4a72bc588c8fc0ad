// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/message_router.h"

#include "core/base/phone/phone_number.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

using verification::Channel;
using verification::Verification;

namespace
{

/// A directory may hold a number as people dial it at home, such as +44 07912…: only the plan's own form arrives everywhere. One that the
/// plan does not have stays, for whoever says so.
QString numberOnFile(const QString &phone)
{
    if (phone.isEmpty())
        return {};
    const auto number = base::parsePhone(phone, {});
    return number ? number->e164() : phone;
}

} // namespace

QString addressOf(const Verification &state, Channel channel)
{
    if (channel != Channel::Sms && channel != Channel::Email)
        return {};
    const bool byEmail = channel == Channel::Email;
    if (state.contactOverride && state.contactOverride->value.contains(u'@') == byEmail)
        return state.contactOverride->value;
    return byEmail ? state.customer.email : numberOnFile(state.customer.phone);
}

QString failureText(Carrier carrier, base::ErrorCode code)
{
    if (code == base::ErrorCode::StoreUnavailable)
        return u"The relay could not save the link."_s;
    const bool isProvider = carrier == Carrier::Provider;
    switch (code) {
    case base::ErrorCode::Timeout:
        return isProvider ? u"The message provider did not answer in time; whether the message went out is not known."_s
                          : u"Incode did not answer in time."_s;
    case base::ErrorCode::Invalid:
        return isProvider ? u"The message can't be sent this way: ask the operator to check the contact and the relay's settings."_s
                          : u"Incode did not take the request: ask the operator to check the relay's settings."_s;
    default:
        return isProvider ? u"The message provider can't be reached or refused the message."_s
                          : u"Incode can't be reached or refused the request."_s;
    }
}

MessageRouter::MessageRouter(Senders senders, const config::MessageSection &settings)
    : m_senders(senders),
      m_smsSender(settings.sender),
      m_texts(settings)
{
}

std::optional<Carrier> MessageRouter::carrierOf(Channel channel) const
{
    const bool invites = m_smsSender == config::Sender::RequestNew && m_senders.invitations != nullptr;
    const bool byProvider = m_senders.messages != nullptr && m_senders.messages->serves(channel);
    switch (channel) {
    case Channel::Copy:
    case Channel::Qr:
        return Carrier::Agent;
    case Channel::Sms:
        if (m_smsSender == config::Sender::Incode)
            return Carrier::Incode;
        if (m_smsSender == config::Sender::Http && byProvider)
            return Carrier::Provider;
        break;
    case Channel::Email: // a provider of e-mail switches the channel on, whoever carries text messages
        if (byProvider)
            return Carrier::Provider;
        break;
    }
    return invites ? std::optional(Carrier::Invitation) : std::nullopt;
}

std::vector<Channel> MessageRouter::channels() const
{
    std::vector<Channel> all{Channel::Sms, Channel::Email, Channel::Copy, Channel::Qr};
    std::erase_if(all, [this](Channel channel) { return !carrierOf(channel); });
    return all;
}

std::unique_ptr<base::PendingCall> MessageRouter::send(const Verification &state, const Request &request, base::Callback<void> done)
{
    const QString to = addressOf(state, request.channel);
    const QString &language = state.customer.language;
    const QString &name = state.customer.name;
    if (carrierOf(request.channel) == Carrier::Incode)
        return m_senders.incode.sendSms({.interviewId = request.interviewId,
                                         .sessionToken = request.sessionToken,
                                         .phone = to,
                                         .text = m_texts.sms(language, name, request.link)},
                                        std::move(done));
    message::OutgoingMessage message{.channel = request.channel, .to = to, .subject = {}, .text = {}, .reportTo = request.reportTo};
    if (request.channel == Channel::Email) {
        auto email = m_texts.email(language, name, request.link);
        message.subject = std::move(email.subject);
        message.text = std::move(email.text);
    } else {
        message.text = m_texts.sms(language, name, request.link);
    }
    return m_senders.messages->send(message, [done = std::move(done)](const base::Result<message::Accepted> &accepted) {
        if (!accepted)
            return done(base::fail(accepted.error()));
        done({});
    });
}

std::unique_ptr<base::PendingCall> MessageRouter::invite(const Verification &state, Channel channel, std::chrono::seconds linkLife,
                                                         base::Callback<incode::Invitation> done)
{
    using By = incode::InvitationRequest::By;
    return m_senders.invitations->invite({.by = channel == Channel::Email ? By::Email : By::Sms,
                                          .contact = addressOf(state, channel),
                                          .loginHint = state.customer.customerId,
                                          .externalCustomerId = state.id,
                                          .validity = std::chrono::ceil<std::chrono::minutes>(linkLife)},
                                         std::move(done));
}

} // namespace authlink::relay::delivery
