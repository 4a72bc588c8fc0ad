// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/formats/json_text.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/protocol/wire_enum.h"
#include "core/verification/values.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

/// What the relay shows of the domain, as it travels (docs/protocol.md). The relay makes these structs with viewOf() (view_of.h),
/// the console reads them. Readers ignore unknown fields; a field of the wrong type counts as missing; text is cut to kMaxText.
namespace authlink::protocol
{

/// Whether the directory knows whose face a customer's must be; without that they can't be verified.
enum class Enrolment {
    Unknown,  ///< not said: of an older relay, or of a verification, which has its own customer
    Enrolled, ///< yes
    Pending,  ///< Incode reported it; the operator has to approve it first
    None,     ///< no
};

/// A customer, masked. All text may be hostile: show it as plain text only.
struct CustomerView {
    QString account; ///< empty: not in the directory
    QString name;
    QString phoneMasked;
    QString emailMasked;
    QString language;                         ///< "en", "es", "pt-BR"; empty: unknown
    std::optional<QString> customerId;        ///< supervisors and admins only; empty: not enrolled yet
    QString customerIdMasked{};               ///< of a customer who is not in the directory: the end of the Incode id that was typed
    Enrolment enrolment = Enrolment::Unknown; ///< of customers.search only
    bool operator==(const CustomerView &) const = default;
};

struct VerificationView {
    QString id;
    WireEnum<verification::Status> status;
    WireEnum<verification::Verdict> verdict; ///< absent: none yet
    QList<WireEnum<verification::Reason>> reasons;
    CustomerView customer;
    verification::Agent agent;
    QString callId;
    WireEnum<verification::Channel> channel;
    WireEnum<verification::LinkMode> linkMode;
    QString firstWord;
    QString secondWord;
    bool landing = true;        ///< the customer sees our landing page with the two words first; absent reads as true
    bool unlisted = false;      ///< not in the directory: the name was typed, and nothing proves it; absent reads as: there is no account
    bool contested = false;     ///< somebody else tried to be verified as this customer while this one was undecided
    bool foundByAsking = false; ///< the verdict came from asking Incode; no webhook brought it
    QString messageReport;      ///< what the carrier said last of the last message (verification::isCarrierReport); empty: nothing
    int sends = 0;
    std::optional<int> attemptsLeft;
    std::optional<base::Instant> linkExpiresAt, validUntil;
    std::optional<base::Instant> createdAt, sentAt, openedAt, decidedAt, closedAt;

    /// One of the ends of docs/domain.md. An unknown status is not an end.
    [[nodiscard]] bool hasEnded() const { return status.value && verification::isEnd(*status.value); }
    /// It waits for its verdict. An unknown status does not.
    [[nodiscard]] bool isPending() const { return status.value && verification::isPending(*status.value); }
    [[nodiscard]] bool hasReason(verification::Reason reason) const;
    bool operator==(const VerificationView &) const = default;
};

/// One line of a verification's history.
struct EventView {
    qint64 seq = 0;
    base::Instant at{};
    QString kind;       ///< verification::kindName(), or the name of a kind that this build does not know
    QString by;         ///< an agent's sign-in name, "customer", "carrier", "incode" or "relay"
    QJsonObject detail; ///< what the reader's role may see, by kind (docs/protocol.md)
    bool operator==(const EventView &) const = default;
};

/// The part of an event's detail that consoles act on. What the event's kind does not have is empty.
struct EventDetail {
    bool unlisted = false;                         ///< of created: the customer is not in the directory
    WireEnum<verification::Verdict> verdict;       ///< of a verdict
    QList<WireEnum<verification::Reason>> reasons; ///< of attempt_failed, a verdict and a contradiction
    bool foundByAsking = false;                    ///< of a verdict: it came from asking Incode
    bool validityEnded = false;                    ///< of closed; false: the agent ended the call
    bool samePhone = false;                        ///< of second_device: probably another browser of the same phone
    QString report;                                ///< of message_reported
    QString code;                                  ///< of a note, for programs
    QString text;                                  ///< of a note, for people
    QString outcome;                               ///< of a note about the call: a code of the relay's
    bool operator==(const EventDetail &) const = default;
};
[[nodiscard]] EventDetail detailOf(const EventView &event);

// write() is for what is written with every webhook; toJson() gives the same as a tree.

void write(base::JsonText &out, const CustomerView &view);
[[nodiscard]] QJsonObject toJson(const CustomerView &view);
[[nodiscard]] CustomerView customerViewFromJson(const QJsonObject &json);

void write(base::JsonText &out, const VerificationView &view);
[[nodiscard]] QJsonObject toJson(const VerificationView &view);
/// Error (Invalid): no id or no status.
[[nodiscard]] base::Result<VerificationView> verificationViewFromJson(const QJsonValue &json);

void write(base::JsonText &out, const EventView &view);
[[nodiscard]] QJsonObject toJson(const EventView &view);
/// Error (Invalid): no seq, at or kind.
[[nodiscard]] base::Result<EventView> eventViewFromJson(const QJsonValue &json);

} // namespace authlink::protocol
