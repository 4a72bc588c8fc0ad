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

/// How a call fails.
enum class ApiFault {
    TooMany,     ///< 429 with Retry-After
    TooManyBare, ///< 429 without Retry-After
    ServerError, ///< 500
    WrongToken,  ///< 401
    Hang,        ///< no answer, the connection stays open
    Cut,         ///< no answer, the connection is cut
    CutAfter,    ///< the call is carried out, then the connection is cut: the caller can't know
};

/// Lets calls of one endpoint, or of all of the vendor's endpoints, fail: the next so many, or some by chance.
struct ApiFaultRule {
    static constexpr char kAll[] = "*"; ///< every endpoint of API and auth server; the gateway's must be named

    ApiFault fault = ApiFault::ServerError;
    QByteArray endpoint = kAll; ///< a path without "/0"
    int next = 0;               ///< as many calls fail for certain
    double probability = 0;     ///< 0 to 1, for each call after those
    int retryAfterS = 2;        ///< seconds, for TooMany

    bool operator==(const ApiFaultRule &) const = default;
};

/// What GET /omni/get/score says of a result instead of the truth. POST /omni/authentication/verify then answers false, nothing, or a value
/// of the wrong type.
enum class RecordFault {
    None,
    OtherIdentity, ///< another enrolled customer was recognized
    Fail,          ///< FAIL, as after a failed session
    Missing,       ///< neither statuses nor identity
    WrongTypes,    ///< numbers, booleans and lists where strings belong
    Pending,       ///< UNKNOWN, as if the session were not finished
};

/// How API, auth server and capture pages fail while the vendor is out. Webhooks wait until it is back.
enum class Outage { None, ServerError, Hang, Cut };

/// What the gateway reports of messages instead of delivering them.
enum class MessageFault { None, Undelivered, Blocked, Landline };

/// All faults that are on. Probabilities are 0 to 1.
struct Faults {
    int dropNext = 0;                   ///< as many attempts to deliver a webhook fail unsent, and are retried on schedule
    int duplicateNext = 0;              ///< as many webhooks are sent a second time after they were delivered
    std::chrono::milliseconds delay{0}; ///< a new webhook waits this long before its first attempt
    bool hold = false;                  ///< webhooks wait until this is false again
    int loseNext = 0;                   ///< as many webhooks are never sent
    int reorderNext = 0;                ///< as many webhooks are sent after the one that follows them
    double drop = 0;                    ///< for each attempt to deliver
    double duplicate = 0;
    double lose = 0;
    double reorder = 0;
    std::vector<ApiFaultRule> api{}; ///< tried in this order; the first that strikes applies
    RecordFault record = RecordFault::None;
    Outage outage = Outage::None;
    std::optional<base::Instant> outageUntil{}; ///< when the outage ends by itself; absent: never
    MessageFault message = MessageFault::None;
    quint32 seed = 1; ///< of the random sequences, which start again when it changes

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
