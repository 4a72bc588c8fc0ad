// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/messages.h"

#include <QList>
#include <QString>

#include <optional>

/// What the telephony system may ask of a running console (docs/integration-guide.md): to look for a customer, or to end what belongs to a
/// call. Pure and thread-safe.
namespace authlink::client
{

/// It picks or searches, and never sends: neither a channel, nor a contact to send to, nor a relay has a place in it.
struct CallRequest {
    enum class Kind {
        Raise,   ///< come forward, nothing else
        Verify,  ///< a call has come in: look for its customer
        EndCall, ///< a call has ended
    };
    /// Verify: what `text` is.
    enum class By { Account, Phone, Text };

    Kind kind = Kind::Raise;
    By by = By::Text;
    QString text;   ///< Verify
    QString callId; ///< the telephony system's own; empty: it has none
    bool operator==(const CallRequest &) const = default;
};

/// What became of a request.
enum class CallOutcome {
    Raised,  ///< the window came forward
    Shown,   ///< the customer is picked, or the search shows who it may be
    Offered, ///< the agent is typing: a line says that a call is there
    Waiting, ///< not connected: kept for a while
    Ended,   ///< what belonged to the call is ended
    Asked,   ///< it is not decided yet: the agent is asked
    Nothing, ///< there was nothing to do
};

inline constexpr qsizetype kMaxCallText = 100;    ///< characters of CallRequest::text, as many as the search field takes
inline constexpr qsizetype kMaxCallPhone = 40;    ///< the same of a phone number, with its blanks and marks
inline constexpr qsizetype kMinCallDigits = 3;    ///< of a phone number: a customer's last four are the least that finds somebody
inline constexpr qsizetype kMaxCallDigits = 20;   ///< of a phone number: ITU-T E.164 and what is dialed before it
inline constexpr qsizetype kMaxCallIdChars = 200; ///< as many as the relay takes of any text (protocol::kMaxInput)

/// The request with its texts trimmed, if it is one that the console acts upon: of a length that a person can read, in visible characters
/// that stand where they seem to. Errors: Invalid, one sentence that does not repeat the text.
[[nodiscard]] base::Result<CallRequest> checkedRequest(CallRequest request);

/// Whether each character can be seen and stands where it seems to: no controls, no direction marks, no blanks but plain ones.
[[nodiscard]] bool isPlainText(const QString &text);

/// The customer whom the request names beyond doubt: of exactly this account, or the only one with exactly this number. nullopt: none, or
/// several.
/// @param found all that the relay found for the text of this request, with By::Phone for `e164`
/// @param e164 of By::Phone, the number as it would be on file; empty: it can't be told
[[nodiscard]] std::optional<protocol::CustomerView> exactMatch(const CallRequest &request, const QList<protocol::CustomerView> &found,
                                                               const QString &e164);

[[nodiscard]] QLatin1StringView nameOf(CallRequest::Kind kind);
[[nodiscard]] QLatin1StringView nameOf(CallRequest::By by);
[[nodiscard]] QLatin1StringView nameOf(CallOutcome outcome);
[[nodiscard]] std::optional<CallRequest::Kind> kindFromName(QStringView name);
[[nodiscard]] std::optional<CallRequest::By> byFromName(QStringView name);

} // namespace authlink::client
