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
    a.field("account", v.account);
    a.field("customerId", v.customerId);
    a.field("name", v.name);
    a.field("phone", v.phone);
    a.field("email", v.email);
    a.field("language", v.language);
}

template <typename A>
void fields(A &a, Like<Agent> auto &v)
{
    a.field("name", v.name);
    a.field("displayName", v.displayName);
}

template <typename A>
void fields(A &a, Like<ContactOverride> auto &v)
{
    a.field("value", v.value);
    a.field("reason", v.reason);
}

template <typename A>
void fields(A &a, Like<VendorError> auto &v)
{
    a.field("code", v.code);
    a.field("name", v.name);
    a.field("message", v.message);
}

template <typename A>
void fields(A &a, Like<Candidate> auto &v)
{
    a.field("customerId", v.customerId);
    a.field("confidence", v.confidence);
}

template <typename A>
void fields(A &a, Like<Evidence> auto &v)
{
    a.field("source", v.source);
    a.field("sessionEvent", v.sessionEvent);
    a.field("interviewId", v.interviewId);
    a.field("transactionId", v.transactionId);
    a.field("matchedCustomerId", v.matchedCustomerId);
    a.field("externalCustomerId", v.externalCustomerId);
    a.field("faceMatch", v.faceMatch);
    a.field("overall", v.overall);
    a.field("confidence", v.confidence);
    a.field("candidates", v.candidates);
    a.field("spoofAttempt", v.spoofAttempt);
    a.field("spoofConfidence", v.spoofConfidence);
    a.field("secondFactor", v.secondFactor);
    a.field("error", v.error);
    a.field("attemptsLeft", v.attemptsLeft);
    a.field("receivedAt", v.receivedAt);
    a.addedLater("issuedAt", v.issuedAt);
}

template <typename A>
void fields(A &a, Like<Created> auto &v)
{
    a.field("agent", v.agent);
    a.field("customer", v.customer);
    a.field("callId", v.callId);
    a.field("linkMode", v.linkMode);
    a.field("channel", v.channel);
    a.field("contactOverride", v.contactOverride);
    a.field("unlistedReason", v.unlistedReason);
    a.field("firstWord", v.firstWord);
    a.field("secondWord", v.secondWord);
    a.field("landing", v.landing);
}

template <typename A>
void fields(A &a, Like<LinkReady> auto &v)
{
    a.field("interviewId", v.interviewId);
    a.field("linkTokenHash", v.linkTokenHash);
    a.field("linkExpiresAt", v.linkExpiresAt);
}

template <typename A>
void fields(A &a, Like<MessageSent> auto &v)
{
    a.field("channel", v.channel);
}

template <typename A>
void fields(A &a, Like<MessageFailed> auto &v)
{
    a.field("why", v.why);
}

template <typename A>
void fields(A &a, Like<MessageReported> auto &v)
{
    a.field("report", v.report);
}

template <typename A>
void fields(A &a, Like<Opened> auto &v)
{
    a.field("address", v.address);
    a.field("device", v.device);
}

template <typename A>
void fields(A &a, Like<SecondDevice> auto &v)
{
    a.field("address", v.address);
    a.field("device", v.device);
    a.addedLater("samePhone", v.samePhone);
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
    a.field("reasons", v.reasons);
    a.field("attemptsLeft", v.attemptsLeft);
}

template <typename A>
void fields(A &a, Like<ResultReceived> auto &v)
{
    a.field("evidence", v.evidence);
    a.field("row", v.row);
}

template <typename A>
void fields(A &a, Like<VerdictReached> auto &v)
{
    a.field("verdict", v.verdict);
    a.field("reasons", v.reasons);
    a.field("validUntil", v.validUntil);
    a.addedLater("foundByAsking", v.foundByAsking);
}

template <typename A>
void fields(A &a, Like<Contradiction> auto &v)
{
    a.field("reasons", v.reasons);
}

template <typename A, typename T>
requires Like<T, EarlyResult> || Like<T, LateResult>
void fields(A &a, T &v)
{
    a.field("evidence", v.evidence);
}

template <typename A>
void fields(A &a, Like<Corrected> auto &v)
{
    a.field("contact", v.contact);
}

template <typename A>
void fields(A &a, Like<CancelledEvent> auto &v)
{
    a.field("why", v.why);
}

template <typename A>
void fields(A &a, Like<ClosedEvent> auto &v)
{
    a.field("validityEnded", v.validityEnded);
}

template <typename A>
void fields(A &a, Like<Note> auto &v)
{
    a.field("code", v.code);
    a.field("text", v.text);
    a.addedLater("outcome", v.outcome);
}

template <typename A>
void fields(A &a, Like<Verification> auto &v)
{
    a.field("id", v.id);
    a.field("lastSeq", v.lastSeq);
    a.field("agent", v.agent);
    a.field("callId", v.callId);
    a.field("customer", v.customer);
    a.field("contactOverride", v.contactOverride);
    a.field("unlistedReason", v.unlistedReason);
    a.field("linkMode", v.linkMode);
    a.field("channel", v.channel);
    a.field("landing", v.landing);
    a.field("interviewId", v.interviewId);
    a.field("linkTokenHash", v.linkTokenHash);
    a.field("firstWord", v.firstWord);
    a.field("secondWord", v.secondWord);
    a.field("sends", v.sends);
    a.field("attempts", v.attempts);
    a.field("attemptsLeft", v.attemptsLeft);
    a.field("reviewPending", v.reviewPending);
    a.field("status", v.status);
    a.field("verdict", v.verdict);
    a.field("reasons", v.reasons);
    a.field("createdAt", v.createdAt);
    a.field("sentAt", v.sentAt);
    a.field("openedAt", v.openedAt);
    a.field("decidedAt", v.decidedAt);
    a.field("closedAt", v.closedAt);
    a.field("linkExpiresAt", v.linkExpiresAt);
    a.field("validUntil", v.validUntil);
    a.field("sessionFinishedAt", v.sessionFinishedAt);
    a.field("confirmingAt", v.confirmingAt);
    a.field("resentAt", v.resentAt);
    a.addedLater("heardAt", v.heardAt);
    a.addedLater("passedBy", v.passedBy);
    a.addedLater("recordEmpty", v.recordEmpty);
    a.addedLater("foundByAsking", v.foundByAsking);
    a.addedLater("messageReport", v.messageReport);
    a.addedLater("deniedElsewhere", v.deniedElsewhere);
    a.addedLater("secondDeviceAt", v.secondDeviceAt);
    a.addedLater("contestedBy", v.contestedBy);
    a.addedLater("outcome", v.outcome);
    a.addedLater("callNotes", v.callNotes);
}

} // namespace authlink::verification
