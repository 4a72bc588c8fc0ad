// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/lifecycle.h"

#include "core/verification/deadlines.h"

#include <algorithm>

namespace authlink::verification
{

namespace
{

/// Collects what follows for one verification at one moment.
class Outcome
{
public:
    Outcome(const Verification &state, const Context &context) : m_id(state.id), m_now(context.now) {}

    Outcome &add(QLatin1StringView by, EventBody body)
    {
        m_events.push_back({.verificationId = m_id, .at = m_now, .by = QString(by), .body = std::move(body)});
        return *this;
    }
    Outcome &note(QLatin1StringView by, QLatin1StringView code, const QString &text)
    {
        return add(by, Note{.code = QString(code), .text = text});
    }
    Outcome &verdict(Verdict verdict, std::vector<Reason> reasons, std::optional<base::Instant> validUntil = {})
    {
        return add(kByRelay, VerdictReached{.verdict = verdict, .reasons = std::move(reasons), .validUntil = validUntil});
    }
    [[nodiscard]] std::vector<Event> take() { return std::move(m_events); }

private:
    QString m_id;
    base::Instant m_now;
    std::vector<Event> m_events;
};

bool isOpened(Status status)
{
    return status == Status::Opened || status == Status::Capturing || status == Status::Checking;
}

/// Whether the customer can have a link in hand, so that a session event or result may open the verification by itself.
bool mayOpenItself(const Verification &state)
{
    return !state.landing && (state.status == Status::Sent || (state.status == Status::Preparing && state.linkExpiresAt));
}

/// Domain.md, time and replay: a result from before anything could have been captured for this verification.
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

std::vector<Event> resultAfterVerdict(const Verification &state, const Evidence &evidence, const Context &context)
{
    Outcome outcome(state, context);
    outcome.add(kByIncode, LateResult{evidence});
    if (state.verdict != Verdict::Verified)
        return outcome.take();
    const Decision second = decide(evidence, state.customer.customerId, context.policy, Confirmation::NotRequired, state.reviewPending);
    // A photo that was no good while tries were left says nothing about who stands there: the delayed news of an earlier attempt.
    const bool earlierBadPhoto = second.tryAgain && second.row == 5;
    if (second.verdict != Verdict::Verified && !earlierBadPhoto)
        outcome.add(kByRelay, Contradiction{second.reasons});
    return outcome.take();
}

std::vector<Event> resultWhileChecking(const Verification &state, const Evidence &evidence, const Context &context)
{
    Outcome outcome(state, context);
    const Decision second = decide(evidence, state.customer.customerId, context.policy, Confirmation::Pending, state.reviewPending);
    outcome.add(kByIncode, ResultReceived{.evidence = evidence, .row = second.row});
    if (second.verdict)
        outcome.verdict(*second.verdict, second.reasons);
    else if (second.tryAgain && second.row != 5)
        outcome.verdict(Verdict::NeedsReview, second.reasons);
    return outcome.take();
}

std::vector<Event> result(const Verification &state, const Evidence &evidence, const Context &context)
{
    if (isEnd(state.status))
        return Outcome(state, context).add(kByIncode, LateResult{evidence}).take();
    if (isEarly(state, evidence))
        return Outcome(state, context).add(kByIncode, EarlyResult{evidence}).take();
    if (state.status == Status::Decided)
        return resultAfterVerdict(state, evidence, context);
    if (state.status == Status::Checking)
        return resultWhileChecking(state, evidence, context);

    Outcome outcome(state, context);
    if (!isOpened(state.status))
        outcome.add(kByIncode, Opened{});
    const auto confirmation = context.policy.confirm == ConfirmMode::Off ? Confirmation::NotRequired : Confirmation::Pending;
    const Decision decision = decide(evidence, state.customer.customerId, context.policy, confirmation, state.reviewPending);
    // Its link is dead, but a browser that followed it may still hold the capture page: it may speak against the customer, never for.
    const bool isGreenward = decision.verdict == Verdict::Verified || decision.awaitConfirmation;
    if (isGreenward && isOfReplacedSession(state, evidence))
        return Outcome(state, context).add(kByIncode, LateResult{evidence}).take();
    if (decision.tryAgain)
        return outcome.add(kByIncode, AttemptFailed{.reasons = decision.reasons, .attemptsLeft = evidence.attemptsLeft}).take();

    outcome.add(kByIncode, ResultReceived{.evidence = evidence, .row = decision.row});
    if (decision.awaitConfirmation)
        return outcome.add(kByRelay, Confirming{}).take();
    const bool isGreen = decision.verdict == Verdict::Verified;
    const auto validUntil = isGreen ? std::optional(context.now + context.policy.verdictValidity) : std::nullopt;
    return outcome.verdict(decision.verdict.value_or(Verdict::Inconclusive), decision.reasons, validUntil).take();
}

/// A session event after the verdict: only one that speaks against a standing green matters.
std::vector<Event> sessionAfterVerdict(const Verification &state, SessionEvent event, const Context &context)
{
    Outcome outcome(state, context);
    const bool isGreen = state.verdict == Verdict::Verified;
    if (event == SessionEvent::PendingReview) {
        outcome.note(kByIncode, kNoteReviewPending, QStringLiteral("Incode holds the session for a manual review."));
        if (isGreen)
            outcome.add(kByRelay, Contradiction{{Reason::VendorReview}});
    } else if (event == SessionEvent::Failed && isGreen) {
        outcome.add(kByRelay, Contradiction{{Reason::SessionFailed}});
    }
    return outcome.take();
}

/// The session is over without a face result: the grace period starts, or ends in a verdict at once.
void sessionOver(Outcome &outcome, const Verification &state, SessionEvent event)
{
    if (event == SessionEvent::Failed && state.status != Status::Checking) {
        outcome.verdict(Verdict::Inconclusive, {Reason::SessionFailed});
    } else if (event == SessionEvent::Failed) {
        outcome.verdict(Verdict::NeedsReview, {Reason::SessionFailed});
    } else if (event == SessionEvent::PendingReview) {
        outcome.note(kByIncode, kNoteReviewPending, QStringLiteral("Incode holds the session for a manual review."));
    } else if (!state.sessionFinishedAt && state.status != Status::Checking) {
        outcome.note(kByIncode, kNoteFaceResultMissing, QStringLiteral("The session is over; the face result has not arrived yet."));
    }
}

std::vector<Event> sessionOfOpened(const Verification &state, SessionEvent event, Outcome outcome)
{
    switch (event) {
    case SessionEvent::Started:
        if (state.status == Status::Opened)
            outcome.add(kByIncode, CaptureStarted{});
        break;
    case SessionEvent::Progress:
        if (state.status != Status::Checking)
            outcome.add(kByIncode, CaptureResumed{});
        break;
    case SessionEvent::Succeeded:
    case SessionEvent::Finished:
    case SessionEvent::Failed:
    case SessionEvent::PendingReview:
        sessionOver(outcome, state, event);
        break;
    case SessionEvent::Expired:
        if (state.status != Status::Checking)
            outcome.add(kByIncode, ExpiredEvent{});
        break;
    case SessionEvent::None:
    case SessionEvent::IdentityEnrolled:
    case SessionEvent::Other:
        break;
    }
    return outcome.take();
}

/// Whether the event would change something if it came in time; the others are not worth a line in the record.
bool isSpeaking(SessionEvent event)
{
    return event != SessionEvent::None && event != SessionEvent::Other && event != SessionEvent::IdentityEnrolled;
}

std::vector<Event> sessionEvent(const Verification &state, const Evidence &evidence, const Context &context)
{
    const SessionEvent event = evidence.sessionEvent;
    Outcome outcome(state, context);
    if (isEnd(state.status) || !isSpeaking(event))
        return {};
    if (isOfReplacedSession(state, evidence))
        return outcome.note(kByIncode, kNoteSessionIgnored, QStringLiteral("News of an earlier session: %1.").arg(nameOf(event))).take();
    if (state.status == Status::Decided)
        return sessionAfterVerdict(state, event, context);
    if (isOpened(state.status))
        return sessionOfOpened(state, event, std::move(outcome));
    if (mayOpenItself(state)) {
        outcome.add(kByIncode, Opened{});
        return sessionOfOpened(state, event, std::move(outcome));
    }
    // With a landing page in use only the customer's Yes opens. A review is remembered all the same: it can only stop a green.
    if (event == SessionEvent::PendingReview)
        return outcome.note(kByIncode, kNoteReviewPending, QStringLiteral("Incode holds the session for a manual review.")).take();
    return outcome
        .note(kByIncode, kNoteSessionIgnored, QStringLiteral("News of the session before the customer's Yes: %1.").arg(nameOf(event)))
        .take();
}

Verification applied(Verification state, const std::vector<Event> &events)
{
    for (const Event &event : events)
        state = apply(std::move(state), event);
    return state;
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
    Outcome outcome(state, context);
    switch (deadlineKind(state, context)) {
    case DeadlineKind::Sending:
        outcome.add(kByRelay, MessageFailed{QStringLiteral("The link could not be sent in time.")});
        break;
    case DeadlineKind::Link:
        outcome.add(kByRelay, ExpiredEvent{});
        break;
    case DeadlineKind::FaceResult:
        if (state.reviewPending)
            outcome.verdict(Verdict::NeedsReview, {Reason::VendorReview});
        else
            outcome.verdict(Verdict::Inconclusive, {Reason::Incomplete});
        break;
    case DeadlineKind::Confirmation:
        outcome.verdict(Verdict::Inconclusive, {Reason::Unconfirmed});
        break;
    case DeadlineKind::Validity:
        outcome.add(kByRelay, ClosedEvent{.validityEnded = true});
        break;
    case DeadlineKind::None:
        break;
    }
    return outcome.take();
}

} // namespace authlink::verification
