// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/event.h"

namespace authlink::verification
{

/// The state of one verification: a fold over its events (docs/domain.md "A verification"). Holds hashes of secrets, no secret.
struct Verification {
    QString id;
    qint64 lastSeq = 0; ///< Event::seq of the last committed event that was folded in
    Agent agent;
    QString callId;
    Customer customer;
    std::optional<ContactOverride> contactOverride;
    QString unlistedReason;
    LinkMode linkMode = LinkMode::Session;
    Channel channel = Channel::Sms;
    bool landing = true;
    QString interviewId;   ///< session mode
    QString linkTokenHash; ///< SHA-256 hex of the landing token that works now; empty: none does
    QString firstWord;
    QString secondWord;
    int sends = 0;
    int attempts = 0;
    std::optional<int> attemptsLeft;
    bool reviewPending = false; ///< Incode holds the session for a manual review (Row::VendorReview)
    Status status = Status::Preparing;
    std::optional<Verdict> verdict;
    std::vector<Reason> reasons;
    /// sentAt: the last sending. openedAt: of the current link. closedAt: any end, not only Closed.
    std::optional<base::Instant> createdAt, sentAt, openedAt, decidedAt, closedAt, linkExpiresAt, validUntil;
    /// When the session ended without a face result; policy.faceResultGrace counts from it.
    std::optional<base::Instant> sessionFinishedAt;
    std::optional<base::Instant> confirmingAt; ///< when Checking began; policy.confirmDeadline counts from it
    std::optional<base::Instant> resentAt;     ///< when a resend was last asked for, sent or not; policy.resendCooldown counts from it
    std::optional<base::Instant> heardAt;      ///< the last news of the current session; policy.reconcileAfter counts from it
    std::optional<Source> passedBy;            ///< where the passing result came from that awaits its confirmation; nullopt: there is none
    bool recordEmpty = false;                  ///< best effort: Incode answered while Checking, but with no result
    bool foundByAsking = false;                ///< the verdict rests on Incode's record alone: no webhook brought a result
    bool deniedElsewhere = false; ///< a No on another device than the one that said Yes, or by an old link: never green any more
    std::optional<base::Instant> secondDeviceAt; ///< when the current link was last followed on another device than the one that said Yes
    std::vector<QString> contestedBy; ///< agents who tried to verify the same customer while this one was undecided: sign-in names
    QString outcome;       ///< what came of the call, as its agent or a supervisor said last: a code of the relay's; empty: not said
    int callNotes = 0;     ///< notes of agents about the call
    QString messageReport; ///< the carrier's last report about the current message (isCarrierReport); empty: none

    bool operator==(const Verification &) const = default;
};

/// Folds one event in. An event that does not fit the state changes nothing, nor does one that was folded in already
/// (0 < seq <= lastSeq). No event turns a decided or ended verification green.
[[nodiscard]] Verification apply(Verification state, const Event &event);
[[nodiscard]] Verification fold(const std::vector<Event> &events);

/// The customer is not in the directory: only the Incode id counts, name and contact were typed by somebody. Older records say so as well.
[[nodiscard]] bool isUnlisted(const Verification &state);

/// A resend was asked for, and the new link is not sent yet: the old link is dead, and what comes now is about it.
[[nodiscard]] bool isBetweenLinks(const Verification &state);

/// The whole state as JSON for the store, in UTF-8, and back. Errors: Invalid: a field is missing or of a wrong type.
[[nodiscard]] QByteArray toJsonText(const Verification &state);
[[nodiscard]] base::Result<Verification> verificationFromJson(const QJsonObject &json);

} // namespace authlink::verification
