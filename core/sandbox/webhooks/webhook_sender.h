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

/// Where webhooks go; may change while some wait, which then go to the new place, as with the vendor's dashboard.
struct WebhookDestination {
    QUrl url;
    QByteArray headerName;
    base::Secret secret; ///< the static header's value; empty: no such header
    WebhookOAuth oauth;  ///< beside the header, where it is set
};

/// Posts webhooks one after the other, in the order given. Success is 200 with application/json, or 204; anything else, a timeout
/// included, is tried again after 30, 75, 187.5, 468.75 and 1171.88 s (docs/incode.md "Webhooks"), then given up. A webhook that
/// waits for its next try holds up no other. With OAuth, a 401 has the token renewed and the webhook sent again, once, in the same
/// attempt. One thread.
class WebhookSender final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array<std::chrono::milliseconds, 5> kRetries{
        std::chrono::milliseconds(30'000), std::chrono::milliseconds(75'000), std::chrono::milliseconds(187'500),
        std::chrono::milliseconds(468'750), std::chrono::milliseconds(1'171'880)};
    static constexpr std::chrono::milliseconds kTimeout = std::chrono::seconds(10);        ///< the vendor's own is not documented
    static constexpr std::chrono::milliseconds kOvertakenAtMost = std::chrono::seconds(1); ///< if no other webhook comes to overtake one
    static constexpr size_t kLogLimit = 500;
    static constexpr size_t kQueueLimit = 10'000;

    /// @param timeScale times the retry schedule
    /// @param faults whose changes this object listens to; outlives it
    WebhookSender(base::Clock &clock, double timeScale, faults::FaultInjector &faults, QObject *parent = nullptr);
    ~WebhookSender() override;

    void setDestination(const WebhookDestination &destination);
    [[nodiscard]] const WebhookDestination &destination() const { return m_destination; }
    void post(const QJsonObject &body);
    /// Webhooks that wait: to be sent, to be sent again, or for an overtaking one.
    [[nodiscard]] size_t pending() const;
    /// All since the start, duplicates and lost ones included.
    [[nodiscard]] qint64 made() const { return m_lastId; }
    /// The last deliveries, newest first: {id, state, attempts:[{at, answer}], body without tokens}.
    [[nodiscard]] QJsonArray log() const;
    void stop(); ///< nothing is sent any more; what was under way is aborted

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
    [[nodiscard]] bool isRenewed(int status);
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
    bool m_tokenRenewed = false; ///< for the request under way
    DeliveryPtr m_woken;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<base::Alarm> m_timeout;
    qint64 m_lastId = 0;
    bool m_stopped = false;
};

} // namespace authlink::sandbox::webhooks
