// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/json/archive.h"
#include "core/verification/verification.h"

/// Private to core/verification: how every struct of the domain is stored. A key never changes: records that are kept already have it.
namespace authlink::verification
{

template <typename A>
void fields(A &a, Like<Customer> auto &v)
{
    a.field(QLatin1StringView("account"), v.account);
    a.field(QLatin1StringView("customerId"), v.customerId);
    a.field(QLatin1StringView("name"), v.name);
    a.field(QLatin1StringView("phone"), v.phone);
    a.field(QLatin1StringView("email"), v.email);
    a.field(QLatin1StringView("language"), v.language);
}

template <typename A>
void fields(A &a, Like<Agent> auto &v)
{
    a.field(QLatin1StringView("name"), v.name);
    a.field(QLatin1StringView("displayName"), v.displayName);
}

template <typename A>
void fields(A &a, Like<ContactOverride> auto &v)
{
    a.field(QLatin1StringView("value"), v.value);
    a.field(QLatin1StringView("reason"), v.reason);
}

template <typename A>
void fields(A &a, Like<VendorError> auto &v)
{
    a.field(QLatin1StringView("code"), v.code);
    a.field(QLatin1StringView("name"), v.name);
    a.field(QLatin1StringView("message"), v.message);
}

template <typename A>
void fields(A &a, Like<Candidate> auto &v)
{
    a.field(QLatin1StringView("customerId"), v.customerId);
    a.field(QLatin1StringView("confidence"), v.confidence);
}

template <typename A>
void fields(A &a, Like<Evidence> auto &v)
{
    a.field(QLatin1StringView("source"), v.source);
    a.field(QLatin1StringView("sessionEvent"), v.sessionEvent);
    a.field(QLatin1StringView("interviewId"), v.interviewId);
    a.field(QLatin1StringView("transactionId"), v.transactionId);
    a.field(QLatin1StringView("matchedCustomerId"), v.matchedCustomerId);
    a.field(QLatin1StringView("externalCustomerId"), v.externalCustomerId);
    a.field(QLatin1StringView("faceMatch"), v.faceMatch);
    a.field(QLatin1StringView("overall"), v.overall);
    a.field(QLatin1StringView("confidence"), v.confidence);
    a.field(QLatin1StringView("candidates"), v.candidates);
    a.field(QLatin1StringView("spoofAttempt"), v.spoofAttempt);
    a.field(QLatin1StringView("spoofConfidence"), v.spoofConfidence);
    a.field(QLatin1StringView("secondFactor"), v.secondFactor);
    a.field(QLatin1StringView("error"), v.error);
    a.field(QLatin1StringView("attemptsLeft"), v.attemptsLeft);
    a.field(QLatin1StringView("receivedAt"), v.receivedAt);
    a.addedLater(QLatin1StringView("issuedAt"), v.issuedAt);
}

template <typename A>
void fields(A &a, Like<Created> auto &v)
{
    a.field(QLatin1StringView("agent"), v.agent);
    a.field(QLatin1StringView("customer"), v.customer);
    a.field(QLatin1StringView("callId"), v.callId);
    a.field(QLatin1StringView("linkMode"), v.linkMode);
    a.field(QLatin1StringView("channel"), v.channel);
    a.field(QLatin1StringView("contactOverride"), v.contactOverride);
    a.field(QLatin1StringView("unlistedReason"), v.unlistedReason);
    a.field(QLatin1StringView("firstWord"), v.firstWord);
    a.field(QLatin1StringView("secondWord"), v.secondWord);
    a.field(QLatin1StringView("landing"), v.landing);
}

template <typename A>
void fields(A &a, Like<LinkReady> auto &v)
{
    a.field(QLatin1StringView("interviewId"), v.interviewId);
    a.field(QLatin1StringView("linkTokenHash"), v.linkTokenHash);
    a.field(QLatin1StringView("linkExpiresAt"), v.linkExpiresAt);
}

template <typename A>
void fields(A &a, Like<MessageSent> auto &v)
{
    a.field(QLatin1StringView("channel"), v.channel);
}

template <typename A>
void fields(A &a, Like<MessageFailed> auto &v)
{
    a.field(QLatin1StringView("why"), v.why);
}

template <typename A>
void fields(A &a, Like<MessageReported> auto &v)
{
    a.field(QLatin1StringView("report"), v.report);
}

template <typename A, typename T>
requires Like<T, Opened> || Like<T, SecondDevice>
void fields(A &a, T &v)
{
    a.field(QLatin1StringView("address"), v.address);
    a.field(QLatin1StringView("device"), v.device);
}

/// Kinds of events without fields.
template <typename T>
concept Bare = std::is_empty_v<std::remove_cv_t<T>>;

template <typename A>
void fields(A & /*a*/, Bare auto & /*v*/)
{
}

template <typename A>
void fields(A &a, Like<AttemptFailed> auto &v)
{
    a.field(QLatin1StringView("reasons"), v.reasons);
    a.field(QLatin1StringView("attemptsLeft"), v.attemptsLeft);
}

template <typename A>
void fields(A &a, Like<ResultReceived> auto &v)
{
    a.field(QLatin1StringView("evidence"), v.evidence);
    a.field(QLatin1StringView("row"), v.row);
}

template <typename A>
void fields(A &a, Like<VerdictReached> auto &v)
{
    a.field(QLatin1StringView("verdict"), v.verdict);
    a.field(QLatin1StringView("reasons"), v.reasons);
    a.field(QLatin1StringView("validUntil"), v.validUntil);
    a.addedLater(QLatin1StringView("foundByAsking"), v.foundByAsking);
}

template <typename A>
void fields(A &a, Like<Contradiction> auto &v)
{
    a.field(QLatin1StringView("reasons"), v.reasons);
}

template <typename A, typename T>
requires Like<T, EarlyResult> || Like<T, LateResult>
void fields(A &a, T &v)
{
    a.field(QLatin1StringView("evidence"), v.evidence);
}

template <typename A>
void fields(A &a, Like<Corrected> auto &v)
{
    a.field(QLatin1StringView("contact"), v.contact);
}

template <typename A>
void fields(A &a, Like<CancelledEvent> auto &v)
{
    a.field(QLatin1StringView("why"), v.why);
}

template <typename A>
void fields(A &a, Like<ClosedEvent> auto &v)
{
    a.field(QLatin1StringView("validityEnded"), v.validityEnded);
}

template <typename A>
void fields(A &a, Like<Note> auto &v)
{
    a.field(QLatin1StringView("code"), v.code);
    a.field(QLatin1StringView("text"), v.text);
}

template <typename A>
void fields(A &a, Like<Verification> auto &v)
{
    a.field(QLatin1StringView("id"), v.id);
    a.field(QLatin1StringView("lastSeq"), v.lastSeq);
    a.field(QLatin1StringView("agent"), v.agent);
    a.field(QLatin1StringView("callId"), v.callId);
    a.field(QLatin1StringView("customer"), v.customer);
    a.field(QLatin1StringView("contactOverride"), v.contactOverride);
    a.field(QLatin1StringView("unlistedReason"), v.unlistedReason);
    a.field(QLatin1StringView("linkMode"), v.linkMode);
    a.field(QLatin1StringView("channel"), v.channel);
    a.field(QLatin1StringView("landing"), v.landing);
    a.field(QLatin1StringView("interviewId"), v.interviewId);
    a.field(QLatin1StringView("linkTokenHash"), v.linkTokenHash);
    a.field(QLatin1StringView("firstWord"), v.firstWord);
    a.field(QLatin1StringView("secondWord"), v.secondWord);
    a.field(QLatin1StringView("sends"), v.sends);
    a.field(QLatin1StringView("attempts"), v.attempts);
    a.field(QLatin1StringView("attemptsLeft"), v.attemptsLeft);
    a.field(QLatin1StringView("reviewPending"), v.reviewPending);
    a.field(QLatin1StringView("status"), v.status);
    a.field(QLatin1StringView("verdict"), v.verdict);
    a.field(QLatin1StringView("reasons"), v.reasons);
    a.field(QLatin1StringView("createdAt"), v.createdAt);
    a.field(QLatin1StringView("sentAt"), v.sentAt);
    a.field(QLatin1StringView("openedAt"), v.openedAt);
    a.field(QLatin1StringView("decidedAt"), v.decidedAt);
    a.field(QLatin1StringView("closedAt"), v.closedAt);
    a.field(QLatin1StringView("linkExpiresAt"), v.linkExpiresAt);
    a.field(QLatin1StringView("validUntil"), v.validUntil);
    a.field(QLatin1StringView("sessionFinishedAt"), v.sessionFinishedAt);
    a.field(QLatin1StringView("confirmingAt"), v.confirmingAt);
    a.field(QLatin1StringView("resentAt"), v.resentAt);
    a.addedLater(QLatin1StringView("heardAt"), v.heardAt);
    a.addedLater(QLatin1StringView("passedBy"), v.passedBy);
    a.addedLater(QLatin1StringView("recordEmpty"), v.recordEmpty);
    a.addedLater(QLatin1StringView("foundByAsking"), v.foundByAsking);
    a.addedLater(QLatin1StringView("messageReport"), v.messageReport);
}

} // namespace authlink::verification
