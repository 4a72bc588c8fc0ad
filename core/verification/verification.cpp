// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/verification.h"

#include "core/verification/json/stored_fields.h"

#include <algorithm>

namespace authlink::verification
{

namespace
{

/// Folds one event into a state: an overload for each kind, which checks that the event fits the status.
class Folding
{
public:
    Folding(Verification &state, const Event &event) : m_state(state), m_event(event) {}

    void operator()(const LinkReady &body)
    {
        if (!isPending(m_state.status) || m_state.status == Status::Checking)
            return;
        m_state.interviewId = body.interviewId;
        m_state.linkTokenHash = body.linkTokenHash;
        m_state.linkExpiresAt = body.linkExpiresAt;
    }

    void operator()(const MessageSent &body)
    {
        if (!isPending(m_state.status))
            return;
        if (m_state.status == Status::Preparing)
            m_state.status = Status::Sent;
        m_state.channel = body.channel;
        m_state.sends += 1;
        m_state.sentAt = m_event.at;
    }

    void operator()(const MessageFailed & /*body*/)
    {
        if (m_state.status == Status::Preparing)
            end(Status::SendFailed);
    }

    void operator()(const Opened & /*body*/)
    {
        // The customer may follow the link before its sending is on record: a message can be faster than our commit.
        const bool linkOut = m_state.status == Status::Sent || (m_state.status == Status::Preparing && m_state.linkExpiresAt);
        if (!linkOut)
            return;
        m_state.status = Status::Opened;
        m_state.openedAt = m_event.at;
    }

    void operator()(const Denied & /*body*/)
    {
        if (isPending(m_state.status))
            end(Status::Denied);
    }

    void operator()(const CaptureStarted & /*body*/) { capture(); }
    void operator()(const CaptureResumed & /*body*/) { capture(); }

    void operator()(const AttemptFailed &body)
    {
        if (!capture())
            return;
        m_state.attempts += 1;
        m_state.attemptsLeft = body.attemptsLeft;
    }

    void operator()(const ResultReceived &body)
    {
        if (!mayDecide())
            return;
        m_state.attempts += 1;
        m_state.attemptsLeft = body.evidence.attemptsLeft;
        if (body.row == Row::None && !m_state.passedBy)
            m_state.passedBy = body.evidence.source;
    }

    void operator()(const Confirming & /*body*/)
    {
        if (m_state.status != Status::Opened && m_state.status != Status::Capturing)
            return;
        m_state.status = Status::Checking;
        m_state.confirmingAt = m_event.at;
    }

    void operator()(const VerdictReached &body)
    {
        if (!mayDecide())
            return;
        m_state.status = Status::Decided;
        m_state.verdict = body.verdict;
        m_state.reasons = body.reasons;
        if (body.verdict == Verdict::Verified && m_state.deniedElsewhere) { // whoever decided it: a No stands against it
            m_state.verdict = Verdict::NeedsReview;
            m_state.reasons = {Reason::CustomerDenied};
        }
        m_state.foundByAsking = body.foundByAsking;
        m_state.decidedAt = m_event.at;
        if (m_state.verdict == Verdict::Verified)
            m_state.validUntil = body.validUntil;
    }

    void operator()(const Contradiction &body)
    {
        if (m_state.status != Status::Decided || m_state.verdict != Verdict::Verified)
            return;
        m_state.verdict = Verdict::NeedsReview;
        m_state.reasons = body.reasons;
        m_state.validUntil.reset();
    }

    void operator()(const Resent & /*body*/)
    {
        if (m_state.status != Status::Sent && m_state.status != Status::Opened && m_state.status != Status::Capturing)
            return;
        // The old token dies now, and whoever follows the new link has to say Yes again.
        m_state.status = Status::Sent;
        m_state.linkTokenHash.clear();
        m_state.openedAt.reset();
        m_state.attemptsLeft.reset();
        m_state.sessionFinishedAt.reset();
        m_state.heardAt.reset();
        m_state.passedBy.reset();
        m_state.messageReport.clear();
        m_state.secondDeviceAt.reset();
        m_state.resentAt = m_event.at;
    }

    void operator()(const Corrected &body)
    {
        if (isPending(m_state.status))
            m_state.contactOverride = body.contact;
    }

    void operator()(const ExpiredEvent & /*body*/) { endWaiting(Status::Expired); }
    void operator()(const CancelledEvent & /*body*/) { endWaiting(Status::Cancelled); }

    void operator()(const ClosedEvent & /*body*/)
    {
        if (isEnd(m_state.status))
            return;
        if (m_state.validUntil)
            m_state.validUntil = std::min(*m_state.validUntil, m_event.at);
        end(Status::Closed);
    }

