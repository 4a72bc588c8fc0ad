// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/lifecycle.h"

#include "core/verification/rules/deadlines.h"
#include "core/verification/rules/decision.h"
#include "core/verification/rules/event_builder.h"
#include "core/verification/rules/inquiry.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

/// How much earlier than the customer's Yes a result may have been issued by its own word: Incode's clock is not ours.
constexpr std::chrono::seconds kIssueSlack(60);

/// If a deadline's timer comes later than this, the relay was down meanwhile, and nobody knows whether Incode was asked.
constexpr std::chrono::seconds kTimerSlack(10);

bool isOpened(Status status)
{
    return status == Status::Opened || status == Status::Capturing || status == Status::Checking;
}

/// Whether the customer may have a link that leads to Incode directly: then its webhooks open the verification.
bool mayOpenItself(const Verification &state)
{
    return !state.landing && !isBetweenLinks(state)
           && (state.status == Status::Sent || (state.status == Status::Preparing && state.linkExpiresAt));
}

/// The result is older than anything that could have been captured for this verification (docs/domain.md "Time and replay").
bool isEarly(const Verification &state, const Evidence &evidence)
{
    if (!state.createdAt || evidence.receivedAt < *state.createdAt)
        return true;
    if (isOpened(state.status) || state.status == Status::Decided)
        return state.landing && (!state.openedAt || evidence.receivedAt < *state.openedAt);
    if (!mayOpenItself(state))
        return true;
    // Everybody has the same static link, so only the time of sending tells this result from an older one.
    return state.linkMode == LinkMode::Static && (!state.sentAt || evidence.receivedAt < *state.sentAt);
}

/// It is about a session that a resend has replaced.
bool isOfReplacedSession(const Verification &state, const Evidence &evidence)
{
    return !state.interviewId.isEmpty() && !evidence.interviewId.isEmpty() && state.interviewId != evidence.interviewId;
}

/// By its own word it was issued before the customer could follow the link.
bool isIssuedEarly(const Verification &state, const Evidence &evidence)
{
    const auto begin = state.openedAt ? state.openedAt : state.sentAt;
    return evidence.issuedAt && begin && *evidence.issuedAt + kIssueSlack < *begin;
}

/// For a passing result that must not turn this verification green: the event to record instead; nullopt: it may decide. A result that did
/// not pass always may, since it can only speak against the customer.
std::optional<EventBody> notForThisCall(const Verification &state, const Evidence &evidence, const Decision &decision)
{
    if (decision.verdict != Verdict::Verified && !decision.awaitConfirmation)
        return std::nullopt;
    // The replaced link is dead, but a browser that followed it earlier may still show Incode's capture page.
    if (isOfReplacedSession(state, evidence))
        return LateResult{evidence};
    if (isIssuedEarly(state, evidence))
        return EarlyResult{evidence};
    return std::nullopt;
}

/// What a pass needs in this state. After a verdict it is only recorded, so nothing. A confirmation that has begun is waited for, even if
/// the policy requires none by now.
Confirmation confirmationOf(const Verification &state, const Policy &policy)
{
    if (state.status == Status::Decided)
        return Confirmation::NotRequired;
    if (state.status == Status::Checking)
        return Confirmation::Pending;
    return policy.confirm == ConfirmMode::Off ? Confirmation::NotRequired : Confirmation::Pending;
}

std::vector<Event> resultAfterVerdict(const Verification &state, const Evidence &evidence, const Decision &decision, const Context &context)
{
    EventBuilder builder(state, context);
    builder.add(kByIncode, LateResult{evidence});
    // A bad photo with attempts left is the late news of an earlier attempt and says nothing about the person.
    const bool isEarlierBadPhoto = decision.tryAgain && decision.row == Row::PhotoQuality;
    if (state.verdict == Verdict::Verified && decision.verdict != Verdict::Verified && !isEarlierBadPhoto)
        builder.add(kByRelay, Contradiction{decision.reasons});
    return builder.take();
}

std::vector<Event> resultWhileChecking(const Verification &state, const Evidence &evidence, const Decision &decision,
                                       const Context &context)
{
    EventBuilder builder(state, context);
    builder.add(kByIncode, ResultReceived{.evidence = evidence, .row = decision.row});
    if (decision.verdict)
        builder.verdict(*decision.verdict, decision.reasons);
    else if (decision.tryAgain && decision.row != Row::PhotoQuality)
        builder.verdict(Verdict::NeedsReview, decision.reasons);
    return builder.take();
}

