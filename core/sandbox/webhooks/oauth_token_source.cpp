// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/webhooks/oauth_token_source.h"

#include "core/http/common/form_data.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::webhooks
{

namespace
{

constexpr auto kTimeout = std::chrono::seconds(10);

} // namespace

OAuthTokenSource::OAuthTokenSource(base::Clock &clock, QNetworkAccessManager &network)
    : m_clock(clock),
      m_network(network),
      m_timeout(clock.makeAlarm([this] {
          if (m_reply)
              m_reply->abort();
      }))
{
}

OAuthTokenSource::~OAuthTokenSource()
{
    cancel();
}

void OAuthTokenSource::setOAuth(WebhookOAuth oauth)
{
    m_oauth = std::move(oauth);
    forget();
}

void OAuthTokenSource::get(Callback done)
{
    cancel();
    if (!m_token.isEmpty() && m_clock.now() < m_end)
        return done(m_token);
    fetch(std::move(done));
}

void OAuthTokenSource::cancel()
{
    m_timeout->clear();
    if (QNetworkReply *reply = m_reply.data()) {
        m_reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void OAuthTokenSource::fetch(Callback done)
{
    QNetworkRequest request(m_oauth.tokenUrl);
    request.setHeader(QNetworkRequest::ContentTypeHeader, http::kFormType.toByteArray());
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("authlink-sandbox/" AUTHLINK_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    const QByteArray pair = m_oauth.clientId.toUtf8() + ':' + m_oauth.clientSecret.reveal();
    request.setRawHeader("Authorization", "Basic " + pair.toBase64());
    m_timeout->set(m_clock.now() + kTimeout);
    m_reply = m_network.post(request, "grant_type=client_credentials"_ba);
    connect(m_reply, &QNetworkReply::finished, this, [this, done = std::move(done)] { finish(done); });
}

void OAuthTokenSource::finish(const Callback &done)
{
    m_timeout->clear();
    QNetworkReply *reply = m_reply.data();
    m_reply.clear();
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject body = QJsonDocument::fromJson(reply->readAll()).object();
    const QByteArray token = body.value("access_token"_L1).toString().toLatin1();
    if (status != 200 || token.isEmpty())
        return done(
            base::fail(base::ErrorCode::NotAllowed, u"no token: %1"_s.arg(status != 0 ? QString::number(status) : reply->errorString())));
    m_token = base::Secret(token);
    m_end = m_clock.now() + std::chrono::seconds(body.value("expires_in"_L1).toInteger());
    done(m_token);
}

} // namespace authlink::sandbox::webhooks
