// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incode/webhook/webhook_parser.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/session_secrets.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/relay/webhooks/recent_hashes.h"
#include "core/relay/webhooks/security_alerts.h"
#include "core/relay/webhooks/webhook_planner.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <vector>

namespace authlink::relay::webhooks
{

/// The way of a webhook: parse, recognise a second delivery, plan (webhook_planner.h), commit inbox row, events and state in one
/// transaction, answer. Most are planned from memory alone; the commit tells a second delivery, and refuses a transaction that was used
/// before, which is planned again from what the store knows. A copy that arrives while the first is under way gets the first one's
/// answer. One thread.
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
        config::Enrolments enrolments = config::Enrolments::Review;
    };

    /// Everything referred to outlives the intake.
    WebhookIntake(Services services, Settings settings, QObject *parent = nullptr);

    /// To be called whenever a verification changed (VerificationRepository::changed).
    void onChanged(const QString &id);

    QString receive(const QByteArray &body, std::function<void(http::WebhookAnswer)> done) override;
    [[nodiscard]] bool isIdle() const { return m_underWay.isEmpty(); }

Q_SIGNALS:
    /// Something for the agents named, beyond the events of their verifications: {code, text}.
    void notice(const QStringList &agents, const QString &code, const QString &text);
    /// Understood and committed, once.
    void taken(const authlink::verification::Evidence &evidence);

private:
    /// What people hear once the webhook is durable, and what it takes to tell them.
    struct Told {
        std::optional<store::EnrolledIdentity> enrolled;
        QString attribution;
        QString verificationId;
        verification::Row row{};
        WebhookPlan plan;
    };

    struct Attempt {
        std::shared_ptr<const incode::webhook::ParsedWebhook> webhook;
        std::shared_ptr<const WebhookPlanner> planner; ///< of the webhook, which it refers to
        WebhookQuestions questions;                    ///< the planner's
        int plans = 0;                                 ///< made before this one, each from a state that was then found to be an older one
        int reads = 0;                                 ///< likewise
    };
    /// What the store knows of it.
    struct Stored {
        bool isDuplicate = false;
        std::optional<store::SeenTransaction> earlier;
        std::optional<verification::Verification> earlierVerification;
        verifications::VerificationRepository::RelatedAnswer related;
    };
    using RelatedQuestion = verifications::VerificationRepository::RelatedQuestion;

    void takeUp(incode::webhook::ParsedWebhook webhook);
    [[nodiscard]] bool canPlanFromMemory(const Attempt &attempt);
    [[nodiscard]] RelatedQuestion relatedQuestion(const Attempt &attempt) const;
    void take(Attempt attempt);
    static base::Result<Stored> look(const QByteArray &hash, const QByteArray &transactionHash, const RelatedQuestion &related,
                                     const store::Reader &reader);
    void planOnceCurrent(const Attempt &attempt, const Stored &stored);
    void plan(Attempt attempt, const Stored &stored);
    /// What was read, completed by what is in memory. nullopt: it is old already.
    [[nodiscard]] std::optional<WebhookKnowledge> knowledgeOf(const Attempt &attempt, const Stored &stored) const;
    void commit(const Attempt &attempt, WebhookPlan plan);
    void onCommitted(const Attempt &attempt, const Told &told, const base::Result<verifications::CommitResult> &committed);
    void tell(const incode::webhook::ParsedWebhook &webhook, const Told &told, const verifications::CommitResult &committed);
    void acknowledgeAgain(const QByteArray &hash);
    void finish(const QByteArray &hash, http::WebhookAnswer answer);

    Services m_services;
    Settings m_settings;
    QHash<QString, int> m_unprovenNotes; // notes about unproven passes on open verifications
    QHash<QByteArray, std::vector<std::function<void(http::WebhookAnswer)>>> m_underWay; // by body hash
    // What the last ones had that are durable: who sends them once more must not undo what is under way.
    RecentHashes m_takenBodies;
    RecentHashes m_usedTransactions;
};

} // namespace authlink::relay::webhooks
