// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/inquiry.h"

#include "core/verification/rules/decision.h"
#include "core/verification/rules/event_builder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

bool isLegacy(Source source)
{
    return source == Source::LegacyOneToN || source == Source::LegacyOneToOne;
}

/// The record can be asked for: we know the session.
bool hasSession(const Verification &state)
{
    return state.linkMode == LinkMode::Session && !state.interviewId.isEmpty();
}

bool isAtWork(const Verification &state)
{
    return state.status == Status::Opened || state.status == Status::Capturing;
}

/// The link leads to Incode without a landing page: whether the customer followed it, only Incode knows.
bool mayBeFollowed(const Verification &state)
{
    return !state.landing && state.status == Status::Sent && state.sentAt && !isBetweenLinks(state);
}

bool namesAnother(const Verification &state, const VendorRecord &record)
{
    return !record.identityId.trimmed().isEmpty() && !isSameCustomer(record.identityId, state.customer.customerId);
}

/// Incode's own record as the result it stands for.
Evidence asEvidence(const Verification &state, const VendorRecord &record, base::Instant now)
{
    Evidence evidence;
    evidence.source = Source::Score;
    evidence.interviewId = state.interviewId;
    evidence.matchedCustomerId = record.identityId.trimmed();
    evidence.overall = Overall::Pass;
    evidence.receivedAt = now;
    return evidence;
}

/// Verified, unless Incode said in the meantime that a person has to look.
void confirmed(EventBuilder &builder, const Verification &state, bool foundByAsking)
{
    if (state.reviewPending) {
        builder.verdict(Verdict::NeedsReview, {Reason::VendorReview}, foundByAsking);
        return;
    }
    builder.add(kByIncode, Confirmed{});
    builder.verdict(Verdict::Verified, {}, foundByAsking);
}

std::vector<Event> absentWhileChecking(const Verification &state, const Context &context)
{
    if (context.policy.confirm != ConfirmMode::BestEffort || state.recordEmpty)
        return {};
    return EventBuilder(state, context)
        .note(kByIncode, kNoteRecordEmpty, u"Incode was reached, but its record does not vouch for the result."_s)
        .take();
}

/// The rows from VendorReview on, in the order of the table.
std::vector<Event> recordWhileChecking(const Verification &state, const VendorRecord &record, const Context &context)
{
    // Checking also begins when a session ends without a result; then the record is the only one there is.
    const bool foundByAsking = !state.passedBy;
    EventBuilder builder(state, context);
    if (state.reviewPending || record.overall == RecordStatus::Review)
        return builder.verdict(Verdict::NeedsReview, {Reason::VendorReview}, foundByAsking).take();
    if (namesAnother(state, record))
        return builder.verdict(Verdict::WrongPerson, {Reason::OtherCustomer}, foundByAsking).take();
    if (record.overall == RecordStatus::Absent)
        return absentWhileChecking(state, context);
    if (record.overall != RecordStatus::Ok || record.identityId.trimmed().isEmpty())
        return builder.verdict(Verdict::Inconclusive, {Reason::NotConfirmed}, foundByAsking).take();
    if (foundByAsking)
        builder.add(kByIncode, ResultReceived{.evidence = asEvidence(state, record, context.now), .row = Row::Verified});
    confirmed(builder, state, foundByAsking);
    return builder.take();
}

/// The webhook seems lost, and the record holds the result. It comes from Incode itself, so it needs no confirmation.
std::vector<Event> foundResult(const Verification &state, const VendorRecord &record, const Context &context)
{
    const Evidence evidence = asEvidence(state, record, context.now);
    const Decision decision = decide(evidence, state.customer.customerId, context.policy, Confirmation::Confirmed, state.reviewPending);
    EventBuilder builder(state, context);
    builder.add(kByIncode, ResultReceived{.evidence = evidence, .row = decision.row});
    if (decision.verdict == Verdict::Verified)
        builder.add(kByIncode, Confirmed{});
    return builder.verdict(decision.verdict.value_or(Verdict::Inconclusive), decision.reasons, true).take();
}

