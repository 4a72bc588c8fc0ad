// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/sandbox/faults.h"

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

namespace authlink::sandbox
{

/// Where webhooks go; may change while some wait, which then go to the new place, as with the vendor's dashboard.
struct WebhookDestination {
    QUrl url;
    QByteArray headerName;
    base::Secret secret; ///< the static header's value; empty: no such header
};

/// Posts webhooks one after the other, in the order given. Success is 200 with application/json, or 204; anything else, a timeout
/// included, is tried again after 30, 75, 187.5, 468.75 and 1171.88 s (facts/incode.md section 7), then given up. A webhook that
/// waits for its next try holds up no other. One thread.
class WebhookSender final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::array<std::chrono::milliseconds, 5> kRetries{
        std::chrono::milliseconds(30'000), std::chrono::milliseconds(75'000), std::chrono::milliseconds(187'500),
        std::chrono::milliseconds(468'750), std::chrono::milliseconds(1'171'880)};
    static constexpr std::chrono::milliseconds kTimeout = std::chrono::seconds(10); ///< the vendor's own is not documented
    static constexpr size_t kLogLimit = 500;
    static constexpr size_t kQueueLimit = 10'000;

    /// @param timeScale times the retry schedule
    WebhookSender(base::Clock &clock, double timeScale, QObject *parent = nullptr);
    ~WebhookSender() override;

    void setDestination(WebhookDestination destination);
    void post(const QJsonObject &body);
    void setFaults(const Faults &faults);
    [[nodiscard]] const Faults &faults() const { return m_faults; }
    /// The last deliveries, newest first: {id, state, attempts:[{at, answer}], body without tokens}.
    [[nodiscard]] QJsonArray log() const;
    void stop(); ///< nothing is sent any more; what was under way is aborted

private:
    struct Delivery;
    using DeliveryPtr = std::shared_ptr<Delivery>;

    void enqueue(const DeliveryPtr &delivery);
    void waitFor(const DeliveryPtr &delivery, std::chrono::milliseconds delay);
    void pump();
    void send(const DeliveryPtr &delivery);
    void finishRequest(const QString &failure);
    void settle(const DeliveryPtr &delivery, bool success, const QString &answer);

    base::Clock &m_clock;
    double m_timeScale;
    WebhookDestination m_destination;
    Faults m_faults;
    QNetworkAccessManager m_network;
    std::deque<DeliveryPtr> m_ready;
    std::map<qint64, DeliveryPtr> m_waiting;
    std::deque<DeliveryPtr> m_log;
    DeliveryPtr m_inFlight;
    DeliveryPtr m_woken;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<base::Alarm> m_timeout;
    qint64 m_lastId = 0;
    bool m_stopped = false;
};

} // namespace authlink::sandbox
