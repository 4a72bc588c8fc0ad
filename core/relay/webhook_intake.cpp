// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhook_intake.h"

#include "core/base/log.h"
#include "core/verification/decision.h"
#include "core/verification/lifecycle.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay
{

using verification::Attribution;
using verification::Evidence;
using verification::Status;
using verification::Verification;

namespace
{
/// More open static-mode panels than this are told by a notice only: a webhook must not write without bound.
constexpr std::size_t kMostNotes = 32;

QString nameOfAttribution(Attribution attribution)
{
    switch (attribution) {
    case Attribution::Exact:
        return u"exact"_s;
    case Attribution::Claimed:
        return u"claimed"_s;
    case Attribution::Ambiguous:
        return u"ambiguous"_s;
    case Attribution::None:
        break;
    }
    return u"none"_s;
}

/// Somebody passed, whoever it was and even if a person must still look: no attempt that failed.
bool isPass(const Evidence &evidence, const verification::Policy &policy)
{
    const auto verdict = verification::decide(evidence, evidence.matchedCustomerId, policy).verdict;
    return verdict == verification::Verdict::Verified || verdict == verification::Verdict::NeedsReview;
}
} // namespace

WebhookIntake::WebhookIntake(CaseBook &book, store::Store &store, base::Clock &clock, verification::Policy policy,
                             verification::LinkMode link, QObject *parent)
    : QObject(parent),
      m_book(book),
      m_store(store),
      m_clock(clock),
      m_policy(policy),
      m_link(link)
{
}

void WebhookIntake::receive(const QByteArray &body, std::function<void(WebhookAnswer)> done)
{
    const auto webhook = incode::parseWebhook(body, m_clock.now());
    if (!webhook) {
        qCInfo(base::lcWebhook) << "refused a webhook of" << body.size() << "bytes:" << webhook.error().message;
        return done(WebhookAnswer::NotAnObject);
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
    const auto known = m_store.inboxHas(hash);
    if (!known)
        return finish(hash, WebhookAnswer::StoreUnavailable);
    if (*known) {
        qCInfo(base::lcWebhook) << "second delivery of" << hash.left(12) << "acknowledged";
        return finish(hash, WebhookAnswer::Accepted);
    }
    auto planned = plan(webhook);
    if (!planned)
        return finish(hash, WebhookAnswer::StoreUnavailable);
    const store::InboxEntry &entry = *planned->change.inbox;
    qCInfo(base::lcWebhook) << "webhook" << hash.left(12) << "shape" << entry.shape << "attribution" << entry.attribution << "verification"
                            << entry.verificationId << "row" << entry.row;
    m_book.change(std::move(planned->change), [guard = QPointer(this), hash, agents = planned->agents, code = planned->code,
                                               text = planned->text](const base::Result<Committed> &committed) {
        if (!guard)
            return;
        guard->finish(hash, committed ? WebhookAnswer::Accepted : WebhookAnswer::StoreUnavailable);
        if (committed && !committed->duplicate && !agents.isEmpty())
            Q_EMIT guard->notice(agents, code, text);
    });
}

base::Result<WebhookIntake::Plan> WebhookIntake::plan(const incode::ParsedWebhook &webhook)
{
    Plan plan;
    store::InboxEntry &inbox = plan.change.inbox.emplace();
    inbox.receivedAt = m_clock.now();
    inbox.bodyHash = webhook.bodyHash;
    inbox.shape = webhook.shape;
    inbox.body = webhook.strippedBody;
    inbox.attribution = u"undecided"_s;
    if (!webhook.evidence)
        return plan;
    const auto related = m_book.related(*webhook.evidence);
    if (!related)
        return base::fail(related.error());
    std::vector<const Verification *> known;
    for (const Verification &state : *related)
        known.push_back(&state);
    const auto correlation = verification::correlate(*webhook.evidence, known, m_clock.now());
    inbox.attribution = nameOfAttribution(correlation.attribution);
    switch (correlation.attribution) {
    case Attribution::Exact:
    case Attribution::Claimed:
        for (const Verification &state : *related) {
            if (state.id == correlation.verificationId)
                planOutcome(state, *webhook.evidence, plan);
        }
        break;
    case Attribution::Ambiguous:
        planAmbiguous(correlation, *webhook.evidence, plan);
        break;
    case Attribution::None:
        planUnattributed(*webhook.evidence, plan);
        break;
    }
    return plan;
}

void WebhookIntake::planOutcome(const Verification &state, const Evidence &evidence, Plan &plan) const
{
    const verification::Context context{.now = m_clock.now(), .policy = m_policy};
    plan.change.events = verification::onEvidence(state, evidence, context);
    plan.change.inbox->verificationId = state.id;
    for (const verification::Event &event : plan.change.events) {
        if (const auto *result = std::get_if<verification::ResultReceived>(&event.body))
            plan.change.inbox->row = result->row;
    }
}

void WebhookIntake::planAmbiguous(const verification::Correlation &correlation, const Evidence &evidence, Plan &plan) const
{
    const bool sameCustomer = evidence.source == verification::Source::LegacyOneToN;
    plan.code = verification::kNoteAmbiguousCustomer;
    plan.text = sameCustomer ? u"Two verifications of this customer are open: the result counts for neither. Close one and start again."_s
                             : u"A result names more than one verification and counts for none."_s;
    for (const QString &id : correlation.candidates) {
        if (const Verification *state = m_book.open(id)) {
            plan.change.events.push_back(note(id, verification::kNoteAmbiguousCustomer, plan.text));
            plan.agents.append(state->agent.name);
        }
    }
    plan.agents.removeDuplicates();
}

void WebhookIntake::planUnattributed(const Evidence &evidence, Plan &plan) const
{
    if (m_link != verification::LinkMode::Static || !verification::isResult(evidence) || isPass(evidence, m_policy))
        return;
    plan.code = verification::kNoteUnattributedAttempt;
    plan.text = u"An attempt that can't be tied to a customer failed just now."_s;
    std::vector<QString> panels;
    for (const QString &id : m_book.openIds()) {
        const Verification *state = m_book.open(id);
        const bool waiting =
            state->status == Status::Opened || state->status == Status::Capturing || (!state->landing && state->status == Status::Sent);
        if (state->linkMode == verification::LinkMode::Static && waiting) {
            panels.push_back(id);
            plan.agents.append(state->agent.name);
        }
    }
    plan.agents.removeDuplicates();
    if (panels.size() > kMostNotes)
        return;
    for (const QString &id : panels)
        plan.change.events.push_back(note(id, verification::kNoteUnattributedAttempt, plan.text));
    plan.agents.clear(); // the notes say it at the panel
}

verification::Event WebhookIntake::note(const QString &id, QLatin1StringView code, const QString &text) const
{
    // By the relay: Incode did not name this case.
    return {.verificationId = id, .at = m_clock.now(), .by = verification::kByRelay, .body = verification::Note{code, text}, .seq = 0};
}

void WebhookIntake::finish(const QByteArray &hash, WebhookAnswer answer)
{
    const auto waiting = m_underWay.take(hash);
    for (const auto &done : waiting)
        done(answer);
}

} // namespace authlink::relay