std::vector<Event> firstResult(const Verification &state, const Evidence &evidence, const Decision &decision, const Context &context)
{
    EventBuilder builder(state, context);
    if (!isOpened(state.status))
        builder.add(kByIncode, Opened{});
    if (decision.tryAgain)
        return builder.add(kByIncode, AttemptFailed{.reasons = decision.reasons, .attemptsLeft = evidence.attemptsLeft}).take();

    builder.add(kByIncode, ResultReceived{.evidence = evidence, .row = decision.row});
    if (decision.awaitConfirmation)
        return builder.add(kByRelay, Confirming{}).take();
    return builder.verdict(decision.verdict.value_or(Verdict::Inconclusive), decision.reasons).take();
}

std::vector<Event> result(const Verification &state, const Evidence &evidence, const Context &context)
{
    if (isEnd(state.status))
        return EventBuilder(state, context).add(kByIncode, LateResult{evidence}).take();
    if (isEarly(state, evidence))
        return EventBuilder(state, context).add(kByIncode, EarlyResult{evidence}).take();

    const Decision decision =
        decide(evidence, state.customer.customerId, context.policy, confirmationOf(state, context.policy), state.reviewPending);
    if (state.status == Status::Decided)
        return resultAfterVerdict(state, evidence, decision, context);
    if (const auto record = notForThisCall(state, evidence, decision))
        return EventBuilder(state, context).add(kByIncode, *record).take();
    if (state.status == Status::Checking)
        return resultWhileChecking(state, evidence, decision, context);
    return firstResult(state, evidence, decision, context);
}

/// After the verdict only what speaks against a standing Verified matters.
std::vector<Event> sessionAfterVerdict(const Verification &state, SessionEvent event, const Context &context)
{
    EventBuilder builder(state, context);
    const bool isGreen = state.verdict == Verdict::Verified;
    if (event == SessionEvent::PendingReview) {
        builder.note(kByIncode, kNoteReviewPending, u"Incode holds the session for a manual review."_s);
        if (isGreen)
            builder.add(kByRelay, Contradiction{{Reason::VendorReview}});
    } else if (event == SessionEvent::Failed && isGreen) {
        builder.add(kByRelay, Contradiction{{Reason::SessionFailed}});
    }
    return builder.take();
}

/// The session is over and its face result not here: the grace period starts, or a verdict falls at once.
void sessionOver(EventBuilder &builder, const Verification &state, SessionEvent event)
{
    if (event == SessionEvent::Failed && state.status != Status::Checking) {
        builder.verdict(Verdict::Inconclusive, {Reason::SessionFailed});
    } else if (event == SessionEvent::Failed) {
        builder.verdict(Verdict::NeedsReview, {Reason::SessionFailed});
    } else if (event == SessionEvent::PendingReview) {
        builder.note(kByIncode, kNoteReviewPending, u"Incode holds the session for a manual review."_s);
    } else if (!state.sessionFinishedAt && state.status != Status::Checking) {
        builder.note(kByIncode, kNoteFaceResultMissing, u"The session is over; the face result has not arrived yet."_s);
    }
}

std::vector<Event> sessionOfOpened(const Verification &state, SessionEvent event, EventBuilder builder)
{
    switch (event) {
    case SessionEvent::Started:
        if (state.status == Status::Opened)
            builder.add(kByIncode, CaptureStarted{});
        break;
    case SessionEvent::Progress:
        if (state.status != Status::Checking)
            builder.add(kByIncode, CaptureResumed{});
        break;
    case SessionEvent::Succeeded:
    case SessionEvent::Finished:
    case SessionEvent::Failed:
    case SessionEvent::PendingReview:
        sessionOver(builder, state, event);
        break;
    case SessionEvent::Expired:
        if (state.status != Status::Checking)
            builder.add(kByIncode, ExpiredEvent{});
        break;
    case SessionEvent::None:
    case SessionEvent::IdentityEnrolled:
    case SessionEvent::Other:
        break;
    }
    return builder.take();
}

/// Whether the event can change a verification at all; the others are not even recorded.
bool isSpeaking(SessionEvent event)
{
    return event != SessionEvent::None && event != SessionEvent::Other && event != SessionEvent::IdentityEnrolled;
}

