// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/protocol/stream.h"
#include "core/verification/values.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

/// Parameters of the calls (docs/protocol.md). The console writes them, the relay reads them. Unknown fields are ignored.
/// Errors of the readers: Invalid, with the field.
namespace authlink::protocol
{

// Fields that an `invalid` of verification.start names when the customer can't be verified.
inline constexpr QLatin1StringView kFieldAccount("account");             ///< not enrolled with Incode
inline constexpr QLatin1StringView kFieldEnrolment("account.enrolment"); ///< enrolled, as Incode says; to be approved first

/// The detail of a `limit_reached` that says: too many calls in a short time (docs/protocol.md "Limits"). The call did nothing.
inline constexpr QLatin1StringView kDetailCallRate("call_rate");

struct HelloParams {
    QString client;              ///< program and version
    std::optional<qint64> since; ///< seq of the last event applied
    QString epoch{};             ///< HelloResult::epoch as last told; `since` means nothing without it
    bool pages = false;          ///< can go on with verification.list where not all that is open comes with the answer
    bool operator==(const HelloParams &) const = default;
};

struct SearchCustomersParams {
    QString text;
    int limit = kMaxSearchResults; ///< 1 to kMaxSearchResults
    bool operator==(const SearchCustomersParams &) const = default;
};

/// A customer of the directory.
struct ListedCustomer {
    QString account;
    bool operator==(const ListedCustomer &) const = default;
};
/// A customer who is not in the directory.
struct UnlistedCustomer {
    QString customerId;
    QString name;
    QString phone; ///< E.164
    QString email;
    QString reason;
    bool operator==(const UnlistedCustomer &) const = default;
};
/// Another contact than the one on file. The reason is needed.
struct OtherContact {
    QString value;
    QString reason;
    bool operator==(const OtherContact &) const = default;
};

struct StartParams {
    std::variant<ListedCustomer, UnlistedCustomer> customer;
    verification::Channel channel = verification::Channel::Sms;
    QString language; ///< empty: the customer's
    QString callId;
    std::optional<OtherContact> contact;
    QString idempotencyKey; ///< the same key of the same user gets the same answer
    bool operator==(const StartParams &) const = default;
};

struct ResendParams {
    QString id;
    std::optional<verification::Channel> channel; ///< absent: as before
    std::optional<OtherContact> contact;
    QString idempotencyKey;
    bool operator==(const ResendParams &) const = default;
};

/// verification.cancel (with a reason), verification.close, verification.link and verification.get.
struct IdParams {
    QString id;
    QString reason;
    QString idempotencyKey;
    bool operator==(const IdParams &) const = default;
};

/// verification.note: what the agent says about the call.
struct NoteParams {
    QString id;
    QString outcome; ///< a code of ClosingView::outcomes; empty: not said
    QString text;    ///< one paragraph of plain text, at most kMaxCallNote; empty: none
    QString idempotencyKey;
    bool operator==(const NoteParams &) const = default;
};

/// verification.get of several.
struct GetManyParams {
    QStringList ids; ///< 1 to kMaxGetIds
    bool operator==(const GetManyParams &) const = default;
};

struct ListParams {
    QString cursor; ///< of the page before, or of hello; empty: from the newest on
    bool operator==(const ListParams &) const = default;
};

struct HistoryParams {
    QString text;
    QString agent;
    QString account{}; ///< exactly; an older relay ignores it
    std::optional<base::Instant> from, to;
    std::optional<verification::Status> status;
    std::optional<verification::Verdict> verdict;
    QString cursor;
    int limit = 50; ///< 1 to kMaxHistoryItems
    bool operator==(const HistoryParams &) const = default;
};

[[nodiscard]] QJsonObject toJson(const HelloParams &params);
[[nodiscard]] QJsonObject toJson(const SearchCustomersParams &params);
[[nodiscard]] QJsonObject toJson(const StartParams &params);
[[nodiscard]] QJsonObject toJson(const ResendParams &params);
[[nodiscard]] QJsonObject toJson(const IdParams &params);
[[nodiscard]] QJsonObject toJson(const NoteParams &params);
[[nodiscard]] QJsonObject toJson(const GetManyParams &params);
[[nodiscard]] QJsonObject toJson(const ListParams &params);
[[nodiscard]] QJsonObject toJson(const HistoryParams &params);

[[nodiscard]] base::Result<HelloParams> helloParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<SearchCustomersParams> searchCustomersParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<StartParams> startParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<ResendParams> resendParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<IdParams> idParamsFromJson(const QJsonObject &json);
/// The text is made one paragraph of plain text (base::plainParagraph).
[[nodiscard]] base::Result<NoteParams> noteParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<GetManyParams> getManyParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<ListParams> listParamsFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<HistoryParams> historyParamsFromJson(const QJsonObject &json);

} // namespace authlink::protocol
