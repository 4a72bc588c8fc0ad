// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_sender.h"

#include "core/http/client/client_call.h"

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{

/// One message on its way to a provider.
class GatewayCall final : public QObject, public base::PendingCall
{
public:
    /// @param sent values that no log shows
    GatewayCall(GatewayAnswerRule rule, QStringList sent, base::Callback<Accepted> done)
        : m_rule(std::move(rule)),
          m_sent(std::move(sent)),
          m_done(std::move(done))
    {
    }

    /// Answers from the event loop.
    void refuse(const base::Error &error)
    {
        QMetaObject::invokeMethod(
            this, [this, error] { finish(base::fail(error)); }, Qt::QueuedConnection);
    }

    void post(QNetworkAccessManager &network, http::client::ClientRequest request)
    {
        m_call = std::make_unique<http::client::ClientCall>(network, std::move(request), [this](const auto &outcome) {
            if (outcome)
                finish(m_rule.judge(outcome->status, outcome->body, m_sent));
            else
                finish(base::fail(errorOf(outcome.error())));
        });
    }

private:
    static base::Error errorOf(const http::client::ClientFailure &failure)
    {
        using Kind = http::client::ClientFailure::Kind;
        base::Error error{.code = base::ErrorCode::VendorUnavailable, .message = {}, .field = {}, .retryAfter = {}};
        switch (failure.kind) {
        case Kind::Timeout:
            error.code = base::ErrorCode::Timeout;
            error.message = u"The message provider did not answer in time; whether it sends is not known."_s;
            break;
        case Kind::TooLarge:
            error.message = u"The message provider's answer is too large; whether it sends is not known."_s;
            break;
        case Kind::NoAnswer:
        case Kind::Broken: {
            // Qt's own words name addresses only; the message and its link are in none of them.
            const bool neverLeft = failure.isUnsent || failure.error == QNetworkReply::SslHandshakeFailedError;
            const QString why = neverLeft ? u"The message provider can't be reached: %1"_s
                                          : u"The connection to the message provider broke; whether it sends is not known: %1"_s;
            error.message = why.arg(failure.text);
            break;
        }
        }
        return error;
    }

    void finish(base::Result<Accepted> result)
    {
        // The callback may destroy this call: nothing of it is touched afterwards.
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result));
    }

    GatewayAnswerRule m_rule;
    QStringList m_sent;
    base::Callback<Accepted> m_done;
    std::unique_ptr<http::client::ClientCall> m_call;
};

} // namespace

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

GatewaySender::GatewaySender(QNetworkAccessManager &network, Gateways gateways) : GatewaySender(network)
{
    m_gateways = std::move(gateways);
}

void GatewaySender::serve(verification::Channel channel, Gateway gateway)
{
    m_gateways.insert_or_assign(channel, std::move(gateway));
}

std::unique_ptr<base::PendingCall> GatewaySender::send(const OutgoingMessage &message, base::Callback<Accepted> done)
{
    const auto refused = [&done](const base::Error &error) {
        auto call = std::make_unique<GatewayCall>(GatewayAnswerRule(), QStringList(), std::move(done));
        call->refuse(error);
        return call;
    };
    if (message.to.isEmpty() || message.text.isEmpty())
        return refused(base::invalid(u"to"_s, u"A message needs a contact and a text."_s));
    const auto found = m_gateways.find(message.channel);
    if (found == m_gateways.end())
        return refused(base::invalid(u"channel"_s, u"No provider for this channel."_s));
    const Gateway &gateway = found->second;
    auto request = gateway.request.fill(message);
    if (!request)
        return refused(request.error());
    const bool saysWhatItTakes = std::any_of(request->headers.begin(), request->headers.end(),
                                             [](const auto &header) { return header.first.compare("Accept", Qt::CaseInsensitive) == 0; });
    if (!saysWhatItTakes)
        request->headers.emplaceBack("Accept", "application/json");
    auto call = std::make_unique<GatewayCall>(gateway.answer, gateway.request.confidential(message), std::move(done));
    call->post(m_network, {.method = "POST",
                           .url = gateway.url,
                           .headers = std::move(request->headers),
                           .body = std::move(request->body),
                           .timeout = m_timeout,
                           .maxAnswer = kMaxAnswer});
    return call;
}

} // namespace authlink::message
