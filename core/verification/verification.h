// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/event.h"

namespace authlink::verification
{

/// The state of one verification: a fold over its events. Holds no secret but hashes.
struct Verification {
    QString id;
    qint64 lastSeq = 0; ///< seq of the last committed event folded in
    Agent agent;
    QString callId;
    Customer customer;
    std::optional<ContactOverride> contactOverride;
    QString unlistedReason;
    LinkMode linkMode = LinkMode::Session;
    Channel channel = Channel::Sms;
    bool landing = true;
    QString interviewId;   ///< session mode
    QString linkTokenHash; ///< of the token that works now
    QString firstWord;
    QString secondWord;
    int sends = 0;
    int attempts = 0;
    std::optional<int> attemptsLeft;
    bool reviewPending = false; ///< Session Pending Review was seen (row 13)
    Status status = Status::Preparing;
    std::optional<Verdict> verdict;
    std::vector<Reason> reasons;
    /// sentAt: of the last sending. openedAt: of the link that works now. closedAt: of any end, not only Closed.
    std::optional<base::Instant> createdAt, sentAt, openedAt, decidedAt, closedAt, linkExpiresAt, validUntil;
    /// Session Succeeded / ONBOARDING_FINISHED seen without a face result: when (starts the grace period).
    std::optional<base::Instant> sessionFinishedAt;
    std::optional<base::Instant> confirmingAt; ///< when Checking began (bounds row 15)
    std::optional<base::Instant> resentAt;     ///< the last resend asked for, sent or not (bounds the cooldown)
    std::optional<base::Instant> heardAt;      ///< the last news of the session that works now (puts the reconciliation off)
    std::optional<Source> passedBy;            ///< the shape of the passing result that waits in Checking; nullopt: none does
    bool recordEmpty = false;                  ///< best effort: Incode was reached while Checking and vouched for nothing
    bool foundByAsking = false;                ///< the verdict rests on Incode's record alone, no result arrived
    QString messageReport;                     ///< the carrier's last word about the last message (isCarrierReport); empty: none

    bool operator==(const Verification &) const = default;
};

/// Folds one event in. Total: an event that does not fit the state is recorded elsewhere and changes nothing here.
/// Nothing ever turns a decided or ended verification green. Idempotent for a seq already folded in (seq != 0 && seq <= lastSeq).
[[nodiscard]] Verification apply(Verification state, const Event &event);
[[nodiscard]] Verification fold(const std::vector<Event> &events);

/// A resend has killed the old link at once, and the new one is not out yet: what comes now is of the old one.
[[nodiscard]] bool isBetweenLinks(const Verification &state);

/// Full state as JSON for the store (lossless), and back.
[[nodiscard]] QJsonObject toJson(const Verification &state);
[[nodiscard]] base::Result<Verification> verificationFromJson(const QJsonObject &json);

} // namespace authlink::verification
