// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/actions.h"

#include "core/verification/rules/deadlines.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

Event happened(const Verification &state, const Context &context, QString by, EventBody body)
{
    return {.verificationId = state.id, .at = context.now, .by = std::move(by), .body = std::move(body)};
}

tl::unexpected<base::Error> wrongState(const Verification &state)
{
    if (state.id.isEmpty())
        return base::fail(base::ErrorCode::WrongState, u"There is no such verification."_s);
    return base::fail(base::ErrorCode::WrongState, u"The verification is \"%1\"."_s.arg(nameOf(state.status)));
}

tl::unexpected<base::Error> limitReached(QString message, std::optional<std::chrono::seconds> retryAfter = {})
{
    return base::fail(
        base::Error{.code = base::ErrorCode::LimitReached, .message = std::move(message), .field = {}, .retryAfter = retryAfter});
}

/// A deadline that ends it has passed, only its timer has not come yet. (The other deadlines bring a verdict, not an end.)
bool isOverdue(const Verification &state, const Context &context)
{
    const DeadlineKind kind = deadlineKind(state, context);
    if (kind != DeadlineKind::Sending && kind != DeadlineKind::Link && kind != DeadlineKind::Validity && kind != DeadlineKind::Unattended)
        return false;
    const auto deadline = nextDeadline(state, context);
    return deadline && *deadline <= context.now;
}

bool isWaiting(const Verification &state)
{
    return state.status == Status::Sent || state.status == Status::Opened || state.status == Status::Capturing;
}

/// The customer may have the link: it is sent, or it exists and its sending is about to be recorded.
bool isLinkOut(const Verification &state)
{
    return state.status == Status::Sent || (state.status == Status::Preparing && state.linkExpiresAt);
}

/// Too late to end the session, not too late to take a green back.
std::vector<Event> denialAfterVerdict(const Verification &state, const Context &context)
{
    std::vector events{happened(state, context, QString(kByCustomer),
                                Note{.code = QString(kNoteCustomerDenied), .text = u"The customer said they are not on this call."_s})};
    if (state.verdict == Verdict::Verified)
        events.push_back(happened(state, context, QString(kByRelay), Contradiction{{Reason::CustomerDenied}}));
    return events;
}

/// Of somebody who need not be whoever said Yes: it goes on, and can't turn green any more.
std::vector<Event> denialByAnother(const Verification &state, QString text, const Context &context)
{
    if (state.status == Status::Decided)
        return denialAfterVerdict(state, context);
    return {happened(state, context, QString(kByCustomer), Note{.code = QString(kNoteDeniedElsewhere), .text = std::move(text)})};
}

} // namespace

base::Result<std::vector<Event>> onYes(const Verification &state, const QString &address, const QString &device, const Context &context)
{
    if (!state.landing || !isLinkOut(state) || isOverdue(state, context))
        return wrongState(state);
    return std::vector{happened(state, context, QString(kByCustomer), Opened{.address = address, .device = device})};
}

bool isNoHeard(const Verification &state, const Context &context)
{
    if (!state.landing || state.id.isEmpty() || isEnd(state.status) || isOverdue(state, context))
        return false;
    return state.status != Status::Preparing || isLinkOut(state);
}

base::Result<std::vector<Event>> onNo(const Verification &state, const Context &context)
{
    if (!isNoHeard(state, context))
        return wrongState(state);
    if (state.status != Status::Decided)
        return std::vector{happened(state, context, QString(kByCustomer), Denied{})};
    return denialAfterVerdict(state, context);
}

base::Result<std::vector<Event>> onNoElsewhere(const Verification &state, const SecondDevice &device, const Context &context)
{
    if (!isNoHeard(state, context))
        return wrongState(state);
    std::vector events{happened(state, context, QString(kByCustomer), device)};
    const auto more =
        denialByAnother(state, u"Somebody with the link said on another device that the customer is not on this call."_s, context);
    events.insert(events.end(), more.begin(), more.end());
    return events;
}

base::Result<std::vector<Event>> onNoByOldLink(const Verification &state, const Context &context)
{
    if (!isNoHeard(state, context))
        return wrongState(state);
    return denialByAnother(state, u"Somebody with an earlier link said that the customer is not on this call."_s, context);
}

base::Result<std::vector<Event>> cancel(const Verification &state, const QString &by, const QString &why, const Context &context)
{
    if (!isWaiting(state) || isOverdue(state, context))
        return wrongState(state);
    return std::vector{happened(state, context, by, CancelledEvent{why})};
}

base::Result<std::vector<Event>> close(const Verification &state, const QString &by, const Context &context)
{
    if (state.id.isEmpty() || isEnd(state.status))
        return wrongState(state);
    return std::vector{happened(state, context, by, ClosedEvent{.validityEnded = false})};
}

base::Result<std::vector<Event>> noteCall(const Verification &state, const QString &by, const QString &outcome, const QString &text,
                                          const Context &context)
{
    if (state.id.isEmpty() || isPending(state.status))
        return wrongState(state);
    if (state.closedAt && *state.closedAt + kCallNoteTime <= context.now)
        return base::fail(base::ErrorCode::WrongState, u"The call ended too long ago to be noted about."_s);
    if (outcome.isEmpty() && text.isEmpty())
        return base::fail(base::invalid(u"text"_s, u"missing, and so is the outcome"_s));
    if (state.callNotes >= kMaxCallNotes)
        return limitReached(u"There are %1 notes about this call already."_s.arg(state.callNotes));
    return std::vector{happened(state, context, by, Note{.code = QString(kNoteOfCall), .text = text, .outcome = outcome})};
}

base::Result<std::vector<Event>> resend(const Verification &state, const QString &by, const std::optional<ContactOverride> &contact,
                                        const Context &context)
{
    if (!isWaiting(state) || isOverdue(state, context))
        return wrongState(state);
    if (state.deniedElsewhere)
        return base::fail(
            base::ErrorCode::WrongState,
            u"Somebody with the link said that the customer is not on this call: this verification can't succeed any more."_s);
    if (contact && contact->value.trimmed().isEmpty())
        return base::fail(base::invalid(u"contact"_s, u"is empty"_s));
    if (contact && contact->reason.trimmed().isEmpty())
        return base::fail(base::invalid(u"reason"_s, u"is needed for another contact than the one on file"_s));
    if (state.sends >= context.policy.maxSends)
        return limitReached(u"The link has been sent %1 times; start a new verification."_s.arg(state.sends));

    const base::Instant last = std::max(state.sentAt.value_or(base::Instant{}), state.resentAt.value_or(base::Instant{}));
    const base::Instant again = last + context.policy.resendCooldown;
    if (context.now < again && !(state.secondDeviceAt && *state.secondDeviceAt >= last))
        return limitReached(u"The link was sent a moment ago."_s, std::chrono::ceil<std::chrono::seconds>(again - context.now));

    std::vector events{happened(state, context, by, Resent{})};
    if (contact)
        events.push_back(happened(state, context, by, Corrected{*contact}));
    return events;
}

} // namespace authlink::verification
