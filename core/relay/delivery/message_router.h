// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/incode_api.h"
#include "core/incode/invitations.h"
#include "core/message/message_sender.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/delivery/message_texts.h"
#include "core/verification/verification.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace authlink::relay::delivery
{

/// How the link of a channel gets to the customer.
enum class Carrier {
    Agent,      ///< copy and QR code: the agent hands it out
    Incode,     ///< Incode's SMS, with our text and our landing page
    Invitation, ///< Incode's own invitation: its text, its link, no landing page of ours
    Provider,   ///< a provider of the bank's own, with our text and our landing page
};

/// Who sends a message, and how. Knows no verification: LinkDelivery does. One thread.
class MessageRouter
{
public:
    /// Everything referred to outlives the router.
    struct Senders {
        incode::IncodeApi &incode;
        message::MessageSender *messages = nullptr;
        incode::Invitations *invitations = nullptr;
    };
    MessageRouter(Senders senders, const config::MessageSection &settings);

    /// For messages from now on.
    void setTexts(const config::MessageSection &settings) { m_texts = MessageTexts(settings); }

    /// nullopt: this relay does not offer the channel.
    [[nodiscard]] std::optional<Carrier> carrierOf(verification::Channel channel) const;
    [[nodiscard]] std::vector<verification::Channel> channels() const;

    /// What a message needs beside its verification.
    struct Request {
        verification::Channel channel = verification::Channel::Sms;
        QUrl link;
        QUrl reportTo;             ///< Carrier::Provider
        QString interviewId;       ///< Carrier::Incode: the session that carries the message…
        base::Secret sessionToken; ///< …and its token
    };
    /// Our text by Incode or the provider. Errors: as those of the sender; Invalid without a contact for the channel.
    /// Precondition: carrierOf(request.channel) is one of these two.
    [[nodiscard]] std::unique_ptr<base::PendingCall> send(const verification::Verification &state, const Request &request,
                                                          base::Callback<void> done);
    /// Incode's own message. Precondition: carrierOf(channel) is Invitation.
    [[nodiscard]] std::unique_ptr<base::PendingCall> invite(const verification::Verification &state, verification::Channel channel,
                                                            std::chrono::seconds linkLife, base::Callback<incode::Invitation> done);

private:
    Senders m_senders;
    config::Sender m_smsSender;
    MessageTexts m_texts;
};

/// Where a message of this channel goes: another contact than the one on file if there is one of that kind, else the one on file,
/// a phone number in the form of its country's plan. Empty: there is none.
[[nodiscard]] QString addressOf(const verification::Verification &state, verification::Channel channel);

/// For the record that agents read; the sender's own words go to the log.
[[nodiscard]] QString failureText(Carrier carrier, base::ErrorCode code);

} // namespace authlink::relay::delivery
