// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/sandbox/sandbox_config.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace authlink::sandbox::webhooks
{

/// The vendor's side of OAuth for webhooks: POST of grant_type=client_credentials with Basic authentication, the token kept until it
/// ends. One request at a time. One thread.
class OAuthTokenSource final : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(base::Result<base::Secret>)>;

    OAuthTokenSource(base::Clock &clock, QNetworkAccessManager &network);
    ~OAuthTokenSource() override;

    void setOAuth(WebhookOAuth oauth);
    [[nodiscard]] bool isUsed() const { return !m_oauth.tokenUrl.isEmpty(); }
    /// The token, from the event loop if it must be fetched first, else at once. A call under way is given up: its `done` never runs.
    void get(Callback done);
    /// The next get() fetches a new one.
    void forget() { m_token.wipe(); }
    void cancel();

private:
    void fetch(Callback done);
    void finish(const Callback &done);

    base::Clock &m_clock;
    QNetworkAccessManager &m_network;
    WebhookOAuth m_oauth;
    base::Secret m_token;
    base::Instant m_end{};
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<base::Alarm> m_timeout;
};

} // namespace authlink::sandbox::webhooks
