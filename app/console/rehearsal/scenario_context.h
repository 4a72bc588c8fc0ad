// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/demo/demo_backend.h"
#include "app/console/rehearsal/ui_driver.h"
#include "app/console/workspace.h"
#include "core/base/shiftable_clock.h"
#include "ui/phone/phone_backend.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <optional>

namespace authlink::app
{

/// What the steps of a scenario use: the driver of the real widgets, what the screen shows, and the few things that happen outside the
/// window (time, the vendor's network, somebody else's webhook).
class ScenarioContext
{
public:
    ScenarioContext(Workspace &workspace, DemoBackend &backend, base::ShiftableClock &clock, ui::PhoneBackend &phone);

    UiDriver ui;

    // What the screen shows, and what the console knows.
    [[nodiscard]] bool isLive() const;
    /// The banner on screen says this, and is not stale.
    [[nodiscard]] bool bannerSays(client::BannerKind kind) const;
    /// The banner on screen is greyed out as not current.
    [[nodiscard]] bool bannerIsStale() const;
    [[nodiscard]] bool hasEvent(const QString &kind) const { return countEvents(kind) > 0; }
    [[nodiscard]] int countEvents(const QString &kind) const;
    [[nodiscard]] bool hasNote(QLatin1StringView code) const;
    [[nodiscard]] bool foundByAsking() const;
    [[nodiscard]] QString status() const;
    [[nodiscard]] QString verdict() const;
    [[nodiscard]] qsizetype messagesOnPhone() const { return m_phone.messages().size(); }

    // The world outside.
    void letTimePass(std::chrono::milliseconds by) { m_clock.advance(by); }
    void restartRelay();
    [[nodiscard]] bool relayRestarted() const { return m_restarted && m_restarted->has_value(); }
    /// The next delivery of a webhook fails; the vendor tries again. postedStatus() says when that is arranged.
    void failNextDelivery() { setFaults(QByteArrayLiteral(R"({"dropNext":1})")); }
    /// The vendor's webhooks from now on are lost for good.
    void loseWebhooks() { setFaults(QByteArrayLiteral(R"({"loseNext":1000})")); }
    /// The vendor answers nothing, until it does again.
    void startOutage() { setFaults(QByteArrayLiteral(R"({"outage":"500"})")); }
    void endOutage() { setFaults(QByteArrayLiteral(R"({"outage":"none"})")); }
    /// How many of the vendor's webhooks the relay has acknowledged, as far as known; asks for newer news.
    [[nodiscard]] int webhooksAcknowledged();
    /// Somebody posts a webhook. The status of the answer is in postedStatus() when it is there.
    void post(const QByteArray &body, const base::Secret &secret);
    [[nodiscard]] std::optional<int> postedStatus() const { return m_postedStatus; }
    [[nodiscard]] base::Secret webhookSecret() const { return m_backend.webhookSecret(); }

private:
    [[nodiscard]] const client::LiveVerification *current() const;
    void setFaults(const QByteArray &json);
    /// The answer's status goes to postedStatus(). An empty secret is not sent.
    void send(const QUrl &url, const QByteArray &json, const base::Secret &secret);

    Workspace &m_workspace;
    DemoBackend &m_backend;
    base::ShiftableClock &m_clock;
    ui::PhoneBackend &m_phone;
    QNetworkAccessManager m_network;
    std::optional<int> m_postedStatus;
    int m_acknowledged = 0;
    bool m_asking = false; ///< for deliveries
    std::optional<base::Result<void>> m_restarted;
};

} // namespace authlink::app
