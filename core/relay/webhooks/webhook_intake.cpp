// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/webhook_intake.h"

#include "core/base/log.h"

#include <QPointer>

#include <utility>

namespace authlink::relay::webhooks
{

using verification::Verification;

namespace
{
constexpr int kMaxPlans = 3;

/// Whether another plan may succeed: another program changed the verification, or a result of the same transaction was committed first.
bool isWorthAnotherPlan(const base::Error &error)
{
    return error.code == base::ErrorCode::Conflict || error.code == base::ErrorCode::Internal;
}
} // namespace

WebhookIntake::WebhookIntake(Services services, Settings settings, QObject *parent)
    : QObject(parent),
      m_services(services),
      m_settings(settings)
{
}

void WebhookIntake::onChanged(const QString &id)
{
    const Verification *state = m_services.repository.open(id);
    if (state == nullptr || verification::isEnd(state->status))
        m_unprovenNotes.remove(id);
}

void WebhookIntake::receive(const QByteArray &body, std::function<void(http::WebhookAnswer)> done)
{
    auto webhook = incode::webhook::parseWebhook(body, m_services.clock.now());
    if (!webhook) {
        qCInfo(base::lcWebhook) << "refused a webhook of" << body.size() << "bytes:" << webhook.error().message;
        return done(http::WebhookAnswer::NotAnObject);
    }
    if (const auto first = m_underWay.find(webhook->bodyHash); first != m_underWay.end()) {
        first->push_back(std::move(done));
        return;
    }
    m_underWay[webhook->bodyHash].push_back(std::move(done));
    take({.webhook = std::make_shared<const incode::webhook::ParsedWebhook>(std::move(*webhook)), .plans = 0});
}

void WebhookIntake::take(Attempt attempt)
{
    const incode::webhook::ParsedWebhook &webhook = *attempt.webhook;
    const QByteArray hash = webhook.bodyHash;
    const auto known = m_services.store.reader().inboxHas(hash);
    if (!known)
        return finish(hash, http::WebhookAnswer::StoreUnavailable);
    if (*known) {
        qCInfo(base::lcWebhook) << "second delivery of" << hash.left(12) << "acknowledged";
        return finish(hash, http::WebhookAnswer::Accepted);
    }
    const WebhookPlanner planner(webhook, m_settings.policy, m_settings.link, m_settings.enrolments);
    const auto knowledge = lookUp(planner.questions(), webhook);
    if (!knowledge)
        return finish(hash, http::WebhookAnswer::StoreUnavailable);
    ++attempt.plans;
    commit(attempt, planner.plan(*knowledge));
}

base::Result<WebhookKnowledge> WebhookIntake::lookUp(const WebhookQuestions &questions, const incode::webhook::ParsedWebhook &webhook)
{
    WebhookKnowledge known;
    known.now = m_services.clock.now();
    known.unprovenNotes = m_unprovenNotes;
    if (!questions.transactionHash.isEmpty()) {
        auto earlier = m_services.store.reader().seenTransaction(questions.transactionHash);
        if (!earlier)
            return base::fail(earlier.error());
        known.earlier = std::move(*earlier);
    }
    if (known.earlier && !known.earlier->verificationId.isEmpty()) {
        auto state = m_services.repository.find(known.earlier->verificationId);
        if (state)
            known.earlierVerification = std::move(*state);
        else if (state.error().code != base::ErrorCode::NotFound)
            return base::fail(state.error());
    }
    if (questions.related) {
        auto related = m_services.repository.related(*webhook.evidence);
        if (!related)
            return base::fail(related.error());
        known.related = std::move(*related);
    }
    if (questions.startedSession) {
        const auto started = m_services.repository.startedSession(webhook.evidence->interviewId);
        if (!started)
            return base::fail(started.error());
        known.startedSession = *started;
    }
    if (questions.openVerifications) {
        for (const QString &id : m_services.repository.openIds())
            known.open.push_back(m_services.repository.open(id));
    }
    return known;
}

void WebhookIntake::commit(const Attempt &attempt, WebhookPlan plan)
{
    const incode::webhook::ParsedWebhook &webhook = *attempt.webhook;
    const QByteArray hash = webhook.bodyHash;
    const store::InboxEntry &entry = *plan.transaction.inbox;
    qCInfo(base::lcWebhook) << "webhook" << hash.left(12) << "shape" << entry.shape << "attribution" << entry.attribution << "verification"
                            << entry.verificationId << "row" << static_cast<int>(entry.row);
    for (const QString &id : std::as_const(plan.unprovenNoted))
        ++m_unprovenNotes[id];
    store::Transaction transaction = std::move(plan.transaction);
    if (!plan.sealProofFor.isEmpty())
        transaction.secrets.push_back(m_services.secrets.sealProof(plan.sealProofFor, webhook.proof));
    Told told{.evidence = webhook.evidence, .enrolled = transaction.enrolled, .shape = webhook.shape, .plan = std::move(plan)};
    m_services.repository.commit(std::move(transaction), [guard = QPointer(this), attempt, hash, told = std::move(told)](
                                                             const base::Result<verifications::CommitResult> &committed) {
        if (!guard)
            return;
        if (!committed && isWorthAnotherPlan(committed.error()) && attempt.plans < kMaxPlans)
            return guard->take(attempt);
        guard->finish(hash, committed ? http::WebhookAnswer::Accepted : http::WebhookAnswer::StoreUnavailable);
        if (committed && !committed->duplicate)
            guard->tell(told, *committed);
    });
}

/// After the commit only: a webhook that will come again must not be told twice.
void WebhookIntake::tell(const Told &told, const verifications::CommitResult &committed)
{
    const WebhookPlan &plan = told.plan;
    if (!plan.agents.isEmpty())
        Q_EMIT notice(plan.agents, plan.code, plan.text);
    if (!plan.unprovenAgents.isEmpty())
        m_services.alerts.unprovenPass(plan.unprovenAgents, told.shape, plan.unprovenFor);
    if (told.enrolled && committed.enrolment == store::Enrolment::Conflict)
        m_services.alerts.enrolmentConflict(*told.enrolled);
    if (committed.enrolment == store::Enrolment::Pending)
        qCInfo(base::lcWebhook) << "an enrolment waits to be approved: authlink-relay enrolments list";
    if (told.evidence)
        Q_EMIT taken(*told.evidence);
}

void WebhookIntake::finish(const QByteArray &hash, http::WebhookAnswer answer)
{
    const auto waiting = m_underWay.take(hash);
    for (const auto &done : waiting)
        done(answer);
}

} // namespace authlink::relay::webhooks
