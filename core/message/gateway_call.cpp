// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_call.h"

#include "core/http/client/one_way_body.h"
#include "core/http/client/strict_request.h"
#include "core/message/gateway_sender.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{
/// The request can't have reached anybody.
bool neverLeft(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError
           || error == QNetworkReply::SslHandshakeFailedError;
}
} // namespace

GatewayCall::GatewayCall(QNetworkAccessManager &network, Order order, base::Callback<Accepted> done)
    : m_network(&network),
      m_order(std::move(order)),
      m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(base::fail(base::ErrorCode::Timeout, u"The message provider did not answer in time; whether it sends is not known."_s));
    });
    QMetaObject::invokeMethod(this, &GatewayCall::post, Qt::QueuedConnection);
}

GatewayCall::~GatewayCall()
{
    dropReply();
}

void GatewayCall::post()
{
    if (!m_order.request)
        return finish(base::fail(m_order.request.error()));
    if (!m_network)
        return finish(base::fail(base::ErrorCode::VendorUnavailable, u"The relay is stopping."_s));
    QNetworkRequest request(m_order.url);
    for (const auto &[name, value] : std::as_const(m_order.request->headers))
        request.setRawHeader(name, value);
    if (!request.hasRawHeader("Accept"))
        request.setRawHeader("Accept", "application/json");
    http::client::makeStrict(request, GatewaySender::kMaxAnswer);
    auto body = std::make_unique<http::client::OneWayBody>(std::exchange(m_order.request->body, {}));
    m_reply = m_network->post(request, body.get());
    body.release()->setParent(m_reply); // which reads from it and may outlive us
    connect(m_reply, &QNetworkReply::downloadProgress, this, &GatewayCall::checkSize);
    connect(m_reply, &QNetworkReply::finished, this, &GatewayCall::onFinished, Qt::QueuedConnection);
    m_deadline.start(m_order.timeout);
}

void GatewayCall::checkSize()
{
    if (m_reply && m_reply->bytesAvailable() > GatewaySender::kMaxAnswer)
        finish(base::fail(base::ErrorCode::VendorUnavailable,
                          u"The message provider's answer is too large; whether it sends is not known."_s));
}

void GatewayCall::onFinished()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_reply->error();
    if (status == 0 || (status < 300 && error != QNetworkReply::NoError)) {
        // Qt's own words name addresses only; the message and its link are in none of them.
        const QString why = neverLeft(error) ? u"The message provider can't be reached: %1"_s
                                             : u"The connection to the message provider broke; whether it sends is not known: %1"_s;
        return finish(base::fail(base::ErrorCode::VendorUnavailable, why.arg(m_reply->errorString())));
    }
    finish(m_order.rule.judge(status, m_reply->read(GatewaySender::kMaxAnswer), m_order.sent));
}

void GatewayCall::finish(base::Result<Accepted> result)
{
    m_deadline.stop();
    dropReply();
    // The callback may destroy this call: nothing of it is touched afterwards.
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::move(result));
}

void GatewayCall::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace authlink::message
