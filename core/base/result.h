// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <utility>

namespace authlink::base
{

/// What went wrong, in the words a caller can act on. The names cross the stream as `data.code` (docs/protocol.md).
enum class ErrorCode {
    Invalid,           ///< the input is wrong; `field` says where
    NotAllowed,        ///< the role or a rule forbids it
    NotFound,          ///< no such thing, or not visible to this user
    WrongState,        ///< the verification is not in a state that allows it
    LimitReached,      ///< a policy limit; `retryAfter` says when it lifts
    Locked,            ///< the customer is locked; `retryAfter` says how long
    VendorUnavailable, ///< Incode can't be reached, or answered with an error
    StoreUnavailable,  ///< the store could not commit
    Conflict,          ///< somebody else changed it meanwhile: read it again, and plan the change again
    NotSignedIn,       ///< no valid credential
    Timeout,           ///< no answer within the deadline
    Cancelled,         ///< given up by whoever asked
    Unreachable,       ///< no connection to the relay
    Internal,          ///< a defect of ours
};

/// An error as a value: a code for programs, one sentence for people.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString field;                                  ///< for Invalid: its name; else which rule refused, if the code has several
    std::optional<std::chrono::seconds> retryAfter; ///< for LimitReached and Locked

    bool operator==(const Error &) const = default;
};

/// The stable name of a code, e.g. "limit_reached".
QString errorCodeName(ErrorCode code);
/// The code of a stable name; nullopt for an unknown one.
std::optional<ErrorCode> errorCodeFromName(QStringView name);

Error invalid(QString field, QString why);

/// A value or an Error. Never ignored: functions returning it are [[nodiscard]].
template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorCode code, QString message)
{
    return tl::unexpected<Error>(Error{.code = code, .message = std::move(message), .field = {}, .retryAfter = {}});
}

} // namespace authlink::base
