// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/samples.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification::test
{

Evidence legacyPass(base::Instant at)
{
    Evidence evidence;
    evidence.source = Source::LegacyOneToN;
    evidence.interviewId = QString(kInterview);
    evidence.transactionId = u"53lkjkjfjshifhasdhfh"_s;
    evidence.matchedCustomerId = QString(kClaimed);
    evidence.faceMatch = Flag::Yes;
    evidence.overall = Overall::Pass;
    evidence.confidence = 0.923182;
    evidence.candidates = {{.customerId = u"sdfasdfwer223r321b9f"_s, .confidence = 0.923182}};
    evidence.spoofAttempt = Flag::No;
    evidence.spoofConfidence = 0.0009008919;
    evidence.secondFactor = Flag::No;
    evidence.receivedAt = at;
    return evidence;
}

Evidence facePass(base::Instant at)
{
    Evidence evidence;
    evidence.source = Source::FaceAuthentication;
    evidence.interviewId = QString(kInterview);
    evidence.externalCustomerId = QString(kId);
    evidence.matchedCustomerId = QString(kClaimed);
    evidence.overall = Overall::Pass;
    evidence.receivedAt = at;
    return evidence;
}

Evidence faceFail(base::Instant at, const QString &errorName, std::optional<int> attemptsLeft)
{
    Evidence evidence = facePass(at);
    evidence.matchedCustomerId.clear();
    evidence.overall = Overall::Fail;
    if (!errorName.isEmpty())
        evidence.error = VendorError{.code = {}, .name = errorName, .message = u"the vendor's words"_s};
    evidence.attemptsLeft = attemptsLeft;
    return evidence;
}

Evidence session(base::Instant at, SessionEvent event)
{
    Evidence evidence;
    evidence.source = Source::Session;
    evidence.sessionEvent = event;
    evidence.interviewId = QString(kInterview);
    evidence.externalCustomerId = QString(kId);
    evidence.receivedAt = at;
    return evidence;
}

Customer sampleCustomer()
{
    return {.account = u"4711"_s,
            .customerId = QString(kClaimed),
            .name = u"Maria Gomez"_s,
            .phone = u"+14155550167"_s,
            .email = u"maria@example.com"_s,
            .language = u"es"_s};
}

Created sampleCreated(LinkMode mode, bool landing)
{
    Created created;
    created.agent = {.name = u"ana"_s, .displayName = u"Ana Ruiz"_s};
    created.customer = sampleCustomer();
    created.callId = u"call-9"_s;
    created.linkMode = mode;
    created.firstWord = u"amber"_s;
    created.secondWord = u"river"_s;
    created.landing = landing;
    return created;
}

SampleVerification::SampleVerification(LinkMode mode, bool landing)
{
    add(u"ana"_s, sampleCreated(mode, landing));
}

SampleVerification &SampleVerification::send()
{
    m_sent = true;
    const QString interview = state.linkMode == LinkMode::Session ? QString(kInterview) : QString();
    add(QString(kByRelay), LinkReady{.interviewId = interview, .linkTokenHash = u"aa"_s, .linkExpiresAt = now + policy.linkLife});
    return add(QString(kByRelay), MessageSent{.channel = state.channel});
}

SampleVerification &SampleVerification::open()
{
    if (!m_sent)
        send();
    wait(std::chrono::seconds(3));
    return take(onYes(state, u"203.0.113.9"_s, u"Phone"_s, context()));
}

SampleVerification &SampleVerification::wait(std::chrono::milliseconds time)
{
    now += time;
    return *this;
}

SampleVerification &SampleVerification::add(const QString &by, EventBody body)
{
    return take(std::vector{Event{.verificationId = QString(kId), .at = now, .by = by, .body = std::move(body)}});
}

SampleVerification &SampleVerification::take(const std::vector<Event> &events)
{
    m_lastKinds.clear();
    for (Event event : events) {
        event.seq = static_cast<qint64>(record.size()) + 1;
        state = apply(std::move(state), event);
        m_lastKinds.append(kindName(event.body));
        record.push_back(std::move(event));
    }
    return *this;
}

SampleVerification &SampleVerification::take(const base::Result<std::vector<Event>> &events)
{
    return take(events.value_or(std::vector<Event>{}));
}

SampleVerification &SampleVerification::receive(Evidence evidence)
{
    evidence.receivedAt = now;
    return take(onEvidence(state, evidence, context()));
}

SampleVerification &SampleVerification::tick()
{
    return take(onTime(state, context()));
}

QStringList SampleVerification::kinds() const
{
    QStringList names;
    for (const Event &event : record)
        names.append(kindName(event.body));
    return names;
}

} // namespace authlink::verification::test
