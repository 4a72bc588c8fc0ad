// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incode/webhook_parser.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/session_secrets.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/relay/webhooks/security_alerts.h"
#include "core/verification/correlation.h"
#include "core/verification/policy.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace authlink::relay::webhooks
{

/// The way of a webhook: parse, recognise a second delivery, find the verification, decide, commit inbox row, events and state in one
/// transaction, answer. A copy that arrives while the first is under way gets the first one's answer. One thread.
class WebhookIntake final : public QObject, public http::WebhookHandler
{
    Q_OBJECT

public:
    struct Services {
        verifications::VerificationRepository &repository;
        store::Store &store;
        const verifications::SessionSecrets &secrets;
        SecurityAlerts &alerts;
        const base::Clock &clock;
    };
    struct Settings {
        verification::Policy policy;
        verification::LinkMode link = verification::LinkMode::Session;
    };

    /// Everything referred to outlives the intake.
    WebhookIntake(Services services, Settings settings, QObject *parent = nullptr);

    void receive(const QByteArray &body, std::function<void(http::WebhookAnswer)> done) override;
    [[nodiscard]] bool isIdle() const { return m_underWay.isEmpty(); }

Q_SIGNALS:
    /// Something for the agents named, beyond their cases' own events: {code, text}.
    void notice(const QStringList &agents, const QString &code, const QString &text);
    /// Understood and committed, once.
    void taken(const authlink::verification::Evidence &evidence);

private:
    struct Plan {
        verifications::Change change;
        QStringList agents; // to be told `code` and `text` after the commit
        QString code, text;
        QStringList unproven;    // agents of cases whose customer passed somewhere, with no session of ours behind it
        QStringList unprovenFor; // those cases
        std::optional<verification::Evidence> evidence;
        std::optional<store::EnrolledIdentity> enrolled;
        QString shape;
    };

    void take(const incode::ParsedWebhook &webhook);
    base::Result<Plan> plan(const incode::ParsedWebhook &webhook);
    base::Result<void> planEvidence(const incode::ParsedWebhook &webhook, Plan &plan);
    base::Result<void> planReused(const store::SeenTransaction &earlier, const incode::ParsedWebhook &webhook, Plan &plan);
    void planOutcome(const verification::Verification &state, const incode::ParsedWebhook &webhook, Plan &plan) const;
    /// Whether no session of ours stands behind a passing result. Errors: StoreUnavailable.
    base::Result<bool> isUnproven(const verification::Evidence &evidence, const verification::Correlation &correlation);
    void planUnproven(const std::vector<verification::Verification> &related, Plan &plan);
    void planEnrolment(const verification::Evidence &evidence, Plan &plan) const;
    void tell(const Plan &plan, const verifications::CommitResult &committed);
    void planAmbiguous(const verification::Correlation &correlation, const verification::Evidence &evidence, Plan &plan) const;
    void planUnattributed(const verification::Evidence &evidence, Plan &plan) const;
    [[nodiscard]] verification::Event note(const QString &id, QLatin1StringView code, const QString &text) const;
    void finish(const QByteArray &hash, http::WebhookAnswer answer);

    Services m_services;
    Settings m_settings;
    QHash<QString, int> m_unproven;                                                      // notes of this kind on open cases
    QHash<QByteArray, std::vector<std::function<void(http::WebhookAnswer)>>> m_underWay; // by body hash
};

} // namespace authlink::relay::webhooks
