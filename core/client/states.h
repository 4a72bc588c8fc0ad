// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The states a panel can show. Their texts are in core/client/text.
namespace authlink::client
{
Q_NAMESPACE

/// Whether what is shown is known to be current.
enum class Freshness {
    Fresh, ///< the relay confirmed it on the connection that is live now
    Stale, ///< the connection was lost since, the relay has not confirmed it yet, or it can't record what would change it
};
Q_ENUM_NS(Freshness)

/// What the banner of a panel says (docs/user-guide.md "The banner"). Only Verified is green; NotVerified, WrongPerson, SpoofSuspected and
/// Refused are red; FaceOnly, Inconclusive, NeedsReview and SendFailed amber; Outage has a color of its own; the rest grey.
enum class BannerKind {
    NotVerifiedYet, ///< NOT VERIFIED: from the first moment until a verdict
    Verified,
    FaceOnly,    ///< verified for a customer who is not in the directory: the face belongs to an Incode id, and the name was only typed
    NotVerified, ///< not_recognized, blocklisted, not_enrolled
    WrongPerson,
    SpoofSuspected,
    Refused, ///< the customer said no
    Inconclusive,
    NeedsReview,
    Expired, ///< the link ran out
    Cancelled,
    SendFailed,
    Ended,  ///< closed; a verified verdict that has ended is no longer green
    Stale,  ///< not current (Freshness::Stale): grey, with its age
    Outage, ///< the relay says that the vendor is out: whatever is pending can't be decided now
};
Q_ENUM_NS(BannerKind)

/// What is going on, as the agent needs to know it: the rows of docs/coaching.md. What to say is phraseOf() (text/phrases.h).
enum class Situation {
    Preparing,
    WaitingToOpen,  ///< sent
    HandOver,       ///< by copy or QR: the agent hands the link over
    NotOpened,      ///< stall: not opened after the policy's time
    Undeliverable,  ///< the carrier or the gateway says that the message did not arrive
    MessageBlocked, ///< the carrier says that it was blocked
    Landline,       ///< the carrier says that the number is a landline
    Opened,         ///< said yes; the capture page is loading
    CaptureSlow,    ///< stall: opened, no picture: camera refused or hesitation
    Capturing,
    RetryTooDark,        ///< attempt failed, tries left
    RetryFace,           ///< attempt failed, tries left: glasses, mask, cap, eyes, framing
    RetryOther,          ///< attempt failed, tries left
    LastAttempt,         ///< the third attempt, or one try left
    Checking,            ///< a passing result is being confirmed with Incode
    ProcessingSlow,      ///< stall while checking
    SecondDevice,        ///< the link was opened on a second device
    SecondBrowser,       ///< the same, but probably in another browser of the same phone
    DeniedElsewhere,     ///< somebody said No on a second device, or by an earlier link: it can't turn green any more
    UnattributedAttempt, ///< static mode: an attempt that can't be tied to a customer failed
    SameCustomerTwice,   ///< two open verifications for the same customer: neither is attributed
    Contested,           ///< somebody else tried to be verified as this customer just now
    SeveralAgents,       ///< many agents tried for this customer in a short time
    UnprovenPass,        ///< a passing result came that nothing of ours stands behind: perhaps a forgery
    Outage,              ///< Incode is out; nothing pending can be decided
    Verified,
    VerifiedSecondDevice, ///< verified, and the link was opened on a second device before
    VerifiedContested,    ///< verified, and somebody else tried to be verified as this customer before
    FaceOnly,             ///< verified, but nothing proves the name that was typed
    ValidityEnded,
    WrongPerson,
    NotRecognized,
    SpoofSuspected,
    Blocklisted,
    NotEnrolled,
    Inconclusive,
    NotConfirmed, ///< inconclusive: Incode does not stand by a passing result
    Unconfirmed,  ///< inconclusive: Incode could not be asked in time
    NeedsReview,
    Contradicted,       ///< a verified verdict was taken back
    DeniedAfterVerdict, ///< the customer's No took it back, or stood against it
    Refused,
    Expired,
    Cancelled,
    SendFailed,
    Closed,
    Stale,
    Unknown, ///< a status or verdict newer than this console
};
Q_ENUM_NS(Situation)

} // namespace authlink::client
