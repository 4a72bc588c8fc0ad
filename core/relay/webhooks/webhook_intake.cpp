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
constexpr int kMaxReads = 8; // in all its plans

/// Whether another plan may succeed: another program changed the verification.
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

QString WebhookIntake::receive(const QByteArray &body, std::function<void(http::WebhookAnswer)> done)
{
    auto webhook = incode::webhook::parseWebhook(body, m_services.clock.now());
    if (!webhook) {
        done(http::WebhookAnswer::NotAnObject);
        return webhook.error().message;
    }
    if (const auto first = m_underWay.find(webhook->bodyHash); first != m_underWay.end()) {
        first->push_back(std::move(done));
        return {};
    }
    m_underWay[webhook->bodyHash].push_back(std::move(done));
    if (m_takenBodies.contains(webhook->bodyHash, m_services.clock.now()))
        acknowledgeAgain(webhook->bodyHash);
    else
        takeUp(std::move(*webhook));
    return {};
}

void WebhookIntake::takeUp(incode::webhook::ParsedWebhook webhook)
{
    Attempt attempt;
    attempt.webhook = std::make_shared<const incode::webhook::ParsedWebhook>(std::move(webhook));
    attempt.planner = std::make_shared<const WebhookPlanner>(*attempt.webhook, m_settings.policy, m_settings.link, m_settings.enrolments);
    attempt.questions = attempt.planner->questions();
    if (canPlanFromMemory(attempt))
        planOnceCurrent(attempt, {});
    else
        take(std::move(attempt));
}

/// Whether everything it may be about is in memory. Whether it came before, or its transaction did, the commit tells.
bool WebhookIntake::canPlanFromMemory(const Attempt &attempt)
{
    return !m_usedTransactions.contains(attempt.questions.transactionHash, m_services.clock.now()) && relatedQuestion(attempt).isEmpty();
}

WebhookIntake::RelatedQuestion WebhookIntake::relatedQuestion(const Attempt &attempt) const
{
    const bool isAsked = attempt.questions.related || attempt.questions.startedSession;
    return isAsked ? m_services.repository.questionAbout(*attempt.webhook->evidence) : RelatedQuestion();
}

void WebhookIntake::take(Attempt attempt)
{
    ++attempt.reads;
    const QByteArray hash = attempt.webhook->bodyHash;
    const auto read = [hash, transaction = attempt.questions.transactionHash, related = relatedQuestion(attempt)](
                          const store::Reader &reader) { return look(hash, transaction, related, reader); };
    m_services.store.ask(store::Lane::Lookup, this, read, [this, attempt, hash](const base::Result<Stored> &stored) {
        if (!stored)
            return finish(hash, http::WebhookAnswer::StoreUnavailable);
        if (stored->isDuplicate)
            return acknowledgeAgain(hash);
        planOnceCurrent(attempt, *stored);
    });
}

base::Result<WebhookIntake::Stored> WebhookIntake::look(const QByteArray &hash, const QByteArray &transactionHash,
                                                        const RelatedQuestion &related, const store::Reader &reader)
{
    Stored found;
    const auto isKnown = reader.inboxHas(hash);
    if (!isKnown)
        return base::fail(isKnown.error());
    found.isDuplicate = *isKnown;
    if (found.isDuplicate)
        return found;
    if (!transactionHash.isEmpty()) {
        auto earlier = reader.seenTransaction(transactionHash);
        if (!earlier)
            return base::fail(earlier.error());
        found.earlier = std::move(*earlier);
    }
    if (found.earlier && !found.earlier->verificationId.isEmpty()) {
        auto state = reader.verification(found.earlier->verificationId);
        if (!state)
            return base::fail(state.error());
        found.earlierVerification = std::move(*state);
    }
    if (!related.isEmpty()) {
        auto answer = verifications::VerificationRepository::answerTo(related, reader);
        if (!answer)
            return base::fail(answer.error());
        found.related = std::move(*answer);
    }
    return found;
}

void WebhookIntake::planOnceCurrent(const Attempt &attempt, const Stored &stored)
{
    m_services.repository.whenCurrent(this, [this, attempt, stored](const base::Result<void> &current) {
        current ? plan(attempt, stored) : finish(attempt.webhook->bodyHash, http::WebhookAnswer::StoreUnavailable);
    });
}

void WebhookIntake::plan(Attempt attempt, const Stored &stored)
{
    const auto knowledge = knowledgeOf(attempt, stored);
    if (!knowledge && attempt.reads < kMaxReads)
        return take(std::move(attempt));
    if (!knowledge)
        return finish(attempt.webhook->bodyHash, http::WebhookAnswer::StoreUnavailable);
    ++attempt.plans;
    commit(attempt, attempt.planner->plan(*knowledge));
}

