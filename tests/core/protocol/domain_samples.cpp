// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/domain_samples.h"

#include "tests/support/stream_fixtures.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

using namespace verification;
using namespace std::chrono_literals;

namespace
{

const Agent kAgent{.name = u"ana"_s, .displayName = u"Ana Ruiz"_s};
const ContactOverride kOtherPhone{.value = u"+14155550199"_s, .reason = u"The phone on file was stolen."_s};

Evidence samplePass()
{
    Evidence evidence;
    evidence.source = Source::FaceAuthentication;
    evidence.interviewId = u"63hsjlkdhfkhahjk1hkj"_s;
    evidence.transactionId = u"6543210fedcba9876543210f"_s;
    evidence.matchedCustomerId = sampleCustomer().customerId;
    evidence.faceMatch = Flag::Yes;
    evidence.overall = Overall::Pass;
    evidence.confidence = 0.97;
    evidence.spoofAttempt = Flag::No;
    evidence.receivedAt = kStart + 45s;
    return evidence;
}

Evidence sampleFail()
{
    Evidence evidence = samplePass();
    evidence.matchedCustomerId.clear();
    evidence.faceMatch = Flag::No;
    evidence.overall = Overall::Fail;
    evidence.confidence.reset();
    evidence.error = VendorError{.code = 4019, .name = u"FACE_TOO_DARK"_s, .message = u"Face is too dark"_s};
    evidence.attemptsLeft = 2;
    return evidence;
}

Created sampleCreated()
{
    Created created;
    created.agent = kAgent;
    created.customer = sampleCustomer();
    created.callId = u"call-4711"_s;
    created.contactOverride = kOtherPhone;
    created.firstWord = u"amber"_s;
    created.secondWord = u"river"_s;
    return created;
}

} // namespace

Customer sampleCustomer()
{
    return {.account = u"100200301"_s,
            .customerId = u"63hshkdfkjhajkafasdf"_s,
            .name = u"Maria Garcia"_s,
            .phone = u"+14155550167"_s,
            .email = u"maria@example.com"_s,
            .language = u"es"_s};
}

Verification startedVerification()
{
    Verification state;
    state.id = kSampleId;
    state.agent = kAgent;
    state.callId = u"call-4711"_s;
    state.customer = sampleCustomer();
    state.firstWord = u"amber"_s;
    state.secondWord = u"river"_s;
    state.createdAt = kStart;
    return state;
}

Verification sentVerification()
{
    Verification state = startedVerification();
    state.status = Status::Sent;
    state.sends = 1;
    state.messageReport = u"delivered"_s;
    state.sentAt = kStart + 1s;
    state.linkExpiresAt = kStart + 5min;
    return state;
}

Verification verifiedVerification()
{
    Verification state = sentVerification();
    state.status = Status::Decided;
    state.verdict = Verdict::Verified;
    state.attemptsLeft = 2;
    state.openedAt = kStart + 20s;
    state.decidedAt = kStart + 45'250ms;
    state.validUntil = kStart + 10min + 45'250ms;
    return state;
}

Verification wrongPersonVerification()
{
    Verification state = verifiedVerification();
    state.verdict = Verdict::WrongPerson;
    state.reasons = {Reason::OtherCustomer};
    state.validUntil.reset();
    return state;
}

Verification cancelledVerification()
{
    Verification state = sentVerification();
    state.status = Status::Cancelled;
    state.closedAt = kStart + 90s;
    return state;
}

Verification closedVerification()
{
    Verification state = verifiedVerification();
    state.status = Status::Closed;
    state.closedAt = kStart + 3min;
    return state;
}

std::vector<Event> eventsOfEveryKind()
{
    const QString address = u"203.0.113.7"_s;
    const QString device = u"iPhone, Safari"_s;
    const std::vector<std::pair<QLatin1StringView, EventBody>> story{
        {"ana"_L1, sampleCreated()},
        {kByRelay, LinkReady{.interviewId = samplePass().interviewId, .linkTokenHash = u"never shown"_s, .linkExpiresAt = kStart + 5min}},
        {kByRelay, MessageSent{.channel = Channel::Sms}},
        {kByRelay, MessageFailed{u"The gateway answered 502."_s}},
        {"carrier"_L1, MessageReported{u"delivered"_s}},
        {kByRelay, LinkPreviewed{}},
        {kByCustomer, Opened{.address = address, .device = device}},
        {kByCustomer, Denied{}},
        {kByCustomer, SecondDevice{.address = u"203.0.113.8"_s, .device = u"Android, Chrome"_s}},
        {kByIncode, CaptureStarted{}},
        {kByIncode, CaptureResumed{}},
        {kByIncode, AttemptFailed{.reasons = {Reason::TooDark}, .attemptsLeft = 2}},
        {kByIncode, ResultReceived{.evidence = samplePass(), .row = verification::Row::Verified}},
        {kByRelay, Confirming{}},
        {kByRelay, Confirmed{}},
        {kByRelay, VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = kStart + 10min + 45s}},
        {kByRelay, Contradiction{{Reason::OtherCustomer}}},
        {kByIncode, EarlyResult{samplePass()}},
        {kByIncode, LateResult{sampleFail()}},
        {"ana"_L1, Resent{}},
        {"ana"_L1, Corrected{kOtherPhone}},
        {kByRelay, ExpiredEvent{}},
        {"ana"_L1, CancelledEvent{u"The caller hung up."_s}},
        {"ana"_L1, ClosedEvent{.validityEnded = false}},
        {"ben"_L1, Note{.code = kNoteSameCustomer, .text = u"Somebody else claims to be this customer now, with another agent."_s}},
        {kByRelay, Note{.code = u"unproven_pass"_s, .text = u"Incode's own record does not confirm the result."_s}},
    };
    std::vector<Event> events;
    for (const auto &[by, body] : story) {
        const auto number = static_cast<qint64>(events.size()) + 1;
        events.push_back({.verificationId = kSampleId, .at = kStart + number * 3s, .by = by, .body = body, .seq = number});
    }
    return events;
}

} // namespace authlink::test
