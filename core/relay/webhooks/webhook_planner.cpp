// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/webhook_planner.h"

#include "core/base/secret.h"
#include "core/protocol/messages.h"
#include "core/relay/webhooks/security_alerts.h"
#include "core/verification/rules/lifecycle.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::webhooks
{

using verification::Attribution;
using verification::Classification;
using verification::Correlation;
using verification::Evidence;
using verification::LinkMode;
using verification::Source;
using verification::Status;
using verification::Verification;

namespace
{

/// A result of a static link with an id to know it again by. Photo-quality failures don't count as a result: the next attempt may have
/// the same transaction id.
bool usesUpTransaction(const Evidence &evidence, const Classification &classification)
{
    return evidence.source == Source::LegacyOneToN && !evidence.transactionId.isEmpty() && classification.isResult
           && !classification.isPhotoQuality;
}

/// A static link that its customer may be using right now.
bool waitsForStaticAttempt(const Verification &state)
{
    const bool waiting =
        state.status == Status::Opened || state.status == Status::Capturing || (!state.landing && state.status == Status::Sent);
    return waiting && state.linkMode == LinkMode::Static;
}

/// One webhook on its way to a plan.
class Planning
{
public:
    Planning(const incode::webhook::ParsedWebhook &webhook, const Classification &classification, const WebhookKnowledge &knowledge,
             const verification::Policy &policy, LinkMode link, config::Enrolments enrolments)
        : m_webhook(webhook),
          m_classification(classification),
          m_known(knowledge),
          m_policy(policy),
          m_link(link),
          m_enrolments(enrolments)
    {
        store::InboxEntry &inbox = m_plan.transaction.inbox.emplace();
        inbox.receivedAt = knowledge.now;
        inbox.bodyHash = webhook.bodyHash;
        inbox.shape = webhook.shape;
        inbox.body = webhook.strippedBody;
        inbox.attribution = u"undecided"_s;
    }

    WebhookPlan run()
    {
        if (m_webhook.evidence) {
            if (m_known.earlier && usesUpTransaction(evidence(), m_classification))
                reuse(*m_known.earlier);
            else
                attribute();
        }
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const Evidence &evidence() const { return *m_webhook.evidence; }

    void attribute()
    {
        std::vector<const Verification *> candidates;
        for (const Verification &state : m_known.related)
            candidates.push_back(&state);
        const Correlation correlation = verification::correlate(evidence(), candidates, m_known.now);
        m_plan.transaction.inbox->attribution = verification::nameOf(correlation.attribution);
        if (usesUpTransaction(evidence(), m_classification))
            m_plan.transaction.seen = store::SeenTransaction{.hash = hashOfId(evidence().transactionId),
                                                             .customerHash = hashOfId(evidence().matchedCustomerId),
                                                             .verificationId = correlation.verificationId,
                                                             .at = m_known.now};
        switch (correlation.attribution) {
        case Attribution::Exact:
        case Attribution::Claimed:
            if (const Verification *state = related(correlation.verificationId))
                decide(*state);
            break;
        case Attribution::Ambiguous:
            noteAmbiguous(correlation);
            break;
        case Attribution::None:
            noteUnattributed();
            enroll();
            break;
        }
        if (isUnproven(correlation))
            noteUnproven();
    }

    /// Another webhook of a transaction that has its result already: one of the two was changed by somebody, so this one speaks for
    /// nobody. Incode confirms a transaction, not whose it is; where the two disagree about that, the one who was to be confirmed by it
    /// is not.
    void reuse(const store::SeenTransaction &earlier)
    {
        m_plan.transaction.inbox->attribution = u"reused"_s;
        const bool namesAnother = earlier.customerHash != hashOfId(evidence().matchedCustomerId);
        if (namesAnother && m_known.earlierVerification && !verification::isEnd(m_known.earlierVerification->status))
            decide(*m_known.earlierVerification);
        noteUnproven();
        noteUnattributed();
    }

    void decide(const Verification &state)
    {
        auto &transaction = m_plan.transaction;
        transaction.events = verification::onEvidence(state, evidence(), {.now = m_known.now, .policy = m_policy});
        transaction.inbox->verificationId = state.id;
        for (const verification::Event &event : transaction.events) {
            if (const auto *result = std::get_if<verification::ResultReceived>(&event.body))
                transaction.inbox->row = result->row;
            // The three values must be there when Incode is asked, even after a restart; a session has its own token.
            const bool confirming = std::holds_alternative<verification::Confirming>(event.body);
            if (confirming && state.linkMode == LinkMode::Static && m_webhook.proof.isComplete())
                m_plan.sealProofFor = state.id;
        }
    }

    /// Whether no session of ours stands behind a passing result.
    [[nodiscard]] bool isUnproven(const Correlation &correlation) const
    {
        if (!m_classification.isPass)
            return false;
        if (correlation.attribution != Attribution::None && correlation.attribution != Attribution::Exact)
            return false;
        return verification::carriesOurInterview(evidence()) ? !m_known.startedSession : correlation.attribution == Attribution::None;
    }

    void noteUnproven()
    {
        for (const Verification &state : m_known.related) {
            const bool claimed = verification::isSameCustomer(state.customer.customerId, evidence().matchedCustomerId);
            if (!claimed || verification::isEnd(state.status))
                continue;
            m_plan.unprovenAgents.append(state.agent.name);
            m_plan.unprovenFor.append(state.id);
            // Whoever can post one can post many.
            if (m_plan.unprovenFor.size() > WebhookPlanner::kMaxNotes
                || m_known.unprovenNotes.value(state.id) >= WebhookPlanner::kMaxUnprovenNotes)
                continue;
            m_plan.unprovenNoted.append(state.id);
            note(state.id, protocol::kNoticeUnprovenPass, SecurityAlerts::unprovenPassText());
        }
        m_plan.unprovenAgents.removeDuplicates();
    }

    /// The directory hears from the vendor which customer an account is (never from a session of ours, whose external id is no account).
    /// Whoever chose the account at the vendor's front end is not known here: what it binds is for a person to say.
    void enroll()
    {
        const Evidence &given = evidence();
        if (m_enrolments == config::Enrolments::Off || given.sessionEvent != verification::SessionEvent::IdentityEnrolled
            || given.externalCustomerId.isEmpty() || given.matchedCustomerId.isEmpty())
            return;
        m_plan.transaction.enrolled = store::EnrolledIdentity{.account = given.externalCustomerId,
                                                              .customerId = given.matchedCustomerId,
                                                              .at = m_known.now,
                                                              .interviewId = given.interviewId,
                                                              .binds = m_enrolments == config::Enrolments::On};
        m_plan.transaction.inbox->attribution = u"enrolled"_s;
    }

    void noteAmbiguous(const Correlation &correlation)
    {
        m_plan.code = verification::kNoteAmbiguousCustomer;
        m_plan.text = evidence().source == Source::LegacyOneToN
                          ? u"Two verifications of this customer are open: the result counts for neither. Close one and start again."_s
                          : u"A result names more than one verification and counts for none."_s;
        for (const QString &id : correlation.candidates) {
            const Verification *state = related(id);
            if (state == nullptr || verification::isEnd(state->status))
                continue;
            note(id, verification::kNoteAmbiguousCustomer, m_plan.text);
            m_plan.agents.append(state->agent.name);
        }
        m_plan.agents.removeDuplicates();
    }

    /// A failed result of a static link names nobody: every agent who waits for one hears of it.
    void noteUnattributed()
    {
        if (m_link != LinkMode::Static || !m_classification.isResult || m_classification.isPass)
            return;
        m_plan.code = verification::kNoteUnattributedAttempt;
        m_plan.text = u"An attempt that can't be tied to a customer failed just now."_s;
        QStringList waiting, agents;
        for (const Verification *state : m_known.open) {
            if (!waitsForStaticAttempt(*state))
                continue;
            waiting.append(state->id);
            agents.append(state->agent.name);
        }
        if (waiting.size() > WebhookPlanner::kMaxNotes) {
            agents.removeDuplicates();
            m_plan.agents = agents;
            return;
        }
        for (const QString &id : std::as_const(waiting))
            note(id, verification::kNoteUnattributedAttempt, m_plan.text);
    }

    /// By the relay: Incode did not name this verification.
    void note(const QString &id, QLatin1StringView code, const QString &text)
    {
        m_plan.transaction.events.push_back(
            {.verificationId = id, .at = m_known.now, .by = verification::kByRelay, .body = verification::Note{code, text}, .seq = 0});
    }

    [[nodiscard]] const Verification *related(const QString &id) const
    {
        const auto found =
            std::find_if(m_known.related.begin(), m_known.related.end(), [&id](const Verification &state) { return state.id == id; });
        return found == m_known.related.end() ? nullptr : &*found;
    }

    const incode::webhook::ParsedWebhook &m_webhook;
    const Classification &m_classification;
    const WebhookKnowledge &m_known;
    const verification::Policy &m_policy;
    LinkMode m_link;
    config::Enrolments m_enrolments;
    WebhookPlan m_plan;
};

} // namespace

QByteArray hashOfId(const QString &id)
{
    return base::sha256Hex(id.trimmed().toUtf8());
}

WebhookPlanner::WebhookPlanner(const incode::webhook::ParsedWebhook &webhook, const verification::Policy &policy, LinkMode link,
                               config::Enrolments enrolments)
    : m_webhook(webhook),
      m_policy(policy),
      m_link(link),
      m_enrolments(enrolments),
      m_classification(webhook.evidence ? verification::classify(*webhook.evidence, policy) : Classification{})
{
}

WebhookQuestions WebhookPlanner::questions() const
{
    if (!m_webhook.evidence)
        return {};
    const Evidence &evidence = *m_webhook.evidence;
    return {.transactionHash = usesUpTransaction(evidence, m_classification) ? hashOfId(evidence.transactionId) : QByteArray(),
            .related = true,
            .startedSession = m_classification.isPass && verification::carriesOurInterview(evidence),
            .openVerifications = m_link == LinkMode::Static && m_classification.isResult && !m_classification.isPass};
}

WebhookPlan WebhookPlanner::plan(const WebhookKnowledge &knowledge) const
{
    return Planning(m_webhook, m_classification, knowledge, m_policy, m_link, m_enrolments).run();
}

} // namespace authlink::relay::webhooks
