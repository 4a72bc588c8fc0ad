// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenario_context.h"

#include "core/client/text/banner_texts.h"
#include "ui/live/banner/banner.h"
#include "ui/live/banner/banner_content.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

ScenarioContext::ScenarioContext(Workspace &workspace, DemoBackend &backend, base::ShiftableClock &clock, ui::PhoneBackend &phone)
    : ui(workspace.window()),
      m_workspace(workspace),
      m_backend(backend),
      m_clock(clock),
      m_phone(phone)
{
}

const client::LiveVerification *ScenarioContext::current() const
{
    const QStringList &ids = m_workspace.verifications().ids();
    return ids.isEmpty() ? nullptr : m_workspace.verifications().find(ids.constLast());
}

bool ScenarioContext::isLive() const
{
    return m_workspace.connection().isLive();
}

bool ScenarioContext::bannerSays(client::BannerKind kind) const
{
    const auto *banner = qobject_cast<const ui::Banner *>(ui.visible(u"banner"_s));
    if (!banner)
        return false;
    const ui::BannerContent &content = banner->content();
    const ui::BannerLook look = ui::lookOf(kind); // the same words can be grey at first and red at the end
    return !content.stale && content.title == client::bannerText(kind) && content.role == look.role && content.shape == look.shape;
}

bool ScenarioContext::bannerIsStale() const
{
    const auto *banner = qobject_cast<const ui::Banner *>(ui.visible(u"banner"_s));
    return banner && banner->content().stale;
}

int ScenarioContext::countEvents(const QString &kind) const
{
    const auto *live = current();
    if (!live)
        return 0;
    return static_cast<int>(
        std::count_if(live->events.begin(), live->events.end(), [&kind](const protocol::EventView &event) { return event.kind == kind; }));
}

bool ScenarioContext::hasNote(QLatin1StringView code) const
{
    const auto *live = current();
    return live && std::any_of(live->events.begin(), live->events.end(), [code](const protocol::EventView &event) {
               return event.kind == "note"_L1 && protocol::detailOf(event).code == code;
           });
}

bool ScenarioContext::foundByAsking() const
{
    const auto *live = current();
    return live && live->view.foundByAsking;
}

QString ScenarioContext::status() const
{
    const auto *live = current();
    return live ? live->view.status.name : QString();
}

QString ScenarioContext::verdict() const
{
    const auto *live = current();
    return live ? live->view.verdict.name : QString();
}

void ScenarioContext::restartRelay()
{
    m_restarted.reset();
    m_backend.restartRelay([this](const base::Result<void> &restarted) { m_restarted = restarted; });
}

void ScenarioContext::setFaults(const QByteArray &json)
{
    send(m_backend.sandboxUrl().resolved(QUrl(u"/sandbox/faults"_s)), json, base::Secret());
}

int ScenarioContext::webhooksAcknowledged()
{
    if (!m_asking) {
        m_asking = true;
        QNetworkReply *reply = m_network.get(QNetworkRequest(m_backend.sandboxUrl().resolved(QUrl(u"/sandbox/deliveries.json"_s))));
        QObject::connect(reply, &QNetworkReply::finished, &m_network, [this, reply] {
            m_asking = false;
            m_acknowledged = 0;
            const QJsonArray deliveries = QJsonDocument::fromJson(reply->readAll()).object().value(u"deliveries").toArray();
            for (const QJsonValue &delivery : deliveries)
                m_acknowledged += delivery.toObject().value(u"state").toString() == u"delivered" ? 1 : 0;
            reply->deleteLater();
        });
    }
    return m_acknowledged;
}

void ScenarioContext::post(const QByteArray &body, const base::Secret &secret)
{
    send(m_backend.webhookUrl(), body, secret);
}

void ScenarioContext::send(const QUrl &url, const QByteArray &json, const base::Secret &secret)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!secret.isEmpty())
        request.setRawHeader("X-Incode-Secret", secret.reveal());
    m_postedStatus.reset();
    QNetworkReply *reply = m_network.post(request, json);
    QObject::connect(reply, &QNetworkReply::finished, &m_network, [this, reply] {
        m_postedStatus = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        reply->deleteLater();
    });
}

} // namespace authlink::app