    void operator()(const SecondDevice & /*body*/)
    {
        if (isPending(m_state.status))
            m_state.secondDeviceAt = m_event.at;
    }

    void operator()(const Note &body)
    {
        if (m_event.by == kByCustomer && body.code == kNoteDeniedElsewhere && isPending(m_state.status))
            m_state.deniedElsewhere = true;
        if (body.code == kNoteSameCustomer)
            contest(m_event.by);
        if (body.code == kNoteOfCall)
            noteCall(body);
        if (m_event.by != kByIncode)
            return;
        if (body.code == kNoteReviewPending) {
            m_state.reviewPending = true;
            rememberFinish();
        } else if (body.code == kNoteFaceResultMissing) {
            rememberFinish();
        } else if (body.code == kNoteRecordEmpty && m_state.status == Status::Checking) {
            m_state.recordEmpty = true;
        }
    }

    void operator()(const MessageReported &body)
    {
        if (isCarrierReport(body.report))
            m_state.messageReport = body.report;
    }

    // These change nothing: Created is folded by apply() itself, the others are records for people.
    void operator()(const Created & /*body*/) {}
    void operator()(const LinkPreviewed & /*body*/) {}
    void operator()(const Confirmed & /*body*/) {}
    void operator()(const EarlyResult & /*body*/) {}
    void operator()(const LateResult & /*body*/) {}

private:
    [[nodiscard]] bool mayDecide() const
    {
        return m_state.status == Status::Opened || m_state.status == Status::Capturing || m_state.status == Status::Checking;
    }

    bool capture()
    {
        if (m_state.status != Status::Opened && m_state.status != Status::Capturing)
            return false;
        m_state.status = Status::Capturing;
        m_state.heardAt = m_event.at;
        return true;
    }

    void rememberFinish()
    {
        if ((m_state.status == Status::Opened || m_state.status == Status::Capturing) && !m_state.sessionFinishedAt)
            m_state.sessionFinishedAt = m_event.at;
    }

    void noteCall(const Note &body)
    {
        m_state.callNotes += 1;
        if (!body.outcome.isEmpty())
            m_state.outcome = body.outcome;
    }

    void contest(const QString &agent)
    {
        auto &by = m_state.contestedBy;
        if (isPending(m_state.status) && !agent.isEmpty() && std::find(by.begin(), by.end(), agent) == by.end())
            by.push_back(agent);
    }

    void endWaiting(Status status)
    {
        if (m_state.status == Status::Sent || m_state.status == Status::Opened || m_state.status == Status::Capturing)
            end(status);
    }

    void end(Status status)
    {
        m_state.status = status;
        m_state.closedAt = m_event.at;
    }

    Verification &m_state;
    const Event &m_event;
};

Verification begin(const Event &event, const Created &body)
{
    Verification state;
    state.id = event.verificationId;
    state.agent = body.agent;
    state.callId = body.callId;
    state.customer = body.customer;
    state.contactOverride = body.contactOverride;
    state.unlistedReason = body.unlistedReason;
    state.linkMode = body.linkMode;
    state.channel = body.channel;
    state.landing = body.landing;
    state.firstWord = body.firstWord;
    state.secondWord = body.secondWord;
    state.createdAt = event.at;
    return state;
}

} // namespace

Verification apply(Verification state, const Event &event)
{
    if (state.id.isEmpty()) {
        const auto *created = std::get_if<Created>(&event.body);
        if (created == nullptr || event.verificationId.isEmpty())
            return state;
        state = begin(event, *created);
        state.lastSeq = event.seq;
        return state;
    }
    if (event.verificationId != state.id || (event.seq != 0 && event.seq <= state.lastSeq))
        return state;
    std::visit(Folding(state, event), event.body);
    if (event.seq != 0)
        state.lastSeq = event.seq;
    return state;
}

Verification fold(const std::vector<Event> &events)
{
    Verification state;
    for (const Event &event : events)
        state = apply(std::move(state), event);
    return state;
}

bool isUnlisted(const Verification &state)
{
    return !state.id.isEmpty() && state.customer.account.trimmed().isEmpty();
}

bool isBetweenLinks(const Verification &state)
{
    return state.resentAt && (!state.sentAt || *state.sentAt < *state.resentAt);
}

QByteArray toJsonText(const Verification &state)
{
    return JsonWriter::textOf(state);
}

base::Result<Verification> verificationFromJson(const QJsonObject &json)
{
    Verification state;
    JsonReader reader(json);
    fields(reader, state);
    return reader.finish(std::move(state));
}

} // namespace authlink::verification
