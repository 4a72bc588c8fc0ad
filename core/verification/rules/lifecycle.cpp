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

/// How much earlier than the customer's Yes a result may say it was issued: the vendor's clock is not ours.
constexpr std::chrono::seconds kIssueSlack(60);

/// A timer that comes later than this was not running (the relay was down): then nobody knows that Incode was asked at all.
constexpr std::chrono::seconds kTimerSlack(10);

bool isOpened(Status status)
{
    return status == Status::Opened || status == Status::Capturing || status == Status::Checking;
}

/// Whether the customer can have a link in hand, so that a session event or result may open the verification by itself.
bool mayOpenItself(const Verification &state)
{
    return !state.landing && !isBetweenLinks(state)
           && (state.status == Status::Sent || (state.status == Status::Preparing && state.linkExpiresAt));
}

/// docs/domain.md "Time and replay": a result from before anything could have been captured for this verification.
bool isEarly(const Verification &state, const Evidence &evidence)
{
    if (!state.createdAt || evidence.receivedAt < *state.createdAt)
        return true;
    if (isOpened(state.status) || state.status == Status::Decided)
        return state.landing && (!state.openedAt || evidence.receivedAt < *state.openedAt);
    if (!mayOpenItself(state))
        return true;
    // A static link is the same for everybody, so only the sending tells this result from an older one.
    return state.linkMode == LinkMode::Static && (!state.sentAt || evidence.receivedAt < *state.sentAt);
}

/// A session that a resend has replaced may not speak for the one that works now.
bool isOfReplacedSession(const Verification &state, const Evidence &evidence)
{
    return !state.interviewId.isEmpty() && !evidence.interviewId.isEmpty() && state.interviewId != evidence.interviewId;
}

/// Of an attempt that Incode began to vouch for before there was anything to vouch for.
bool isIssuedEarly(const Verification &state, const Evidence &evidence)
{
    const auto begin = state.openedAt ? state.openedAt : state.sentAt;
    return evidence.issuedAt && begin && *evidence.issuedAt + kIssueSlack < *begin;
}

/// A passing result that may not turn this verification green, as what it goes on record; nullopt: it may. It may speak against the
/// customer, never for.
std::optional<EventBody> notForThisCall(const Verification &state, const Evidence &evidence, const Decision &decision)
{
    if (decision.verdict != Verdict::Verified && !decision.awaitConfirmation)
        return std::nullopt;
    // The link of a replaced session is dead, but a browser that followed it may still hold the capture page.
    if (isOfReplacedSession(state, evidence))
        return LateResult{evidence};
    if (isIssuedEarly(state, evidence))
        return EarlyResult{evidence};
    return std::nullopt;
}

/// What a pass still needs. A confirmation that has begun is waited for, whatever the policy says by now; after the verdict a pass is
/// only a record, and what is none contradicts.
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
    // A photo that was no good while tries were left says nothing about who stands there: the delayed news of an earlier attempt.
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

/// A session event after the verdict: only one that speaks against a standing green matters.
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

/// The session is over without a face result: the grace period starts, or ends in a verdict at once.
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

/// Whether the event would change something if it came in time; the others are not worth a line in the record.
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
    // With a landing page in use only the customer's Yes opens. A review is remembered all the same: it can only stop a green.
    if (event == SessionEvent::PendingReview)
        return builder.note(kByIncode, kNoteReviewPending, u"Incode holds the session for a manual review."_s).take();
    return builder.note(kByIncode, kNoteSessionIgnored, u"News of the session before the customer's Yes: %1."_s.arg(nameOf(event))).take();
}

/// The grace period is over: Incode's own record is the only one left to ask.
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

/// Best effort (docs/decisions/007): a passing result, and a vendor that could have been asked and stayed silent all the time.
bool standsUnconfirmed(const Verification &state, base::Instant deadline, const Context &context)
{
    return context.policy.confirm == ConfirmMode::BestEffort && state.passedBy && !state.recordEmpty && inquiryOf(state, context)
           && state.confirmingAt && *state.confirmingAt > context.policy.silenceCountsAfter && context.now <= deadline + kTimerSlack;
}

/// Row 15's deadline.
void confirmationMissed(EventBuilder &builder, const Verification &state, base::Instant deadline, const Context &context)
{
    if (state.reviewPending) {
        builder.verdict(Verdict::NeedsReview, {Reason::VendorReview});
    } else if (standsUnconfirmed(state, deadline, context)) {
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
    if (state.id.isEmpty())
        return {};
    // What time has already ended must not be decided because its timer comes a moment later.
    std::vector<Event> events = onTime(state, context);
    const Verification current = applied(state, events);
    const auto more = isResult(evidence) ? result(current, evidence, context) : sessionEvent(current, evidence, context);
    events.insert(events.end(), more.begin(), more.end());
    return events;
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
    case DeadlineKind::None:
        break;
    }
    return builder.take();
}

} // namespace authlink::verification
