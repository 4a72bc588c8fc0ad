// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

/// The words of the domain (docs/domain.md). What nameOf() gives is the name on the stream (docs/protocol.md) and in the store, so a name
/// never changes. Pure and thread-safe.
namespace authlink::verification
{
Q_NAMESPACE

enum class LinkMode { Session, Static };
Q_ENUM_NS(LinkMode)

enum class Channel { Sms, Email, Copy, Qr };
Q_ENUM_NS(Channel)

enum class Status { Preparing, Sent, Opened, Capturing, Checking, Decided, SendFailed, Denied, Expired, Cancelled, Closed };
Q_ENUM_NS(Status)

enum class Verdict {
    Verified,       ///< the only green one: row 16
    WrongPerson,    ///< rows 9 and 14
    NotRecognized,  ///< rows 4 and 8
    SpoofSuspected, ///< row 1
    Blocklisted,    ///< row 2
    NotEnrolled,    ///< row 3
    Inconclusive,   ///< rows 5, 6, 7, 15
    NeedsReview,    ///< rows 10 to 13, a contradicted Verified, and one that the customer's No stands against
};
Q_ENUM_NS(Verdict)

enum class Reason {
    Spoof,
    Blocklisted,
    NotEnrolled,
    NoMatch,
    // Row 5, one per photo-quality error.
    TooDark,
    TooBlurry,
    TooSmall,
    MaskWorn,
    LensesWorn,
    HeadCovered,
    EyesClosed,
    FaceOccluded,
    SeveralFaces,
    NoFace,
    FaceCropped,
    LowQuality,
    VendorError,
    Contradictory,
    Incomplete,
    OtherCustomer,
    SecondFactor,
    Ambiguous,
    LowConfidence,
    VendorReview,
    NotConfirmed,
    Unconfirmed,
    SessionFailed,     ///< Session Failed without a face-authentication result
    SameCustomerTwice, ///< two open static-mode verifications for one customer: neither is attributed
    CustomerDenied,    ///< "No" on another device than the one that said Yes, by an old link, or late
};
Q_ENUM_NS(Reason)

/// The rows of the decision table in docs/domain.md: the first that applies decides. Stored and sent as these numbers, which never change.
enum class Row : int {
    None = 0, ///< no row decided: a pass awaits its confirmation, or the evidence is no result
    Spoof = 1,
    Blocklisted = 2,
    NotEnrolled = 3,
    NotRecognized = 4, ///< says the error; Failed is the same without one
    PhotoQuality = 5,
    OtherError = 6,
    Incoherent = 7, ///< what must be there is missing, or its parts disagree
    Failed = 8,
    OtherCustomer = 9,
    SecondFactor = 10,
    Ambiguous = 11,
    LowConfidence = 12,
    VendorReview = 13,
    OtherIdentity = 14, ///< says the confirmation
    NotConfirmed = 15,  ///< the confirmation refused, or was out of reach until its deadline
    Verified = 16,
};
Q_ENUM_NS(Row)

enum class Role { Agent, Supervisor, Admin };
Q_ENUM_NS(Role)

/// snake_case names, e.g. "wrong_person". Static storage.
QString nameOf(LinkMode value);
QString nameOf(Channel value);
QString nameOf(Status value);
QString nameOf(Verdict value);
QString nameOf(Reason value);
QString nameOf(Role value);

/// The value of a name; nullopt for an unknown one. Specialised for every enum above.
template <typename Enum>
std::optional<Enum> fromName(QStringView name);
template <>
std::optional<LinkMode> fromName<LinkMode>(QStringView name);
template <>
std::optional<Channel> fromName<Channel>(QStringView name);
template <>
std::optional<Status> fromName<Status>(QStringView name);
template <>
std::optional<Verdict> fromName<Verdict>(QStringView name);
template <>
std::optional<Reason> fromName<Reason>(QStringView name);
template <>
std::optional<Role> fromName<Role>(QStringView name);

/// SendFailed, Denied, Expired, Cancelled, Closed: the status never changes again.
[[nodiscard]] bool isEnd(Status status);
/// Neither an end nor Decided: there may still be a verdict.
[[nodiscard]] bool isPending(Status status);

/// The customer as the directory (or an agent's form) knows them.
struct Customer {
    QString account;    ///< the bank's customer number; empty if the customer is not in the directory
    QString customerId; ///< Incode's customer id, which the face must match; trimmed; empty in the directory: not enrolled yet
    QString name;
    QString phone; ///< E.164, or empty
    QString email;
    QString language; ///< "en", "es" or "pt-BR"

    bool operator==(const Customer &) const = default;
};

/// Who handles the call.
struct Agent {
    QString name; ///< sign-in name
    QString displayName;

    bool operator==(const Agent &) const = default;
};

} // namespace authlink::verification