std::vector<Event> sessionEvent(const Verification &state, const Evidence &evidence, const Context &context)
{
    const SessionEvent event = evidence.sessionEvent;
    EventBuilder builder(state, context);
    if (isEnd(state.status) || !isSpeaking(event))
        return {};
    if (isOfReplacedSession(state, evidence))
        return builder.note(kByIncode, kNoteSessionIgnored, u"News of an earlier session: %1."_s.arg(nameOf(event))).take();
    if (state.status == Status::Decided)
        return sessionAfterVerdict(state, event, context);
    if (isOpened(state.status))
        return sessionOfOpened(state, event, std::move(builder));
    if (mayOpenItself(state)) {
        builder.add(kByIncode, Opened{});
        return sessionOfOpened(state, event, std::move(builder));
    }
    // With a landing page only the customer's Yes opens. A review is remembered all the same, as it can only stop a green.
    if (event == SessionEvent::PendingReview)
        return builder.note(kByIncode, kNoteReviewPending, u"Incode holds the session for a manual review."_s).take();
    return builder.note(kByIncode, kNoteSessionIgnored, u"News of the session before the customer's Yes: %1."_s.arg(nameOf(event))).take();
}

/// The grace period is over: all that is left is to ask for Incode's own record.
void faceResultMissed(EventBuilder &builder, const Verification &state, const Context &context)
{
    const bool asks = context.policy.confirm != ConfirmMode::Off && state.linkMode == LinkMode::Session && !state.interviewId.isEmpty();
    if (state.reviewPending)
        builder.verdict(Verdict::NeedsReview, {Reason::VendorReview});
    else if (asks)
        builder.add(kByRelay, Confirming{});
    else
        builder.verdict(Verdict::Inconclusive, {Reason::Incomplete});
}

/// Best effort (docs/decisions/007-confirmation.md): a result passed, and Incode could be asked and was silent all the time. A confirmation
/// that began in the future began in another run, before the clock was set back.
bool standsUnconfirmed(const Verification &state, base::Instant deadline, const Context &context)
{
    return context.policy.confirm == ConfirmMode::BestEffort && state.passedBy && !state.recordEmpty && inquiryOf(state, context)
           && state.confirmingAt && *state.confirmingAt > context.policy.silenceCountsAfter && *state.confirmingAt <= context.now
           && context.now <= deadline + kTimerSlack;
}

/// Incode did not confirm within policy.confirmDeadline.
void confirmationMissed(EventBuilder &builder, const Verification &state, base::Instant deadline, const Context &context)
{
    if (state.reviewPending) {
        builder.verdict(Verdict::NeedsReview, {Reason::VendorReview});
    } else if (standsUnconfirmed(state, deadline, context)) {
        if (!state.deniedElsewhere)
            builder.note(kByRelay, kNoteUnconfirmedAccepted,
                         u"Incode did not answer in time; its webhook was accepted as the policy says (best effort)."_s);
        builder.verdict(Verdict::Verified, {});
    } else {
        builder.verdict(Verdict::Inconclusive, {Reason::Unconfirmed});
    }
}

} // namespace

std::vector<Event> onEvidence(const Verification &state, const Evidence &evidence, const Context &context)
{
    return afterTime(state, context, [&evidence, &context](const Verification &current) {
        return isResult(evidence) ? result(current, evidence, context) : sessionEvent(current, evidence, context);
    });
}

std::vector<Event> onTime(const Verification &state, const Context &context)
{
    const auto deadline = nextDeadline(state, context);
    if (!deadline || context.now < *deadline)
        return {};
    EventBuilder builder(state, context);
    switch (deadlineKind(state, context)) {
    case DeadlineKind::Sending:
        builder.add(kByRelay, MessageFailed{u"The link could not be sent in time."_s});
        break;
    case DeadlineKind::Link:
        builder.add(kByRelay, ExpiredEvent{});
        break;
    case DeadlineKind::FaceResult:
        faceResultMissed(builder, state, context);
        break;
    case DeadlineKind::Confirmation:
        confirmationMissed(builder, state, *deadline, context);
        break;
    case DeadlineKind::Validity:
        builder.add(kByRelay, ClosedEvent{.validityEnded = true});
        break;
    case DeadlineKind::Unattended:
        builder.add(kByRelay, ClosedEvent{.validityEnded = false});
        break;
    case DeadlineKind::None:
        break;
    }
    return builder.take();
}

} // namespace authlink::verification
