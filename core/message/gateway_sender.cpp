// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_sender.h"

#include "core/message/gateway_call.h"

#include <algorithm>
#include <utility>

namespace authlink::message
{

base::Result<Gateway> Gateway::of(const GatewaySettings &settings)
{
    auto request = GatewayRequestTemplate::parse(settings);
    if (!request)
        return base::fail(request.error());
    auto answer = GatewayAnswerRule::parse(settings);
    if (!answer)
        return base::fail(answer.error());
    return Gateway{.url = settings.url, .request = std::move(*request), .answer = std::move(*answer)};
}

GatewaySender::GatewaySender(QNetworkAccessManager &network, std::chrono::milliseconds timeout)
    : m_network(network),
      m_timeout(std::min<std::chrono::milliseconds>(timeout, kMaxTimeout))
{
}

void GatewaySender::serve(verification::Channel channel, Gateway gateway)
{
    m_gateways.insert_or_assign(channel, std::move(gateway));
}

std::unique_ptr<base::PendingCall> GatewaySender::send(const OutgoingMessage &message, base::Callback<Accepted> done)
{
    const auto found = m_gateways.find(message.channel);
    GatewayCall::Order order{.url = {},
                             .request =
                                 base::fail(base::invalid(QStringLiteral("channel"), QStringLiteral("No provider for this channel."))),
                             .rule = {},
                             .sent = {},
                             .timeout = m_timeout};
    if (message.to.isEmpty() || message.text.isEmpty()) {
        order.request = base::fail(base::invalid(QStringLiteral("to"), QStringLiteral("A message needs a contact and a text.")));
    } else if (found != m_gateways.end()) {
        order.url = found->second.url;
        order.request = found->second.request.fill(message);
        order.rule = found->second.answer;
        order.sent = found->second.request.confidential(message);
    }
    return std::make_unique<GatewayCall>(m_network, std::move(order), std::move(done));
}

} // namespace authlink::message
