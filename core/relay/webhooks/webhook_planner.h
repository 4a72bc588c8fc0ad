// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/webhook/webhook_parser.h"
#include "core/relay/config/relay_config.h"
#include "core/store/store.h"
#include "core/verification/rules/correlation.h"
#include "core/verification/rules/decision.h"
#include "core/verification/verification.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace authlink::relay::webhooks
{

/// What the planner must be told about a webhook before it can plan. Each costs a look into the store or the memory.
struct WebhookQuestions {
    QByteArray transactionHash;     ///< whether a webhook of this transaction was seen before; empty: not asked
    bool related = false;           ///< the verifications that it may be about
    bool startedSession = false;    ///< whether its interview is a session that the relay started
    bool openVerifications = false; ///< everything that is open
};

/// The answers, and what was known before.
struct WebhookKnowledge {
    base::Instant now{};
    std::vector<verification::Verification> related;
    bool startedSession = false;
    std::optional<store::SeenTransaction> earlier;                 ///< of the same transaction
    std::optional<verification::Verification> earlierVerification; ///< the one that `earlier` counted for, if it is still known
    std::vector<const verification::Verification *> open;          ///< none is null
    QHash<QString, int> unprovenNotes;                             ///< notes about unproven passes that a verification has already, by id
};

/// What is to be done with a webhook: one transaction, and what people hear once it is durable.
struct WebhookPlan {
    store::Transaction transaction;
    QString sealProofFor; ///< the verification whose transaction must also hold the sealed proof; empty: none

    // To be told after the commit only: a webhook that comes again must not be told twice.
    QStringList agents; ///< hear `code` and `text`
    QString code, text;
    QStringList unprovenAgents; ///< of verifications whose customer passed somewhere, with no session of ours behind it
    QStringList unprovenFor;    ///< those verifications
    QStringList unprovenNoted;  ///< those of them that get a note
};

/// Plans one webhook. Evidence and what is known go in, one store transaction comes out: no sockets, no SQL, no clock. Const; any thread.
class WebhookPlanner
{
public:
    /// More open static-mode panels than this are told by a notice only: a webhook must not write without bound.
    static constexpr int kMaxNotes = 32;
    /// Notes about one verification that strangers' results can cause.
    static constexpr int kMaxUnprovenNotes = 5;

    /// @param webhook, policy outlive the planner
    WebhookPlanner(const incode::webhook::ParsedWebhook &webhook, const verification::Policy &policy, verification::LinkMode link,
                   config::Enrolments enrolments);

    [[nodiscard]] WebhookQuestions questions() const;
    /// @param knowledge answers questions()
    [[nodiscard]] WebhookPlan plan(const WebhookKnowledge &knowledge) const;

private:
    const incode::webhook::ParsedWebhook &m_webhook;
    const verification::Policy &m_policy;
    verification::LinkMode m_link;
    config::Enrolments m_enrolments;
    verification::Classification m_classification; ///< of the evidence, worked out once
};

/// How customers and transactions are remembered: SHA-256 of the trimmed id, in hex.
[[nodiscard]] QByteArray hashOfId(const QString &id);

} // namespace authlink::relay::webhooks