/// A person at Incode has to look. If it is not known whether the session is over, it is taken to be, as with the webhook.
std::vector<Event> foundReview(const Verification &state, const VendorRecord &record, const Context &context)
{
    EventBuilder builder(state, context);
    if (record.life == SessionEvent::Finished)
        return builder.verdict(Verdict::NeedsReview, {Reason::VendorReview}, true).take();
    if (record.life == SessionEvent::None && !state.reviewPending)
        builder.note(kByIncode, kNoteReviewPending, u"Incode holds the session for a manual review."_s);
    return builder.take();
}

std::vector<Event> recordOfOpened(const Verification &state, const VendorRecord &record, const Context &context)
{
    EventBuilder builder(state, context);
    if (record.life == SessionEvent::Expired)
        return builder.add(kByIncode, ExpiredEvent{}).take();
    if (record.overall == RecordStatus::Review)
        return foundReview(state, record, context);
    if (record.overall == RecordStatus::Ok && !record.identityId.trimmed().isEmpty())
        return foundResult(state, record, context);
    if (record.life != SessionEvent::Finished)
        return {}; // attempts may be left
    if (record.overall == RecordStatus::Fail)
        return builder.verdict(Verdict::Inconclusive, {Reason::SessionFailed}, true).take();
    if (!state.sessionFinishedAt)
        builder.note(kByIncode, kNoteFaceResultMissing, u"The session is over; its record does not name the face yet."_s);
    return builder.take();
}

/// Without a landing page, a record that says anything shows first that the link was followed: opened.
std::vector<Event> recordWhileAtWork(const Verification &state, const VendorRecord &record, const Context &context)
{
    if (isAtWork(state) || record.life == SessionEvent::Expired)
        return recordOfOpened(state, record, context);
    std::vector<Event> events = EventBuilder(state, context).add(kByIncode, Opened{}).take();
    const auto more = recordOfOpened(applied(state, events), record, context);
    if (more.empty())
        return {};
    events.insert(events.end(), more.begin(), more.end());
    return events;
}

} // namespace

std::optional<Inquiry> inquiryOf(const Verification &state, const Context &context)
{
    if (state.status == Status::Checking && state.confirmingAt) {
        if (hasSession(state))
            return Inquiry{.kind = InquiryKind::Confirm, .means = InquiryMeans::Record, .from = *state.confirmingAt};
        if (state.linkMode == LinkMode::Static && state.passedBy && isLegacy(*state.passedBy))
            return Inquiry{.kind = InquiryKind::Confirm, .means = InquiryMeans::LegacyProof, .from = *state.confirmingAt};
        return std::nullopt;
    }
    if (!hasSession(state))
        return std::nullopt;
    const auto begin = mayBeFollowed(state) ? state.sentAt : state.openedAt;
    if (!begin || !(isAtWork(state) || mayBeFollowed(state)))
        return std::nullopt;
    const base::Instant heard = std::max(*begin, state.heardAt.value_or(*begin));
    return Inquiry{.kind = InquiryKind::Reconcile, .means = InquiryMeans::Record, .from = heard + context.policy.reconcileAfter};
}

std::vector<Event> onRecord(const Verification &state, const VendorRecord &record, const Context &context)
{
    return afterTime(state, context, [&record, &context](const Verification &current) -> std::vector<Event> {
        const auto inquiry = inquiryOf(current, context);
        if (!inquiry || inquiry->means != InquiryMeans::Record)
            return {};
        return inquiry->kind == InquiryKind::Confirm ? recordWhileChecking(current, record, context)
                                                     : recordWhileAtWork(current, record, context);
    });
}

std::vector<Event> onVerifyAnswer(const Verification &state, bool verified, const Context &context)
{
    return afterTime(state, context, [verified, &context](const Verification &current) -> std::vector<Event> {
        const auto inquiry = inquiryOf(current, context);
        if (!inquiry || inquiry->means != InquiryMeans::LegacyProof)
            return {};
        EventBuilder builder(current, context);
        if (verified)
            confirmed(builder, current, false);
        else
            builder.verdict(Verdict::Inconclusive, {Reason::NotConfirmed});
        return builder.take();
    });
}

} // namespace authlink::verification
