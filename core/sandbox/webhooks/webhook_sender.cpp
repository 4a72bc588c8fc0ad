// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/webhooks/webhook_sender.h"

#include "core/base/log.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::webhooks
{

struct WebhookSender::Delivery {
    qint64 id = 0;
    QByteArray body;
    QJsonObject shown; ///< the body without tokens
    QJsonArray attempts;
    QString state = u"waiting"_s;
    size_t tries = 0;
    bool isCopy = false;                ///< a duplicate is not duplicated again
    std::unique_ptr<base::Alarm> alarm; ///< set while in m_waiting
};

WebhookSender::WebhookSender(base::Clock &clock, double timeScale, faults::FaultInjector &faults, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_timeScale(timeScale),
      m_faults(faults),
      m_tokens(clock, m_network)
{
    m_network.setProxy(QNetworkProxy::NoProxy); // the relay is reached directly, whatever proxy the environment names
    m_timeout = m_clock.makeAlarm([this] { finishRequest(u"timeout"_s); });
    m_overtakenEnd = m_clock.makeAlarm([this] { releaseOvertaken(); });
    m_faults.setChanged([this] { pump(); });
}

WebhookSender::~WebhookSender()
{
    m_faults.setChanged({});
    stop();
}

void WebhookSender::setDestination(const WebhookDestination &destination)
{
    m_destination = destination;
    m_tokens.setOAuth(destination.oauth);
    pump();
}

void WebhookSender::post(const QJsonObject &body)
{
    if (m_stopped)
        return;
    if (m_ready.size() + m_waiting.size() >= kMaxQueue) {
        qCWarning(base::lcSandbox) << "too many webhooks wait; one is lost";
        return;
    }
    auto delivery = std::make_shared<Delivery>();
    delivery->id = ++m_lastId;
    delivery->body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    delivery->shown = body;
    delivery->shown.remove(u"token"_s);
    delivery->shown.remove(u"interviewToken"_s);
    enqueue(delivery);
}

void WebhookSender::enqueue(const DeliveryPtr &delivery)
{
    m_log.push_front(delivery);
    if (m_log.size() > kMaxLog)
        m_log.pop_back();
    if (m_faults.takeLoss())
        delivery->state = u"lost on demand"_s;
    else if (m_faults.faults().delay.count() > 0)
        waitFor(delivery, m_faults.faults().delay);
    else
        ready(delivery);
}

void WebhookSender::ready(const DeliveryPtr &delivery)
{
    if (!m_overtaken && delivery->tries == 0 && m_faults.takeReorder()) {
        m_overtaken = delivery;
        m_overtakenEnd->set(m_clock.now() + kMaxReorderWait);
        return;
    }
    m_ready.push_back(delivery);
    releaseOvertaken();
    pump();
}

void WebhookSender::releaseOvertaken()
{
    m_overtakenEnd->clear();
    if (const DeliveryPtr delivery = std::exchange(m_overtaken, nullptr)) {
        m_ready.push_back(delivery);
        pump();
    }
}

size_t WebhookSender::pending() const
{
    return m_ready.size() + m_waiting.size() + (m_overtaken ? 1 : 0) + (m_inFlight ? 1 : 0);
}

void WebhookSender::waitFor(const DeliveryPtr &delivery, std::chrono::milliseconds delay)
{
    m_waiting.emplace(delivery->id, delivery);
    if (!delivery->alarm) {
        delivery->alarm = m_clock.makeAlarm([this, id = delivery->id] {
            const auto due = m_waiting.find(id);
            m_woken = due->second; // kept alive: it owns the alarm whose callback this is
            m_waiting.erase(due);
            ready(m_woken);
        });
    }
    delivery->alarm->set(m_clock.now() + delay);
}

void WebhookSender::pump()
{
    while (!m_stopped && !m_faults.holdsWebhooks() && !m_inFlight && !m_ready.empty()) {
        const DeliveryPtr delivery = m_ready.front();
        m_ready.pop_front();
        if (m_faults.takeDrop()) {
            settle(delivery, false, u"dropped on demand"_s);
        } else if (m_destination.url.isEmpty()) {
            settle(delivery, false, u"no webhook URL is set"_s);
        } else {
            send(delivery);
        }
    }
}

void WebhookSender::send(const DeliveryPtr &delivery)
{
    m_inFlight = delivery;
    m_tokenRenewed = false;
    m_timeout->set(m_clock.now() + kTimeout);
    authorizeAndPost();
}

void WebhookSender::authorizeAndPost()
{
    if (!m_tokens.isUsed())
        return postNow({});
    m_tokens.get([this](const base::Result<base::Secret> &token) {
        if (token)
            postNow(*token);
        else
            finishRequest(token.error().message);
    });
}

void WebhookSender::postNow(const base::Secret &bearer)
{
    QNetworkRequest request(m_destination.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("authlink-sandbox/" AUTHLINK_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (!m_destination.secret.isEmpty())
        request.setRawHeader(m_destination.headerName, m_destination.secret.reveal());
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + bearer.reveal());
    m_reply = m_network.post(request, m_inFlight->body);
    connect(m_reply, &QNetworkReply::readyRead, this, [reply = m_reply.data()] { reply->skip(reply->bytesAvailable()); });
    connect(m_reply, &QNetworkReply::finished, this, [this] { finishRequest({}); });
}

/// Ends the request under way, once: by its answer, or without one if `failure` says why.
void WebhookSender::finishRequest(const QString &failure)
{
    if (!m_inFlight)
        return;
    m_tokens.cancel();
    int status = 0;
    QByteArray type;
    QString answer = failure;
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        type = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray().split(';').constFirst().trimmed().toLower();
        if (failure.isEmpty())
            answer = status != 0 ? QString::number(status) : reply->errorString();
        reply->abort();
        reply->deleteLater();
    }
    if (failure.isEmpty() && retriesWithNewToken(status))
        return;
    m_timeout->clear();
    const DeliveryPtr delivery = std::exchange(m_inFlight, nullptr);
    const bool taken = failure.isEmpty() && (status == 204 || (status == 200 && type == "application/json"));
    settle(delivery, taken, answer);
    pump();
}

/// After a 401 to a token: sends the same webhook once more with a new token, and returns whether it did.
bool WebhookSender::retriesWithNewToken(int status)
{
    if (status != 401 || !m_tokens.isUsed() || std::exchange(m_tokenRenewed, true))
        return false;
    m_tokens.forget();
    authorizeAndPost();
    return true;
}

void WebhookSender::settle(const DeliveryPtr &delivery, bool success, const QString &answer)
{
    delivery->attempts.append(QJsonObject{{u"at"_s, base::toRfc3339(m_clock.now())}, {u"answer"_s, answer.left(200)}});
    if (success) {
        delivery->state = u"delivered"_s;
        if (!delivery->isCopy && m_faults.takeDuplicate()) {
            auto again = std::make_shared<Delivery>();
            again->id = ++m_lastId;
            again->isCopy = true;
            again->body = delivery->body;
            again->shown = delivery->shown;
            m_log.push_front(again);
            m_ready.push_front(again);
        }
        return;
    }
    if (delivery->tries >= kRetries.size()) {
        delivery->state = u"given up"_s;
        qCWarning(base::lcSandbox).noquote() << "webhook" << delivery->id << "given up:" << answer;
        return;
    }
    const auto pause = std::chrono::duration<double, std::milli>(static_cast<double>(kRetries.at(delivery->tries).count()) * m_timeScale);
    ++delivery->tries;
    delivery->state = u"to be retried"_s;
    qCInfo(base::lcSandbox).noquote() << "webhook" << delivery->id << "failed:" << answer << "- again in" << pause.count() << "ms";
    waitFor(delivery, std::chrono::ceil<std::chrono::milliseconds>(pause));
}

QJsonArray WebhookSender::log() const
{
    QJsonArray list;
    for (const DeliveryPtr &delivery : m_log) {
        list.append(QJsonObject{
            {u"id"_s, delivery->id}, {u"state"_s, delivery->state}, {u"attempts"_s, delivery->attempts}, {u"body"_s, delivery->shown}});
    }
    return list;
}

void WebhookSender::stop()
{
    m_stopped = true;
    m_timeout->clear();
    m_overtakenEnd->clear();
    m_tokens.cancel();
    m_overtaken.reset();
    m_ready.clear();
    m_waiting.clear();
    m_inFlight.reset();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

} // namespace authlink::sandbox::webhooks
