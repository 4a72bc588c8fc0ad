// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/http_router.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QWebSocket>

#include <vector>

namespace authlink::test
{

/// The rest of the relay, as the HTTP front sees it: remembers what it was asked, answers what it was told to, now or later.
struct FakeHandlers final : relay::http::WebhookHandler,
                            relay::http::LandingHandler,
                            relay::http::StreamAcceptor,
                            relay::http::HealthSource,
                            relay::http::MessageReportHandler {
    QString receive(const QByteArray &body, std::function<void(relay::http::WebhookAnswer)> done) override
    {
        bodies.append(body);
        if (holdWebhooks)
            heldWebhooks.push_back(std::move(done));
        else
            done(webhookAnswer);
        return webhookAnswer == relay::http::WebhookAnswer::NotAnObject ? QStringLiteral("The JSON names a key twice.") : QString();
    }
    void look(const QString &token, const relay::http::Browser &browser, Done done) override { ask("look", token, browser, done); }
    void yes(const QString &token, const relay::http::Browser &browser, Done done) override { ask("yes", token, browser, done); }
    void no(const QString &token, const relay::http::Browser &browser, Done done) override { ask("no", token, browser, done); }
    void admit(const QByteArray &header, Admitted done) override
    {
        admitted.append(header);
        heldAdmission = [this, header, done = std::move(done)] {
            if (admission != relay::http::Admission::Granted)
                return done(admission, {});
            done(admission, [this, header](std::unique_ptr<QWebSocket> socket, const QHostAddress &from) {
                sockets.push_back(std::move(socket));
                authorization = header;
                peer = from;
            });
        };
        if (!holdAdmission)
            heldAdmission();
    }
    [[nodiscard]] bool knows(const QByteArray &header) const override { return known.contains(header); }
    void report(const QString &token, const QByteArray &contentType, const QByteArray &body,
                std::function<void(relay::http::ReportAnswer)> done) override
    {
        reports.append(token.toLatin1() + '|' + contentType + '|' + body);
        heldReport = std::move(done);
        if (!holdReports)
            heldReport(reportAnswer);
    }
    [[nodiscard]] QStringList unhealthy() const override { return healthReasons; }
    [[nodiscard]] QStringList unready() const override { return readyReasons; }

    [[nodiscard]] relay::http::HttpHandlers handlers() { return {*this, *this, *this, *this, this}; }

    relay::http::WebhookAnswer webhookAnswer = relay::http::WebhookAnswer::Accepted;
    bool holdWebhooks = false;
    QByteArrayList bodies;
    std::vector<std::function<void(relay::http::WebhookAnswer)>> heldWebhooks;

    relay::http::LandingView view;
    QByteArrayList asked; // "yes TOKEN"
    relay::http::Browser lastBrowser;

    relay::http::Admission admission = relay::http::Admission::Granted;
    bool holdAdmission = false;
    std::function<void()> heldAdmission;
    QByteArrayList known;    // credentials that are good without asking
    QByteArrayList admitted; // the credentials of those who asked
    std::vector<std::unique_ptr<QWebSocket>> sockets;
    QByteArray authorization;
    QHostAddress peer;
    QStringList healthReasons, readyReasons;

    relay::http::ReportAnswer reportAnswer = relay::http::ReportAnswer::Taken;
    bool holdReports = false;
    std::function<void(relay::http::ReportAnswer)> heldReport;
    QByteArrayList reports; // "TOKEN|content type|body"

    ManualClock clock;
    SeededRandom random;
    vault::Vault vault = *vault::Vault::withKey(base::Secret(QByteArray(vault::Vault::kKeyBytes, 'k'))); // the same after a restart

private:
    void ask(const char *what, const QString &token, const relay::http::Browser &browser, const Done &done)
    {
        asked.append(QByteArray(what) + ' ' + token.toLatin1());
        lastBrowser = browser;
        done(view);
    }
};

/// A front on loopback, any port, with the webhook secret "s3cret".
inline relay::config::RelayConfig loopbackConfig()
{
    relay::config::RelayConfig config;
    config.http.port = 0;
    config.operations.listen = {{.address = QHostAddress(QHostAddress::LocalHost), .port = 0}};
    config.webhook.headerSecret = base::Secret("s3cret");
    config.message.company = QStringLiteral("Example Bank");
    return config;
}

} // namespace authlink::test
