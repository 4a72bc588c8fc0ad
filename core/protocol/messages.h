// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/verification_view.h"

#include <QByteArray>
#include <QJsonArray>
#include <QUrl>

#include <chrono>
#include <variant>

/// Results of the calls and the notifications (docs/protocol.md). The relay writes them, the console reads them.
namespace authlink::protocol
{

struct UserView {
    QString name; ///< sign-in name
    QString displayName;
    verification::Role role = verification::Role::Agent; ///< an unknown role reads as Agent: the least rights
    bool operator==(const UserView &) const = default;
};

/// The part of the policy that consoles may know: never a threshold of a decision. Durations travel as whole seconds.
struct PolicyView {
    std::chrono::seconds linkLife = std::chrono::minutes(5);
    std::chrono::seconds verdictValidity = std::chrono::minutes(10);
    std::chrono::seconds resendCooldown = std::chrono::seconds(60);
    std::chrono::seconds stallAfter = std::chrono::seconds(20);
    int maxSends = 3;
    int maxOpenPerAgent = 5;
    bool allowUnlistedCustomer = false;    ///< for this user
    QList<verification::Channel> channels; ///< what this relay can deliver by; unknown names are left out
    bool operator==(const PolicyView &) const = default;
};

/// Everything after the client's `since` follows the answer, as `count` notifications verification.changed.
struct Replayed {
    int count = 0;
    bool operator==(const Replayed &) const = default;
};
/// The client starts over: it forgets what it knew and takes what is open now.
struct Resync {
    QList<VerificationView> open;
    bool operator==(const Resync &) const = default;
};

/// Whether Incode can be reached: said by hello and, when it changes, by the notices vendor_outage and vendor_recovered.
enum class VendorState { Ok, Outage };
/// Whether the relay can record anything: said by hello and, when it changes, by the notices store_outage and store_recovered. While it
/// can't, what speaks against a verdict may not have been taken in, so no console shows one as current.
enum class StoreState { Ok, Outage };

struct HelloResult {
    UserView user;
    qint64 seq = 0; ///< of the last event that this answer, with its replay, covers
    base::Instant serverTime{};
    PolicyView policy;
    QString company;
    VendorState vendor = VendorState::Ok; ///< absent (an older relay) reads as Ok
    StoreState store = StoreState::Ok;    ///< absent (an older relay) reads as Ok
    std::variant<Replayed, Resync> history;
    bool operator==(const HelloResult &) const = default;
};

/// Notification verification.changed: one event, and the verification as it is now.
struct VerificationChanged {
    qint64 seq = 0;
    base::Instant at{};
    EventView event;
    VerificationView verification;
    bool operator==(const VerificationChanged &) const = default;
};

// Codes of Notice that consoles know (docs/protocol.md); any other is shown with its text.
inline constexpr QLatin1StringView kNoticeVendorOutage("vendor_outage");
inline constexpr QLatin1StringView kNoticeVendorRecovered("vendor_recovered");
inline constexpr QLatin1StringView kNoticeStoreOutage("store_outage");
inline constexpr QLatin1StringView kNoticeStoreRecovered("store_recovered");
inline constexpr QLatin1StringView kNoticeUnprovenPass("unproven_pass"); ///< also the code of the note on the verification
inline constexpr QLatin1StringView kNoticeEnrolmentConflict("enrolment_conflict");
inline constexpr QLatin1StringView kNoticeSameCustomer("same_customer");   ///< also the code of the note on the other verification
inline constexpr QLatin1StringView kNoticeSeveralAgents("several_agents"); ///< also the code of the note on the verification

enum class NoticeLevel { Info, Warning, Error };
/// Notification notice: news that is no event of one verification. `code` is for programs, `text` for people.
struct Notice {
    NoticeLevel level = NoticeLevel::Info; ///< an unknown level reads as Warning
    QString code;
    QString text;
    QString account{}; ///< of the customer that it is about; empty: none, or an older relay
    bool operator==(const Notice &) const = default;
};

struct LinkView {
    QUrl url;
    std::optional<base::Instant> expiresAt;
    bool operator==(const LinkView &) const = default;
};
struct VerificationDetail {
    VerificationView verification;
    QList<EventView> events; ///< oldest first
    bool operator==(const VerificationDetail &) const = default;
};
struct HistoryPageView {
    QList<VerificationView> items; ///< newest first
    QString next;                  ///< empty: the last page
    bool operator==(const HistoryPageView &) const = default;
};

[[nodiscard]] QJsonObject toJson(const PolicyView &policy);
[[nodiscard]] QJsonObject toJson(const HelloResult &result);
[[nodiscard]] QJsonObject toJson(const VerificationChanged &change);
[[nodiscard]] QJsonObject toJson(const Notice &notice);
[[nodiscard]] QJsonArray toJson(const QList<CustomerView> &customers);
[[nodiscard]] QJsonObject toJson(const LinkView &link);
[[nodiscard]] QJsonObject toJson(const VerificationDetail &detail);
[[nodiscard]] QJsonObject toJson(const HistoryPageView &page);

/// One frame, compact UTF-8.
[[nodiscard]] QByteArray notificationFrame(const VerificationChanged &change);
[[nodiscard]] QByteArray notificationFrame(const Notice &notice);

// Readers. Error (Invalid): a part without which the message means nothing is missing. One bad item of a list is left out, except in
// a resync and in the detail, where a gap would mislead: there the whole message is refused.
[[nodiscard]] PolicyView policyViewFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<HelloResult> helloResultFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationChanged> verificationChangedFromJson(const QJsonObject &json);
[[nodiscard]] Notice noticeFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<QList<CustomerView>> customersFromJson(const QJsonValue &json);
/// Only http and https links are accepted.
[[nodiscard]] base::Result<LinkView> linkFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationDetail> detailFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<HistoryPageView> historyPageFromJson(const QJsonValue &json);

} // namespace authlink::protocol
