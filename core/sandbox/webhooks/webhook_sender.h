// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/sandbox/faults/fault_injector.h"
#include "core/sandbox/webhooks/oauth_token_source.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <array>
#include <chrono>
#include <deque>
#include <map>
#include <memory>

class QNetworkReply;

namespace authlink::sandbox::webhooks
{

/// Where webhooks go. Those that wait when it changes go to the new address.
struct WebhookDestination {
    QUrl url;
    QByteArray headerName;
    base::Secret secret; ///< the static header's value; empty: no such header
    WebhookOAuth oauth;  ///< beside the header, where it is set
};

/// Posts webhooks one after the other, in the order given. Success is 200 with application/json, or 204. After anything else, a timeout
/// included, the webhook is sent again after 30, 75, 187.5, 468.75 and 1171.88 s (docs/incode.md, "Webhooks"), then given up; meanwhile the
/// others go on. With OAuth, a 401 renews the token and repeats the request once, as part of the same attempt. One thread.
class WebhookSender final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array<std::chrono::milliseconds, 5> kRetries{
        std::chrono::milliseconds(30'000), std::chrono::milliseconds(75'000), std::chrono::milliseconds(187'500),
        std::chrono::milliseconds(468'750), std::chrono::milliseconds(1'171'880)};
    static constexpr std::chrono::milliseconds kTimeout = std::chrono::seconds(10); ///< Incode does not document its own
    static constexpr std::chrono::milliseconds kMaxReorderWait =
        std::chrono::seconds(1); ///< how long a webhook waits for another to overtake it
    static constexpr size_t kMaxLog = 500;
    static constexpr size_t kMaxQueue = 10'000;

    /// @param timeScale what the retry schedule is multiplied with
    /// @param faults outlives the sender, which takes its setChanged()
    WebhookSender(base::Clock &clock, double timeScale, faults::FaultInjector &faults, QObject *parent = nullptr);
    ~WebhookSender() override;

    void setDestination(const WebhookDestination &destination);
    [[nodiscard]] const WebhookDestination &destination() const { return m_destination; }
    /// Queues one webhook.
    void post(const QJsonObject &body);
    /// Webhooks that are neither delivered nor given up: being sent, or waiting for their turn, a retry or another to overtake them.
    [[nodiscard]] size_t pending() const;
    /// All webhooks since the start, duplicates and lost ones included.
    [[nodiscard]] qint64 made() const { return m_lastId; }
    /// The last deliveries, newest first: {id, state, attempts:[{at, answer}], body without tokens}.
    [[nodiscard]] QJsonArray log() const;
    void stop(); ///< for good: what is under way is aborted, what waits is dropped

private:
    struct Delivery;
    using DeliveryPtr = std::shared_ptr<Delivery>;

    void enqueue(const DeliveryPtr &delivery);
    void ready(const DeliveryPtr &delivery);
    void releaseOvertaken();
    void waitFor(const DeliveryPtr &delivery, std::chrono::milliseconds delay);
    void pump();
    void send(const DeliveryPtr &delivery);
    void authorizeAndPost();
    void postNow(const base::Secret &bearer);
    void finishRequest(const QString &failure);
    [[nodiscard]] bool retriesWithNewToken(int status);
    void settle(const DeliveryPtr &delivery, bool success, const QString &answer);

    base::Clock &m_clock;
    double m_timeScale;
    WebhookDestination m_destination;
    faults::FaultInjector &m_faults;
    QNetworkAccessManager m_network;
    OAuthTokenSource m_tokens;
    std::deque<DeliveryPtr> m_ready;
    std::map<qint64, DeliveryPtr> m_waiting;
    std::deque<DeliveryPtr> m_log;
    DeliveryPtr m_overtaken;
    std::unique_ptr<base::Alarm> m_overtakenEnd;
    DeliveryPtr m_inFlight;
    bool m_tokenRenewed = false; ///< during the attempt under way
    DeliveryPtr m_woken;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<base::Alarm> m_timeout;
    qint64 m_lastId = 0;
    bool m_stopped = false;
};

} // namespace authlink::sandbox::webhooks
