// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/situation.h"

#include "core/protocol/messages.h"
#include "core/verification/event.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using verification::Reason;
using verification::Status;
using verification::Verdict;

namespace
{

constexpr int kLastAttempt = 3; // docs/user-guide.md "When it stalls": before the third attempt the agent coaches

bool isKind(const protocol::EventView &event, const char *kind)
{
    return event.kind == QLatin1String(kind);
}

const protocol::EventView *lastOf(const QList<protocol::EventView> &events, std::initializer_list<const char *> kinds)
{
    for (auto event = events.crbegin(); event != events.crend(); ++event) {
        if (std::any_of(kinds.begin(), kinds.end(), [&](const char *kind) { return isKind(*event, kind); }))
            return &*event;
    }
    return nullptr;
}

/// Whether the newest event is a note with this code.
bool endsWithNote(const QList<protocol::EventView> &events, const char *code)
{
    return !events.isEmpty() && isKind(events.constLast(), "note") && protocol::detailOf(events.constLast()).code == QLatin1String(code);
}

bool hasNote(const QList<protocol::EventView> &events, QLatin1StringView code)
{
    return std::any_of(events.begin(), events.end(),
                       [code](const auto &event) { return isKind(event, "note") && protocol::detailOf(event).code == code; });
}

bool hasStalled(const CoachingInput &input, const std::optional<base::Instant> &since, std::chrono::seconds after)
{
    return since && input.serverNow >= *since + after;
}

std::optional<base::Instant> lastSentAt(const CoachingInput &input)
{
    const auto *sent = lastOf(input.events, {"message_sent"});
    return sent ? std::optional(sent->at) : input.view.sentAt;
}

std::optional<base::Instant> lastCaptureAt(const CoachingInput &input)
{
    const auto *capture = lastOf(input.events, {"capture_started", "capture_resumed"});
    return capture ? std::optional(capture->at) : input.view.openedAt;
}

std::optional<base::Instant> checkingSince(const CoachingInput &input)
{
    return confirmingSince(input.view, input.events);
}

/// Longer than for opening the link: a selfie takes more time than a tap.
std::chrono::seconds captureStall(const CoachingInput &input)
{
    return 2 * input.stallAfter;
}

std::optional<Situation> badReport(const QString &report)
{
    if (report == "undelivered"_L1 || report == "failed"_L1)
        return Situation::Undeliverable;
    if (report == "blocked"_L1)
        return Situation::MessageBlocked;
    if (report == "landline"_L1)
        return Situation::Landline;
    return std::nullopt;
}

Situation sentSituation(const CoachingInput &input)
{
    const auto *message = lastOf(input.events, {"message_sent", "message_failed"});
    if (message && isKind(*message, "message_failed"))
        return Situation::Undeliverable;
    if (const auto bad = badReport(input.view.messageReport))
        return *bad;
    if (hasStalled(input, lastSentAt(input), input.stallAfter))
        return Situation::NotOpened;
    const bool byHand = input.view.channel.is(verification::Channel::Copy) || input.view.channel.is(verification::Channel::Qr);
    return byHand ? Situation::HandOver : Situation::WaitingToOpen;
}

Situation retrySituation(const CoachingInput &input)
{
    const auto failures =
        std::count_if(input.events.begin(), input.events.end(), [](const auto &e) { return isKind(e, "attempt_failed"); });
    if (failures >= kLastAttempt - 1 || input.view.attemptsLeft == 1)
        return Situation::LastAttempt;
    const auto reasons = failedAttemptReasons(input);
    if (reasons.contains(Reason::TooDark))
        return Situation::RetryTooDark;
    constexpr std::array kFace{Reason::MaskWorn,     Reason::LensesWorn, Reason::HeadCovered, Reason::EyesClosed, Reason::FaceOccluded,
                               Reason::SeveralFaces, Reason::NoFace,     Reason::FaceCropped, Reason::TooSmall};
    const bool isFace = std::any_of(kFace.begin(), kFace.end(), [&](Reason reason) { return reasons.contains(reason); });
    return isFace ? Situation::RetryFace : Situation::RetryOther;
}

Situation capturingSituation(const CoachingInput &input)
{
    const auto *last = lastOf(input.events, {"capture_started", "capture_resumed", "attempt_failed"});
    if (last && isKind(*last, "attempt_failed"))
        return retrySituation(input);
    return hasStalled(input, lastCaptureAt(input), captureStall(input)) ? Situation::CaptureSlow : Situation::Capturing;
}

Situation pendingSituation(const CoachingInput &input)
{
    if (hasNote(input.events, verification::kNoteDeniedElsewhere))
        return Situation::DeniedElsewhere;
    if (input.vendor == protocol::VendorState::Outage)
        return Situation::Outage;
    if (endsWithNote(input.events, "unproven_pass"))
        return Situation::UnprovenPass;
    if (endsWithNote(input.events, "same_customer") || (input.view.contested && endsWithNote(input.events, "several_agents")))
        return Situation::Contested;
    if (input.view.hasReason(Reason::SameCustomerTwice) || endsWithNote(input.events, "ambiguous_customer"))
        return Situation::SameCustomerTwice;
    if (endsWithNote(input.events, "several_agents"))
        return Situation::SeveralAgents;
    if (endsWithNote(input.events, "unattributed_attempt"))
        return Situation::UnattributedAttempt;
    // What the carrier reports, or who looks at the page, is no progress: it does not take this away.
    const auto *progress = lastOf(input.events, {"second_device", "resent", "opened", "capture_started", "capture_resumed",
                                                 "attempt_failed", "result_received", "confirming"});
    if (progress && isKind(*progress, "second_device"))
        return protocol::detailOf(*secondDeviceOf(input.events)).samePhone ? Situation::SecondBrowser : Situation::SecondDevice;
    switch (*input.view.status.value) {
    case Status::Preparing:
        return Situation::Preparing;
    case Status::Sent:
        return sentSituation(input);
    case Status::Opened:
        return hasStalled(input, input.view.openedAt, input.stallAfter) ? Situation::CaptureSlow : Situation::Opened;
    case Status::Capturing:
        return capturingSituation(input);
    case Status::Checking:
        return hasStalled(input, checkingSince(input), input.stallAfter) ? Situation::ProcessingSlow : Situation::Checking;
    default:
        return Situation::Unknown;
    }
}

Situation verdictSituation(const CoachingInput &input)
{
    if (!input.view.verdict.value)
        return Situation::Unknown;
    switch (*input.view.verdict.value) {
    case Verdict::Verified: {
        const BannerKind banner = bannerOf(input.view, input.freshness, input.serverNow);
        if (banner == BannerKind::FaceOnly)
            return Situation::FaceOnly;
        if (banner != BannerKind::Verified)
            return Situation::ValidityEnded;
        // Whoever has the link on another phone reads the second word there, too: that question comes first.
        const auto *second = secondDeviceOf(input.events);
        if (second && !protocol::detailOf(*second).samePhone)
            return Situation::VerifiedSecondDevice;
        return isContested(input.view, input.events) ? Situation::VerifiedContested : Situation::Verified;
    }
    case Verdict::WrongPerson:
        return Situation::WrongPerson;
    case Verdict::NotRecognized:
        return Situation::NotRecognized;
    case Verdict::SpoofSuspected:
        return Situation::SpoofSuspected;
    case Verdict::Blocklisted:
        return Situation::Blocklisted;
    case Verdict::NotEnrolled:
        return Situation::NotEnrolled;
    case Verdict::Inconclusive:
        if (input.view.hasReason(Reason::NotConfirmed))
            return Situation::NotConfirmed;
        return input.view.hasReason(Reason::Unconfirmed) ? Situation::Unconfirmed : Situation::Inconclusive;
    case Verdict::NeedsReview:
        if (input.view.hasReason(Reason::CustomerDenied))
            return Situation::DeniedAfterVerdict;
        return lastOf(input.events, {"contradiction"}) ? Situation::Contradicted : Situation::NeedsReview;
    }
    return Situation::Unknown;
}

Situation closedSituation(const CoachingInput &input)
{
    const auto *closed = lastOf(input.events, {"closed"});
    const bool ranOut = closed && protocol::detailOf(*closed).validityEnded;
    return ranOut ? Situation::ValidityEnded : Situation::Closed;
}

} // namespace

