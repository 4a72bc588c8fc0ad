// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/event_samples.h"

#include "tests/core/verification/samples.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification::test
{

std::vector<EventBody> everyKind()
{
    Evidence evidence = legacyPass(start());
    evidence.matchedCustomerId = u"secret-other-id"_s;
    evidence.confidence = 0.712345;
    evidence.error = VendorError{.code = 4015, .name = u"N"_s, .message = u"secret-vendor-words"_s};
    evidence.attemptsLeft = 1;
    Created created = sampleCreated();
    created.contactOverride = ContactOverride{.value = u"+14155559988"_s, .reason = u"new phone"_s};
    const QString address = u"secret-address"_s;
    const QString device = u"secret-device"_s;
    return {created,
            LinkReady{.interviewId = u"secret-interview"_s, .linkTokenHash = u"secret-hash"_s, .linkExpiresAt = start()},
            MessageSent{.channel = Channel::Email},
            MessageFailed{u"secret-gateway"_s},
            MessageReported{u"secret-carrier"_s},
            LinkPreviewed{},
            Opened{.address = address, .device = device},
            Denied{},
            SecondDevice{.address = address, .device = device, .samePhone = true},
            CaptureStarted{},
            CaptureResumed{},
            AttemptFailed{.reasons = {Reason::TooDark}, .attemptsLeft = 2},
            ResultReceived{.evidence = evidence, .row = Row::OtherCustomer},
            Confirming{},
            Confirmed{},
            VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = start()},
            Contradiction{{Reason::OtherCustomer}},
            EarlyResult{evidence},
            LateResult{evidence},
            Resent{},
            Corrected{{.value = u"+14155559988"_s, .reason = u"new phone"_s}},
            ExpiredEvent{},
            CancelledEvent{u"why"_s},
            ClosedEvent{true},
            Note{.code = u"c"_s, .text = u"t"_s}};
}

} // namespace authlink::verification::test
