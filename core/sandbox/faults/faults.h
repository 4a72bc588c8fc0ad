// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/sandbox/enum_names.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace authlink::sandbox::faults
{

/// What goes wrong with a call.
enum class ApiFault {
    TooMany,     ///< 429 with Retry-After
    TooManyBare, ///< 429 without
    ServerError, ///< 500
    WrongToken,  ///< 401
    Hang,        ///< no answer, the connection stays open
    Cut,         ///< no answer, the connection is cut
    CutAfter,    ///< the call is carried out, then the connection is cut: the caller can't know
};

/// Calls of one endpoint, or of all of the vendor's, go wrong: so many, or by chance.
struct ApiFaultRule {
    static constexpr char kAll[] = "*"; ///< every endpoint of the vendor's (API and auth server); the gateway must be named

    ApiFault fault = ApiFault::ServerError;
    QByteArray endpoint = kAll; ///< a path without "/0"
    int next = 0;               ///< so many calls
    double probability = 0;     ///< of the others
    int retryAfterS = 2;        ///< for TooMany

    bool operator==(const ApiFaultRule &) const = default;
};

/// What the vendor's record of a result says instead of the truth. The static link's `verified` is then false, or missing, or of the
/// wrong type.
enum class RecordFault {
    None,
    OtherIdentity, ///< another customer of the gallery
    Fail,          ///< FAIL, as after a failed session
    Missing,       ///< neither statuses nor identity
    WrongTypes,    ///< numbers, booleans and lists where strings belong
    Pending,       ///< UNKNOWN, as if the session were not finished
};

/// The vendor is out: API, auth server and capture pages answer like this, and no webhook is sent.
enum class Outage { None, ServerError, Hang, Cut };

/// What becomes of messages to the gateway.
enum class MessageFault { None, Undelivered, Blocked, Landline };

/// Mishaps on demand, for rehearsals and tests. Probabilities are 0 to 1, one draw each from the seed's own sequence.
struct Faults {
    int dropNext = 0;                   ///< so many delivery attempts fail without being sent
    int duplicateNext = 0;              ///< so many webhooks are sent once more after their success
    std::chrono::milliseconds delay{0}; ///< a new webhook waits this long before its first attempt
    bool hold = false;                  ///< nothing is sent until this is false again
    int loseNext = 0;                   ///< so many webhooks are never sent, not even later
    int reorderNext = 0;                ///< so many webhooks are overtaken by the one after them
    double drop = 0;                    ///< of each delivery attempt
    double duplicate = 0;
    double lose = 0;
    double reorder = 0;
    std::vector<ApiFaultRule> api{}; ///< the first that strikes counts
    RecordFault record = RecordFault::None;
    Outage outage = Outage::None;
    std::optional<base::Instant> outageUntil{}; ///< absent: until it is switched off
    MessageFault message = MessageFault::None;
    quint32 seed = 1; ///< a change begins the sequences anew

    bool operator==(const Faults &) const = default;
};

inline constexpr EnumNames<ApiFault, 7> kApiFaultNames{{{{ApiFault::TooMany, "429"},
                                                         {ApiFault::TooManyBare, "429-bare"},
                                                         {ApiFault::ServerError, "500"},
                                                         {ApiFault::WrongToken, "401"},
                                                         {ApiFault::Hang, "hang"},
                                                         {ApiFault::Cut, "cut"},
                                                         {ApiFault::CutAfter, "cut-after"}}}};
inline constexpr EnumNames<RecordFault, 6> kRecordFaultNames{{{{RecordFault::None, "none"},
                                                               {RecordFault::OtherIdentity, "other_identity"},
                                                               {RecordFault::Fail, "fail"},
                                                               {RecordFault::Missing, "missing"},
                                                               {RecordFault::WrongTypes, "wrong_types"},
                                                               {RecordFault::Pending, "pending"}}}};
inline constexpr EnumNames<Outage, 4> kOutageNames{
    {{{Outage::None, "none"}, {Outage::ServerError, "500"}, {Outage::Hang, "hang"}, {Outage::Cut, "cut"}}}};
inline constexpr EnumNames<MessageFault, 4> kMessageFaultNames{{{{MessageFault::None, "none"},
                                                                 {MessageFault::Undelivered, "undelivered"},
                                                                 {MessageFault::Blocked, "blocked"},
                                                                 {MessageFault::Landline, "landline"}}}};

[[nodiscard]] inline QString nameOf(ApiFault fault)
{
    return kApiFaultNames.nameOf(fault);
}
[[nodiscard]] inline QString nameOf(RecordFault fault)
{
    return kRecordFaultNames.nameOf(fault);
}
[[nodiscard]] inline QString nameOf(Outage outage)
{
    return kOutageNames.nameOf(outage);
}
[[nodiscard]] inline QString nameOf(MessageFault fault)
{
    return kMessageFaultNames.nameOf(fault);
}

} // namespace authlink::sandbox::faults
