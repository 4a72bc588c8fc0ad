// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/webhook_replay.h"

#include "app/relay/terminal_text.h"
#include "app/relay/webhook_texts.h"
#include "core/base/secret.h"
#include "core/incode/webhook/webhook_parser.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/verification/rules/correlation.h"
#include "core/verification/rules/decision.h"
#include "core/verification/rules/lifecycle.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

using verification::Attribution;
using verification::Evidence;
using verification::Verification;

namespace
{

const QString &indent()
{
    static const QString spaces(3, u' ');
    return spaces;
}

void addBelow(QStringList &lines, const QStringList &details)
{
    for (const QString &detail : details)
        lines.append(indent() + detail);
}

QString eventLine(const verification::Event &event)
{
    QString kind = verification::kindName(event.body);
    if (const auto *verdict = std::get_if<verification::VerdictReached>(&event.body))
        return u"%1: %2 (%3)"_s.arg(kind, verification::nameOf(verdict->verdict), reasonsText(verdict->reasons));
    if (const auto *failed = std::get_if<verification::AttemptFailed>(&event.body))
        return u"%1: %2"_s.arg(kind, reasonsText(failed->reasons));
    if (const auto *contradiction = std::get_if<verification::Contradiction>(&event.body))
        return u"%1: %2"_s.arg(kind, reasonsText(contradiction->reasons));
    if (const auto *note = std::get_if<verification::Note>(&event.body))
        return u"%1: %2 %3"_s.arg(kind, note->code, printable(note->text)).trimmed();
    return kind;
}

/// What the table says about it, whatever the time and replay rules make of that.
QString decisionLine(const Verification &state, const Evidence &evidence, const verification::Policy &policy)
{
    if (!verification::isResult(evidence))
        return u"3. table: not asked; this is no result about a face"_s;
    const bool asked = policy.confirm != verification::ConfirmMode::Off;
    const auto decision =
        verification::decide(evidence, state.customer.customerId, policy,
                             asked ? verification::Confirmation::Pending : verification::Confirmation::NotRequired, state.reviewPending);
    if (decision.awaitConfirmation)
        return u"3. table: rows 1 to 13 let it pass; Incode itself would be asked before a verdict"_s;
    if (decision.tryAgain)
        return u"3. table: %1; no verdict, the customer has attempts left"_s.arg(rowText(decision.row));
    return u"3. table: %1 (%2)"_s.arg(rowText(decision.row), reasonsText(decision.reasons));
}

void addOutcome(QStringList &lines, const Verification &state, const Evidence &evidence, const verification::Policy &policy,
                base::Instant now)
{
    addBelow(lines,
             {u"verification %1, status %2%3"_s.arg(state.id, verification::nameOf(state.status),
                                                    state.verdict ? u", verdict "_s + verification::nameOf(*state.verdict) : QString())});
    lines.append(decisionLine(state, evidence, policy));
    const auto events = verification::onEvidence(state, evidence, {.now = now, .policy = policy});
    lines.append(events.empty() ? u"4. record: nothing would be recorded at the verification"_s
                                : u"4. record: what would be recorded at the verification"_s);
    for (const verification::Event &event : events)
        lines.append(indent() + eventLine(event));
}

QStringList candidateLines(const verification::Correlation &correlation)
{
    QStringList lines;
    for (const QString &id : correlation.candidates)
        lines.append(u"fits verification "_s + id);
    return lines;
}

/// A webhook that came second in its transaction: it was given to nobody, and would be so again.
base::Result<QStringList> reusedLines(const store::Store &store, const store::InboxEntry &entry, const Evidence &evidence)
{
    const auto earlier = store.reader().seenTransaction(base::sha256Hex(evidence.transactionId.trimmed().toUtf8()));
    if (!earlier)
        return base::fail(earlier.error());
    QString usedBy = u"which verification used it is not known any more"_s;
    if (*earlier) {
        usedBy = (*earlier)->verificationId.isEmpty() ? u"it was used before, by no verification"_s
                                                      : u"it was used before, by verification "_s + (*earlier)->verificationId;
    }
    QStringList lines{u"2. whose: %1"_s.arg(ruleText(entry.attribution))};
    addBelow(lines, {u"transaction: "_s + usedBy});
    lines.append(u"3. table: not asked; a transaction has one result, and this one counts for nobody"_s);
    if (!entry.verificationId.isEmpty())
        addBelow(lines, {u"it named another customer, and spoke against verification "_s + entry.verificationId});
    return lines;
}

} // namespace

base::Result<QStringList> replayLines(store::Store &store, const store::InboxEntry &entry, const relay::config::RelayConfig &config,
                                      base::Instant now)
{
    const auto webhook = incode::webhook::parseWebhook(entry.body, now);
    if (!webhook)
        return base::fail(base::ErrorCode::Internal, u"the stored body can't be read: %1"_s.arg(webhook.error().message));
    QStringList lines{u"1. read: %1"_s.arg(shapeText(webhook->shape))};
    if (!webhook->evidence) {
        lines.append(u"   its shape or event is unknown: it is stored and changes nothing"_s);
        return lines;
    }
    addBelow(lines, evidenceLines(*webhook->evidence));

    if (entry.attribution == u"reused"_s) {
        const auto reused = reusedLines(store, entry, *webhook->evidence);
        return reused.map([&lines](const QStringList &more) { return lines + more; });
    }

    relay::verifications::VerificationRepository repository(store);
    if (auto loaded = repository.load(); !loaded)
        return base::fail(loaded.error());
    const auto stored =
        relay::verifications::VerificationRepository::answerTo(repository.questionAbout(*webhook->evidence), store.reader());
    if (!stored)
        return base::fail(stored.error());
    const auto related = repository.related(*webhook->evidence, *stored);
    if (!related)
        return base::fail(base::ErrorCode::StoreUnavailable, u"the relay changes this verification right now; try again"_s);
    std::vector<const Verification *> known;
    for (const Verification &state : *related)
        known.push_back(&state);
    const auto correlation = verification::correlate(*webhook->evidence, known, now);
    lines.append(u"2. whose: %1"_s.arg(ruleText(verification::nameOf(correlation.attribution))));
    addBelow(lines, candidateLines(correlation));
    if (correlation.attribution == Attribution::Ambiguous || correlation.attribution == Attribution::None) {
        lines.append(u"3. table: not asked; it decides nothing"_s);
        if (webhook->evidence->sessionEvent == verification::SessionEvent::IdentityEnrolled)
            lines.append(u"4. directory: %1"_s.arg(enrolmentText(config.directory.enrolments)));
        return lines;
    }
    for (const Verification &state : *related) {
        if (state.id == correlation.verificationId)
            addOutcome(lines, state, *webhook->evidence, config.policy, now);
    }
    return lines;
}

} // namespace authlink::app