std::optional<WebhookKnowledge> WebhookIntake::knowledgeOf(const Attempt &attempt, const Stored &stored) const
{
    const WebhookQuestions &questions = attempt.questions;
    const verifications::VerificationRepository &repository = m_services.repository;
    WebhookKnowledge known;
    known.now = m_services.clock.now();
    known.unprovenNotes = m_unprovenNotes;
    known.earlier = stored.earlier;
    if (stored.earlierVerification) {
        known.earlierVerification = repository.newestOf(*stored.earlierVerification);
        if (!known.earlierVerification)
            return std::nullopt;
    }
    if (questions.related || questions.startedSession) {
        auto related = repository.related(*attempt.webhook->evidence, stored.related);
        if (!related)
            return std::nullopt;
        if (questions.related)
            known.related = std::move(*related);
        known.startedSession =
            questions.startedSession && (repository.hasSession(attempt.webhook->evidence->interviewId) || stored.related.ofInterview);
    }
    if (questions.openVerifications) {
        for (const QString &id : repository.openIds())
            known.open.push_back(repository.open(id));
    }
    return known;
}

void WebhookIntake::commit(const Attempt &attempt, WebhookPlan plan)
{
    const incode::webhook::ParsedWebhook &webhook = *attempt.webhook;
    for (const QString &id : std::as_const(plan.unprovenNoted))
        ++m_unprovenNotes[id];
    store::Transaction transaction = std::move(plan.transaction);
    if (!plan.sealProofFor.isEmpty())
        transaction.secrets.push_back(m_services.secrets.sealProof(plan.sealProofFor, webhook.proof));
    Told told{.enrolled = transaction.enrolled,
              .attribution = transaction.inbox->attribution,
              .verificationId = transaction.inbox->verificationId,
              .row = transaction.inbox->row,
              .plan = std::move(plan)};
    m_services.repository.commit(std::move(transaction), [guard = QPointer(this), attempt, told = std::move(told)](
                                                             const base::Result<verifications::CommitResult> &committed) {
        if (guard)
            guard->onCommitted(attempt, told, committed);
    });
}

void WebhookIntake::onCommitted(const Attempt &attempt, const Told &told, const base::Result<verifications::CommitResult> &committed)
{
    const QByteArray &hash = attempt.webhook->bodyHash;
    const bool isNew = committed && !committed->duplicate && !committed->transactionSeen;
    if (!isNew) {
        for (const QString &id : told.plan.unprovenNoted) { // they were not
            if (const auto notes = m_unprovenNotes.find(id); notes != m_unprovenNotes.end() && *notes > 0)
                --*notes;
        }
    }
    if (committed && !committed->duplicate)
        m_usedTransactions.add(attempt.questions.transactionHash, m_services.clock.now());
    const bool isOld = committed ? committed->transactionSeen : isWorthAnotherPlan(committed.error());
    if (isOld && attempt.plans < kMaxPlans)
        return take(attempt);
    if (!committed || isOld)
        return finish(hash, http::WebhookAnswer::StoreUnavailable);
    m_takenBodies.add(hash, m_services.clock.now());
    if (committed->duplicate)
        return acknowledgeAgain(hash);
    qCInfo(base::lcWebhook) << "webhook" << hash.left(12) << "shape" << attempt.webhook->shape << "attribution" << told.attribution
                            << "verification" << told.verificationId << "row" << static_cast<int>(told.row);
    finish(hash, http::WebhookAnswer::Accepted);
    tell(*attempt.webhook, told, *committed);
}

void WebhookIntake::acknowledgeAgain(const QByteArray &hash)
{
    qCInfo(base::lcWebhook) << "second delivery of" << hash.left(12) << "acknowledged";
    finish(hash, http::WebhookAnswer::Accepted);
}

/// After the commit only: a webhook that will come again must not be told twice.
void WebhookIntake::tell(const incode::webhook::ParsedWebhook &webhook, const Told &told, const verifications::CommitResult &committed)
{
    const WebhookPlan &plan = told.plan;
    if (!plan.agents.isEmpty())
        Q_EMIT notice(plan.agents, plan.code, plan.text);
    if (!plan.unprovenAgents.isEmpty())
        m_services.alerts.unprovenPass(plan.unprovenAgents, webhook.shape, plan.unprovenFor);
    if (told.enrolled && committed.enrolment == store::Enrolment::Conflict)
        m_services.alerts.enrolmentConflict(*told.enrolled);
    if (committed.enrolment == store::Enrolment::Pending)
        qCInfo(base::lcWebhook) << "an enrolment waits to be approved: authlink-relay enrolments list";
    if (webhook.evidence)
        Q_EMIT taken(*webhook.evidence);
}

void WebhookIntake::finish(const QByteArray &hash, http::WebhookAnswer answer)
{
    const auto waiting = m_underWay.take(hash);
    for (const auto &done : waiting)
        done(answer);
}

} // namespace authlink::relay::webhooks
