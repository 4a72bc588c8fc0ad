// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/gateway_answer.h"
#include "core/message/gateway_request.h"
#include "core/message/message_sender.h"

#include <chrono>
#include <map>

class QNetworkAccessManager;

namespace authlink::message
{

/// One provider's API: what goes out, and what counts as yes.
struct Gateway {
    QUrl url;
    GatewayRequestTemplate request;
    GatewayAnswerRule answer;

    /// Errors: Invalid; `field` names the setting without its prefix (url, headers, content_type, body, from, secret, success,
    /// reference), so that a wrong one stops the start.
    [[nodiscard]] static base::Result<Gateway> of(const GatewaySettings &settings);
};

using Gateways = std::map<verification::Channel, Gateway>;

/// Sends by HTTP: https only (http to this machine), no redirects, answers up to 256 KiB, 30 s at most, exactly once.
class GatewaySender final : public MessageSender
{
public:
    static constexpr std::chrono::seconds kMaxTimeout{30};
    static constexpr qint64 kMaxAnswer = 256 * 1024;

    /// @param network outlives the sender
    /// @param timeout of a whole call; at most kMaxTimeout
    explicit GatewaySender(QNetworkAccessManager &network, std::chrono::milliseconds timeout = kMaxTimeout);
    /// Serves these channels from the beginning: whoever asks for serves() once, and then no more, must find them.
    GatewaySender(QNetworkAccessManager &network, Gateways gateways);

    /// Messages of this channel go there from now on.
    void serve(verification::Channel channel, Gateway gateway);

    [[nodiscard]] bool serves(verification::Channel channel) const override { return m_gateways.contains(channel); }
    [[nodiscard]] std::unique_ptr<base::PendingCall> send(const OutgoingMessage &message, base::Callback<Accepted> done) override;

private:
    QNetworkAccessManager &m_network;
    std::chrono::milliseconds m_timeout;
    Gateways m_gateways;
};

} // namespace authlink::message