std::optional<base::Instant> confirmingSince(const protocol::VerificationView &view, const QList<protocol::EventView> &events)
{
    if (!view.status.is(Status::Checking))
        return std::nullopt;
    const auto *last = lastOf(events, {"confirming"});
    if (!last)
        last = lastOf(events, {"result_received"});
    return last ? std::optional(last->at) : view.openedAt;
}

const protocol::EventView *secondDeviceOf(const QList<protocol::EventView> &events)
{
    const protocol::EventView *found = nullptr;
    for (auto event = events.crbegin(); event != events.crend() && !isKind(*event, "resent"); ++event) {
        if (!isKind(*event, "second_device"))
            continue;
        if (!protocol::detailOf(*event).samePhone)
            return &*event;
        if (!found)
            found = &*event;
    }
    return found;
}

bool hasCodeWords(const protocol::VerificationView &view)
{
    return view.landing && !view.secondWord.isEmpty();
}

QList<Reason> failedAttemptReasons(const CoachingInput &input)
{
    QList<Reason> reasons;
    const auto *failed = lastOf(input.events, {"attempt_failed"});
    if (!failed)
        return reasons;
    for (const auto &reason : protocol::detailOf(*failed).reasons) {
        if (reason.value)
            reasons.append(*reason.value);
    }
    return reasons;
}

bool hasUnprovenPass(const protocol::VerificationView &view, const QList<protocol::EventView> &events)
{
    return view.hasReason(Reason::NotConfirmed) || hasNote(events, protocol::kNoticeUnprovenPass);
}

bool isContested(const protocol::VerificationView &view, const QList<protocol::EventView> &events)
{
    return view.contested || hasNote(events, protocol::kNoticeSameCustomer);
}

bool hasSeveralAgents(const QList<protocol::EventView> &events)
{
    return hasNote(events, protocol::kNoticeSeveralAgents);
}

bool hasAlert(const protocol::VerificationView &view, const QList<protocol::EventView> &events)
{
    return hasUnprovenPass(view, events) || isContested(view, events) || hasSeveralAgents(events);
}

Situation situationOf(const CoachingInput &input)
{
    if (input.freshness == Freshness::Stale)
        return Situation::Stale;
    if (!input.view.status.value)
        return Situation::Unknown;
    switch (*input.view.status.value) {
    case Status::Decided:
        return verdictSituation(input);
    case Status::SendFailed:
        return Situation::SendFailed;
    case Status::Denied:
        return Situation::Refused;
    case Status::Expired:
        return Situation::Expired;
    case Status::Cancelled:
        return Situation::Cancelled;
    case Status::Closed:
        return closedSituation(input);
    default:
        return pendingSituation(input);
    }
}

} // namespace authlink::client
