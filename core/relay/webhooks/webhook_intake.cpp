// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/webhook_intake.h"

#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/protocol/messages.h"
#include "core/verification/decision.h"
#include "core/verification/lifecycle.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::webhooks
{

using verification::Attribution;
using verification::Evidence;
using verification::Status;
using verification::Verification;

namespace
{
/// More open static-mode panels than this are told by a notice only: a webhook must not write without bound.
constexpr std::size_t kMaxNotes = 32;

/// Notes about one case that strangers' results can cause.
constexpr int kMaxUnproven = 5;

/// Somebody passed, whoever it was and even if a person must still look: no attempt that failed.
bool isPass(const Evidence &evidence, const verification::Policy &policy)
{
    const auto verdict = verification::decide(evidence, evidence.matchedCustomerId, policy).verdict;
    return verdict == verification::Verdict::Verified || verdict == verification::Verdict::NeedsReview;
}

/// A result of a static link with an id to know it again by. A photo that was no good is none: perhaps the next one is of the same.
bool isOfATransaction(const Evidence &evidence, const verification::Policy &policy)
{
    constexpr int kPhotoQuality = 5; // row of the table
    return evidence.source == verification::Source::LegacyOneToN && !evidence.transactionId.isEmpty()
           && verification::decide(evidence, evidence.matchedCustomerId, policy).row != kPhotoQuality;
}

QByteArray hashOf(const QString &id)
{
    return base::sha256Hex(id.trimmed().toUtf8());
}
} // namespace

WebhookIntake::WebhookIntake(Services services, Settings settings, QObject *parent)
    : QObject(parent),
      m_services(services),
      m_settings(settings)
{
    connect(&m_services.repository, &verifications::VerificationRepository::touched, this, [this](const QString &id) {
        const Verification *state = m_services.repository.open(id);
        if (state == nullptr || verification::isEnd(state->status))
            m_unproven.remove(id);
    });
}

void WebhookIntake::receive(const QByteArray &body, std::function<void(http::WebhookAnswer)> done)
{
    const auto webhook = incode::parseWebhook(body, m_services.clock.now());
    if (!webhook) {
        qCInfo(base::lcWebhook) << "refused a webhook of" << body.size() << "bytes:" << webhook.error().message;
        return done(http::WebhookAnswer::NotAnObject);
    }
    if (const auto first = m_underWay.find(webhook->bodyHash); first != m_underWay.end()) {
        first->push_back(std::move(done));
        return;
    }
    m_underWay[webhook->bodyHash].push_back(std::move(done));
    take(*webhook);
}

void WebhookIntake::take(const incode::ParsedWebhook &webhook)
{
    const QByteArray hash = webhook.bodyHash;
    const auto known = m_services.store.inboxHas(hash);
    if (!known)
        return finish(hash, http::WebhookAnswer::StoreUnavailable);
    if (*known) {
        qCInfo(base::lcWebhook) << "second delivery of" << hash.left(12) << "acknowledged";
        return finish(hash, http::WebhookAnswer::Accepted);
    }
    auto planned = plan(webhook);
    if (!planned)
        return finish(hash, http::WebhookAnswer::StoreUnavailable);
    const store::InboxEntry &entry = *planned->change.inbox;
    qCInfo(base::lcWebhook) << "webhook" << hash.left(12) << "shape" << entry.shape << "attribution" << entry.attribution << "verification"
                            << entry.verificationId << "row" << entry.row;
    verifications::Change change = std::move(planned->change);
    planned->enrolled = change.enrolled;
    m_services.repository.change(std::move(change), [guard = QPointer(this), hash, plan = std::move(*planned)](
                                                        const base::Result<verifications::CommitResult> &committed) {
        if (!guard)
            return;
        guard->finish(hash, committed ? http::WebhookAnswer::Accepted : http::WebhookAnswer::StoreUnavailable);
        if (committed && !committed->duplicate)
            guard->tell(plan, *committed);
    });
}

/// After the commit only: a webhook that will come again must not be told twice.
void WebhookIntake::tell(const Plan &plan, const verifications::CommitResult &committed)
{
    if (!plan.agents.isEmpty())
        Q_EMIT notice(plan.agents, plan.code, plan.text);
    if (!plan.unproven.isEmpty())
        m_services.alerts.unprovenPass(plan.unproven, plan.shape, plan.unprovenFor);
    if (plan.enrolled && committed.enrolment == store::Enrolment::Conflict)
        m_services.alerts.enrolmentConflict(*plan.enrolled);
    if (plan.evidence)
        Q_EMIT taken(*plan.evidence);
}

base::Result<WebhookIntake::Plan> WebhookIntake::plan(const incode::ParsedWebhook &webhook)
{
    Plan plan;
    store::InboxEntry &inbox = plan.change.inbox.emplace();
    inbox.receivedAt = m_services.clock.now();
    inbox.bodyHash = webhook.bodyHash;
    inbox.shape = webhook.shape;
    inbox.body = webhook.strippedBody;
    inbox.attribution = u"undecided"_s;
    plan.evidence = webhook.evidence;
    plan.shape = webhook.shape;
    if (webhook.evidence) {
        if (auto planned = planEvidence(webhook, plan); !planned)
            return base::fail(planned.error());
    }
    return plan;
}

base::Result<void> WebhookIntake::planEvidence(const incode::ParsedWebhook &webhook, Plan &plan)
{
    const Evidence &evidence = *webhook.evidence;
    const bool hasTransaction = isOfATransaction(evidence, m_settings.policy);
    if (hasTransaction) {
        const auto earlier = m_services.store.seenTransaction(hashOf(evidence.transactionId));
        if (!earlier)
            return base::fail(earlier.error());
        if (*earlier)
            return planReused(**earlier, webhook, plan);
    }
    const auto related = m_services.repository.related(evidence);
    if (!related)
        return base::fail(related.error());
    std::vector<const Verification *> known;
    for (const Verification &state : *related)
        known.push_back(&state);
    const auto correlation = verification::correlate(evidence, known, m_services.clock.now());
    plan.change.inbox->attribution = verification::nameOf(correlation.attribution);
    if (hasTransaction)
        plan.change.seen = store::SeenTransaction{.hash = hashOf(evidence.transactionId),
                                                  .customerHash = hashOf(evidence.matchedCustomerId),
                                                  .verificationId = correlation.verificationId,
                                                  .at = m_services.clock.now()};
    switch (correlation.attribution) {
    case Attribution::Exact:
    case Attribution::Claimed:
        for (const Verification &state : *related) {
            if (state.id == correlation.verificationId)
                planOutcome(state, webhook, plan);
        }
        break;
    case Attribution::Ambiguous:
        planAmbiguous(correlation, evidence, plan);
        break;
    case Attribution::None:
        planUnattributed(evidence, plan);
        planEnrolment(evidence, plan);
        break;
    }
    const auto unproven = isUnproven(evidence, correlation);
    if (!unproven)
        return base::fail(unproven.error());
    if (*unproven)
        planUnproven(*related, plan);
    return {};
}

/// Another webhook of a transaction that has its result already: one of the two was changed by somebody, so this one speaks for nobody.
/// Incode confirms a transaction, not whose it is; where the two disagree about that, the one who was to be confirmed by it is not.
base::Result<void> WebhookIntake::planReused(const store::SeenTransaction &earlier, const incode::ParsedWebhook &webhook, Plan &plan)
{
    plan.change.inbox->attribution = u"reused"_s;
    const bool ofAnother = earlier.customerHash != hashOf(webhook.evidence->matchedCustomerId);
    if (ofAnother && !earlier.verificationId.isEmpty()) {
        const auto state = m_services.repository.find(earlier.verificationId);
        if (!state && state.error().code != base::ErrorCode::NotFound)
            return base::fail(state.error());
        if (state && !verification::isEnd(state->status))
            planOutcome(*state, webhook, plan);
    }
    const auto related = m_services.repository.related(*webhook.evidence);
    if (!related)
        return base::fail(related.error());
    planUnproven(*related, plan);
    planUnattributed(*webhook.evidence, plan);
    return {};
}

void WebhookIntake::planOutcome(const Verification &state, const incode::ParsedWebhook &webhook, Plan &plan) const
{
    const verification::Context context{.now = m_services.clock.now(), .policy = m_settings.policy};
    plan.change.events = verification::onEvidence(state, *webhook.evidence, context);
    plan.change.inbox->verificationId = state.id;
    for (const verification::Event &event : plan.change.events) {
        if (const auto *result = std::get_if<verification::ResultReceived>(&event.body))
            plan.change.inbox->row = result->row;
        // The three values must be there when Incode is asked, even after a restart; a session has its own token.
        const bool confirming = std::holds_alternative<verification::Confirming>(event.body);
        if (confirming && state.linkMode == verification::LinkMode::Static && webhook.proof.isComplete())
            plan.change.secrets.push_back(m_services.secrets.sealProof(state.id, webhook.proof));
    }
}

base::Result<bool> WebhookIntake::isUnproven(const Evidence &evidence, const verification::Correlation &correlation)
{
    if (!verification::isResult(evidence) || !isPass(evidence, m_settings.policy))
        return false;
    if (correlation.attribution != Attribution::None && correlation.attribution != Attribution::Exact)
        return false;
    // The legacy webhooks' interview is an onboarding of long ago, never a session of ours (facts/incode.md section 2).
    const bool legacy = evidence.source == verification::Source::LegacyOneToN || evidence.source == verification::Source::LegacyOneToOne;
    if (legacy || evidence.interviewId.isEmpty())
        return correlation.attribution == Attribution::None;
    const auto ours = m_services.repository.startedSession(evidence.interviewId);
    if (!ours)
        return base::fail(ours.error());
    return !*ours;
}

void WebhookIntake::planUnproven(const std::vector<Verification> &related, Plan &plan)
{
    for (const Verification &state : related) {
        const bool claimed = verification::isSameCustomer(state.customer.customerId, plan.evidence->matchedCustomerId);
        if (!claimed || verification::isEnd(state.status))
            continue;
        plan.unproven.append(state.agent.name);
        plan.unprovenFor.append(state.id);
        int &notes = m_unproven[state.id];
        if (plan.unprovenFor.size() > static_cast<qsizetype>(kMaxNotes) || ++notes > kMaxUnproven)
            continue; // whoever can post one can post many
        plan.change.events.push_back(note(state.id, protocol::kNoticeUnprovenPass, SecurityAlerts::unprovenPassText()));
    }
    plan.unproven.removeDuplicates();
}

/// The directory learns from the vendor which customer an account is (never from a session of ours, whose external id is no account).
void WebhookIntake::planEnrolment(const Evidence &evidence, Plan &plan) const
{
    if (evidence.sessionEvent != verification::SessionEvent::IdentityEnrolled || evidence.externalCustomerId.isEmpty()
        || evidence.matchedCustomerId.isEmpty())
        return;
    plan.change.enrolled = store::EnrolledIdentity{
        .account = evidence.externalCustomerId, .customerId = evidence.matchedCustomerId, .at = m_services.clock.now()};
    plan.change.inbox->attribution = u"enrolled"_s;
}

void WebhookIntake::planAmbiguous(const verification::Correlation &correlation, const Evidence &evidence, Plan &plan) const
{
    const bool sameCustomer = evidence.source == verification::Source::LegacyOneToN;
    plan.code = verification::kNoteAmbiguousCustomer;
    plan.text = sameCustomer ? u"Two verifications of this customer are open: the result counts for neither. Close one and start again."_s
                             : u"A result names more than one verification and counts for none."_s;
    for (const QString &id : correlation.candidates) {
        if (const Verification *state = m_services.repository.open(id)) {
            plan.change.events.push_back(note(id, verification::kNoteAmbiguousCustomer, plan.text));
            plan.agents.append(state->agent.name);
        }
    }
    plan.agents.removeDuplicates();
}

void WebhookIntake::planUnattributed(const Evidence &evidence, Plan &plan) const
{
    if (m_settings.link != verification::LinkMode::Static || !verification::isResult(evidence) || isPass(evidence, m_settings.policy))
        return;
    plan.code = verification::kNoteUnattributedAttempt;
    plan.text = u"An attempt that can't be tied to a customer failed just now."_s;
    std::vector<QString> panels;
    for (const QString &id : m_services.repository.openIds()) {
        const Verification *state = m_services.repository.open(id);
        const bool waiting =
            state->status == Status::Opened || state->status == Status::Capturing || (!state->landing && state->status == Status::Sent);
        if (state->linkMode == verification::LinkMode::Static && waiting) {
            panels.push_back(id);
            plan.agents.append(state->agent.name);
        }
    }
    plan.agents.removeDuplicates();
    if (panels.size() > kMaxNotes)
        return;
    for (const QString &id : panels)
        plan.change.events.push_back(note(id, verification::kNoteUnattributedAttempt, plan.text));
    plan.agents.clear(); // the notes say it at the panel
}

verification::Event WebhookIntake::note(const QString &id, QLatin1StringView code, const QString &text) const
{
    // By the relay: Incode did not name this case.
    return {
        .verificationId = id, .at = m_services.clock.now(), .by = verification::kByRelay, .body = verification::Note{code, text}, .seq = 0};
}

void WebhookIntake::finish(const QByteArray &hash, http::WebhookAnswer answer)
{
    const auto waiting = m_underWay.take(hash);
    for (const auto &done : waiting)
        done(answer);
}

} // namespace authlink::relay::webhooks
