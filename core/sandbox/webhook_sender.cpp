// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/webhook_sender.h"

#include "core/base/log.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace authlink::sandbox
{

struct WebhookSender::Delivery {
    qint64 id = 0;
    QByteArray body;
    QJsonObject shown; ///< the body without tokens
    QJsonArray attempts;
    QString state = QStringLiteral("waiting");
    size_t tries = 0;
    std::unique_ptr<base::Alarm> alarm; ///< set while in m_waiting
};

WebhookSender::WebhookSender(base::Clock &clock, double timeScale, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_timeScale(timeScale)
{
    m_network.setProxy(QNetworkProxy::NoProxy); // to the relay, never through a proxy of the user's
    m_timeout = m_clock.makeAlarm([this] { finishRequest(QStringLiteral("timeout")); });
}

WebhookSender::~WebhookSender()
{
    stop();
}

void WebhookSender::setDestination(WebhookDestination destination)
{
    m_destination = std::move(destination);
    pump();
}

void WebhookSender::post(const QJsonObject &body)
{
    if (m_stopped)
        return;
    if (m_ready.size() + m_waiting.size() >= kQueueLimit) {
        qCWarning(base::lcSandbox) << "too many webhooks wait; one is lost";
        return;
    }
    auto delivery = std::make_shared<Delivery>();
    delivery->id = ++m_lastId;
    delivery->body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    delivery->shown = body;
    delivery->shown.remove(QStringLiteral("token"));
    delivery->shown.remove(QStringLiteral("interviewToken"));
    enqueue(delivery);
}

void WebhookSender::enqueue(const DeliveryPtr &delivery)
{
    m_log.push_front(delivery);
    if (m_log.size() > kLogLimit)
        m_log.pop_back();
    if (m_faults.delay.count() > 0) {
        waitFor(delivery, m_faults.delay);
        return;
    }
    m_ready.push_back(delivery);
    pump();
}

void WebhookSender::waitFor(const DeliveryPtr &delivery, std::chrono::milliseconds delay)
{
    m_waiting.emplace(delivery->id, delivery);
    if (!delivery->alarm) {
        delivery->alarm = m_clock.makeAlarm([this, id = delivery->id] {
            const auto due = m_waiting.find(id);
            m_woken = due->second; // outlives this call, and so does the alarm that makes it
            m_waiting.erase(due);
            m_ready.push_back(m_woken);
            pump();
        });
    }
    delivery->alarm->set(m_clock.now() + delay);
}

void WebhookSender::setFaults(const Faults &faults)
{
    m_faults = faults;
    pump();
}

void WebhookSender::pump()
{
    while (!m_stopped && !m_faults.hold && !m_inFlight && !m_ready.empty()) {
        const DeliveryPtr delivery = m_ready.front();
        m_ready.pop_front();
        if (m_faults.dropNext > 0) {
            --m_faults.dropNext;
            settle(delivery, false, QStringLiteral("dropped on demand"));
        } else if (m_destination.url.isEmpty()) {
            settle(delivery, false, QStringLiteral("no webhook URL is set"));
        } else {
            send(delivery);
        }
    }
}

void WebhookSender::send(const DeliveryPtr &delivery)
{
    QNetworkRequest request(m_destination.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("authlink-sandbox/" AUTHLINK_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!m_destination.secret.isEmpty())
        request.setRawHeader(m_destination.headerName, m_destination.secret.reveal());
    m_inFlight = delivery;
    m_timeout->set(m_clock.now() + kTimeout);
    m_reply = m_network.post(request, delivery->body);
    connect(m_reply, &QNetworkReply::readyRead, this, [reply = m_reply.data()] { reply->skip(reply->bytesAvailable()); });
    connect(m_reply, &QNetworkReply::finished, this, [this] { finishRequest({}); });
}

/// Ends the request under way, once: by its answer or, with `failure`, without one.
void WebhookSender::finishRequest(const QString &failure)
{
    if (!m_inFlight)
        return;
    m_timeout->clear();
    const DeliveryPtr delivery = std::exchange(m_inFlight, nullptr);
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray type = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray().split(';').constFirst().trimmed().toLower();
    const QString answer = !failure.isEmpty() ? failure : status != 0 ? QString::number(status) : reply->errorString();
    reply->abort();
    reply->deleteLater();
    const bool taken = failure.isEmpty() && (status == 204 || (status == 200 && type == "application/json"));
    settle(delivery, taken, answer);
    pump();
}

void WebhookSender::settle(const DeliveryPtr &delivery, bool success, const QString &answer)
{
    delivery->attempts.append(
        QJsonObject{{QStringLiteral("at"), base::toRfc3339(m_clock.now())}, {QStringLiteral("answer"), answer.left(200)}});
    if (success) {
        delivery->state = QStringLiteral("delivered");
        if (m_faults.duplicateNext > 0) {
            --m_faults.duplicateNext;
            auto again = std::make_shared<Delivery>();
            again->id = ++m_lastId;
            again->body = delivery->body;
            again->shown = delivery->shown;
            m_log.push_front(again);
            m_ready.push_front(again);
        }
        return;
    }
    if (delivery->tries >= kRetries.size()) {
        delivery->state = QStringLiteral("given up");
        qCWarning(base::lcSandbox).noquote() << "webhook" << delivery->id << "given up:" << answer;
        return;
    }
    const auto pause = std::chrono::duration<double, std::milli>(static_cast<double>(kRetries.at(delivery->tries).count()) * m_timeScale);
    ++delivery->tries;
    delivery->state = QStringLiteral("to be retried");
    qCInfo(base::lcSandbox).noquote() << "webhook" << delivery->id << "failed:" << answer << "- again in" << pause.count() << "ms";
    waitFor(delivery, std::chrono::ceil<std::chrono::milliseconds>(pause));
}

QJsonArray WebhookSender::log() const
{
    QJsonArray list;
    for (const DeliveryPtr &delivery : m_log) {
        list.append(QJsonObject{{QStringLiteral("id"), delivery->id},
                                {QStringLiteral("state"), delivery->state},
                                {QStringLiteral("attempts"), delivery->attempts},
                                {QStringLiteral("body"), delivery->shown}});
    }
    return list;
}

void WebhookSender::stop()
{
    m_stopped = true;
    m_timeout->clear();
    m_ready.clear();
    m_waiting.clear();
    m_inFlight.reset();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

} // namespace authlink::sandbox
