// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/verification/evidence.h"
#include "core/verification/values.h"

#include <QJsonObject>

#include <optional>
#include <variant>
#include <vector>

namespace authlink::verification
{

/// The contact used when it is not the one on file; needs the right and a reason, and is marked in the record.
struct ContactOverride {
    QString value; ///< E.164 or e-mail
    QString reason;
    bool operator==(const ContactOverride &) const = default;
};

// What can happen to a verification, one struct a kind. kindName() gives the name of each in the store and on the stream.
// clang-format off
struct Created { Agent agent; Customer customer; QString callId; LinkMode linkMode = LinkMode::Session; Channel channel = Channel::Sms;
                 std::optional<ContactOverride> contactOverride; QString unlistedReason; ///< why a customer outside the directory
                 QString firstWord; QString secondWord; bool landing = true; ///< a landing page is in use
                 bool operator==(const Created &) const = default; };
/// The link exists; it replaces an earlier one. linkTokenHash: SHA-256 hex of the landing token, empty without a landing page.
struct LinkReady { QString interviewId; QString linkTokenHash; base::Instant linkExpiresAt{}; bool operator==(const LinkReady &) const = default; };
struct MessageSent { Channel channel = Channel::Sms; bool operator==(const MessageSent &) const = default; };
struct MessageFailed { QString why; bool operator==(const MessageFailed &) const = default; };       ///< ends as send_failed, unless an earlier message went out
struct MessageReported { QString report; bool operator==(const MessageReported &) const = default; }; ///< what the carrier says about the message
struct LinkPreviewed { bool operator==(const LinkPreviewed &) const = default; };                   ///< somebody loaded the landing page, perhaps a link preview; changes nothing
struct Opened { QString address; QString device; bool operator==(const Opened &) const = default; }; ///< Yes on the landing page, or the session started (both empty)
struct Denied { bool operator==(const Denied &) const = default; };
/// Somebody followed the link in another browser than the one that said Yes. samePhone: probably another browser of the same phone.
struct SecondDevice { QString address; QString device; bool samePhone = false; bool operator==(const SecondDevice &) const = default; };
struct CaptureStarted { bool operator==(const CaptureStarted &) const = default; };
struct CaptureResumed { bool operator==(const CaptureResumed &) const = default; };
struct AttemptFailed { std::vector<Reason> reasons; std::optional<int> attemptsLeft; bool operator==(const AttemptFailed &) const = default; };
struct ResultReceived { Evidence evidence; Row row = Row::None; bool operator==(const ResultReceived &) const = default; };
struct Confirming { bool operator==(const Confirming &) const = default; };
struct Confirmed { bool operator==(const Confirmed &) const = default; };
struct VerdictReached { Verdict verdict = Verdict::Inconclusive; std::vector<Reason> reasons; std::optional<base::Instant> validUntil; ///< set for Verified only
                        bool foundByAsking = false; ///< no result arrived: Incode's own record said it when asked
                        bool operator==(const VerdictReached &) const = default; };
struct Contradiction { std::vector<Reason> reasons; bool operator==(const Contradiction &) const = default; }; ///< a Verified falls to NeedsReview
struct EarlyResult { Evidence evidence; bool operator==(const EarlyResult &) const = default; };
struct LateResult { Evidence evidence; bool operator==(const LateResult &) const = default; };
struct Resent { bool operator==(const Resent &) const = default; };
struct Corrected { ContactOverride contact; bool operator==(const Corrected &) const = default; };
struct ExpiredEvent { bool operator==(const ExpiredEvent &) const = default; };
struct CancelledEvent { QString why; bool operator==(const CancelledEvent &) const = default; };
struct ClosedEvent { bool validityEnded = false; bool operator==(const ClosedEvent &) const = default; }; ///< false: the agent ended the call
/// A record of anything else; `code` for programs (the kNote… below), `text` for people. outcome: of kNoteOfCall only, perhaps empty.
struct Note { QString code; QString text; QString outcome{}; bool operator==(const Note &) const = default; };
// clang-format on

using EventBody = std::variant<Created, LinkReady, MessageSent, MessageFailed, MessageReported, LinkPreviewed, Opened, Denied, SecondDevice,
                               CaptureStarted, CaptureResumed, AttemptFailed, ResultReceived, Confirming, Confirmed, VerdictReached,
                               Contradiction, EarlyResult, LateResult, Resent, Corrected, ExpiredEvent, CancelledEvent, ClosedEvent, Note>;

// Values of Event::by beside agents' sign-in names.
inline constexpr QLatin1StringView kByCustomer("customer");
inline constexpr QLatin1StringView kByIncode("incode");
inline constexpr QLatin1StringView kByRelay("relay");

/// Whether people are shown this report of a carrier: delivered, undelivered, blocked, landline, failed. Others are only recorded.
[[nodiscard]] bool isCarrierReport(QStringView report);

// Codes of Note. The first three also change the state, if they come from Incode: reviewPending, sessionFinishedAt, recordEmpty of
// Verification. So does the fourth, from the customer: deniedElsewhere; and, if an agent's, kNoteSameCustomer: contestedBy, and
// kNoteOfCall: outcome, callNotes.
inline constexpr QLatin1StringView kNoteReviewPending("review_pending");
inline constexpr QLatin1StringView kNoteFaceResultMissing("face_result_missing"); ///< the session is over, its face result may follow
inline constexpr QLatin1StringView kNoteRecordEmpty("record_empty"); ///< best effort: Incode answered, and its record said nothing (yet)
inline constexpr QLatin1StringView kNoteDeniedElsewhere("denied_elsewhere");         ///< "No" before a verdict, not by who surely said Yes
inline constexpr QLatin1StringView kNoteUnconfirmedAccepted("unconfirmed_accepted"); ///< best effort: verified by the webhook alone
inline constexpr QLatin1StringView kNoteSessionIgnored("session_ignored"); ///< a session event before opened, or of a replaced session
inline constexpr QLatin1StringView kNoteCustomerDenied("customer_denied"); ///< "No" after a verdict
inline constexpr QLatin1StringView kNoteAmbiguousCustomer("ambiguous_customer");
inline constexpr QLatin1StringView kNoteUnattributedAttempt("unattributed_attempt");
inline constexpr QLatin1StringView kNoteSameCustomer("same_customer");   ///< by an agent, who tried to verify the same customer meanwhile
inline constexpr QLatin1StringView kNoteSeveralAgents("several_agents"); ///< many agents tried for this customer in a short time
inline constexpr QLatin1StringView kNoteOfCall("call_note"); ///< by an agent: their own words, and what came of the call (Note::outcome)

/// One change of one verification. Append-only.
struct Event {
    QString verificationId;
    base::Instant at{};
    QString by; ///< agent's sign-in name, "customer", "incode" or "relay"
    EventBody body;
    qint64 seq = 0; ///< given by the store; 0 before the commit

    bool operator==(const Event &) const = default;
};

/// The name of the kind in the store and on the stream: created, link_ready, message_sent, …
QString kindName(const EventBody &body);
/// Everything the body holds, for the store, in UTF-8. What a user may see of it: core/protocol/view_of.h.
[[nodiscard]] QByteArray detailToJsonText(const EventBody &body);
/// Reads what detailToJsonText() wrote. Errors: Invalid: an unknown kind, or a field that is missing or of a wrong type.
[[nodiscard]] base::Result<EventBody> eventBodyFromJson(const QString &kind, const QJsonObject &detail);

} // namespace authlink::verification
