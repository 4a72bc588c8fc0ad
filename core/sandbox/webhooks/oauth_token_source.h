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

/// Gets the access tokens for webhooks from the receiver's OAuth server (docs/incode.md, "Webhooks"): POST of
/// grant_type=client_credentials with Basic authentication. A token is kept until it expires. One request at a time. One thread.
class OAuthTokenSource final : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(base::Result<base::Secret>)>;

    OAuthTokenSource(base::Clock &clock, QNetworkAccessManager &network);
    ~OAuthTokenSource() override;

    void setOAuth(WebhookOAuth oauth);
    /// Whether webhooks need a token.
    [[nodiscard]] bool isUsed() const { return !m_oauth.tokenUrl.isEmpty(); }
    /// Calls `done` with the token: at once if a valid one is known, else from the event loop once it was fetched. A get() under way is
    /// given up, and its `done` never runs. Errors: NotAllowed (the server gave no token).
    void get(Callback done);
    /// Drops the token; the next get() fetches a new one.
    void forget() { m_token.wipe(); }
    /// Gives up a get() under way: its `done` never runs.
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
