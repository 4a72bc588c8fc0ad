// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/call_costs.h"
#include "core/protocol/policy/closing_view.h"
#include "core/protocol/policy/phrases.h"
#include "core/protocol/verification_view.h"

#include <QByteArray>
#include <QJsonArray>
#include <QStringList>
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
    OwnPhrases coaching{};                 ///< what agents say instead of the console's own; absent (an older relay) reads as none
    ClosingView closing{};                 ///< absent (an older relay) reads as nothing
    bool operator==(const PolicyView &) const = default;
};

/// Everything after the client's `since` follows the answer, as `count` notifications verification.changed.
struct Replayed {
    int count = 0;
    bool operator==(const Replayed &) const = default;
};
/// The client starts over: it forgets what it knew and takes what is open now.
struct Resync {
    QList<VerificationView> open; ///< if there is more, the newest
    QString next{};               ///< where verification.list goes on; empty: that was all
    bool operator==(const Resync &) const = default;
};

/// What a user may ask for, over all connections (call_costs.h), and what the relay understands.
struct CallLimits {
    int burst = kCallBurst;             ///< at once…
    double perSecond = kCallsPerSecond; ///< …and in the long run
    int getIds = 1;                     ///< ids of one verification.get; 1: it takes one `id` (an older relay)
    bool operator==(const CallLimits &) const = default;
};

/// Whether Incode can be reached: said by hello and, when it changes, by the notices vendor_outage and vendor_recovered.
enum class VendorState { Ok, Outage };
/// Whether the relay can record anything: said by hello and, when it changes, by the notices store_outage and store_recovered. While it
/// can't, what speaks against a verdict may not have been taken in, so no console shows one as current.
enum class StoreState { Ok, Outage };

struct HelloResult {
    UserView user;
    qint64 seq = 0; ///< of the last event that this answer, with its replay, covers
    /// Whose numbers seq and all later ones are: what a store holds, as one role sees it. Given back with HelloParams::since. Empty (an
    /// older relay, too): unknown.
    QString epoch{};
    base::Instant serverTime{};
    PolicyView policy;
    QString company;
    VendorState vendor = VendorState::Ok; ///< absent (an older relay) reads as Ok
    StoreState store = StoreState::Ok;    ///< absent (an older relay) reads as Ok
    CallLimits limits{};                  ///< absent (an older relay) reads as the default
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
    qint64 seq = 0; ///< of the last event that `verification` includes; absent (an older relay) reads as that of the last of `events`
    bool operator==(const VerificationDetail &) const = default;
};
/// The answer to verification.get of several. What is in neither list found no room: to be asked for again.
struct VerificationDetails {
    QList<VerificationDetail> items;
    QStringList notFound; ///< there are none with these ids that the user may see
    bool operator==(const VerificationDetails &) const = default;
};
/// The answer to verification.list.
struct OpenPage {
    qint64 seq = 0; ///< of the last event that these views include
    QList<VerificationView> open;
    QString next; ///< empty: the last page
    bool operator==(const OpenPage &) const = default;
};
struct HistoryPageView {
    QList<VerificationView> items; ///< newest first
    QString next;                  ///< empty: the last page
    bool operator==(const HistoryPageView &) const = default;
};

void write(base::JsonText &out, const HelloResult &result);
[[nodiscard]] QJsonObject toJson(const HelloResult &result);
void write(base::JsonText &out, const VerificationChanged &change);
[[nodiscard]] QJsonObject toJson(const VerificationChanged &change);
[[nodiscard]] QJsonObject toJson(const Notice &notice);
[[nodiscard]] QJsonArray toJson(const QList<CustomerView> &customers);
[[nodiscard]] QJsonObject toJson(const LinkView &link);
[[nodiscard]] QJsonObject toJson(const VerificationDetail &detail);
[[nodiscard]] QJsonObject toJson(const VerificationDetails &details);
[[nodiscard]] QJsonObject toJson(const OpenPage &page);
[[nodiscard]] QJsonObject toJson(const HistoryPageView &page);

/// One frame, compact UTF-8.
[[nodiscard]] QByteArray resultFrame(const QJsonValue &id, const HelloResult &result);
[[nodiscard]] QByteArray notificationFrame(const VerificationChanged &change);
[[nodiscard]] QByteArray notificationFrame(const Notice &notice);

// Readers. Error (Invalid): a part without which the message means nothing is missing. One bad item of a list is left out, except in
// a resync, a page of what is open and the detail, where a gap would mislead: there the whole message is refused.
[[nodiscard]] base::Result<HelloResult> helloResultFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationChanged> verificationChangedFromJson(const QJsonObject &json);
[[nodiscard]] Notice noticeFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<QList<CustomerView>> customersFromJson(const QJsonValue &json);
/// Only http and https links are accepted.
[[nodiscard]] base::Result<LinkView> linkFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationDetail> detailFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationDetails> detailsFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<OpenPage> openPageFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<HistoryPageView> historyPageFromJson(const QJsonValue &json);

} // namespace authlink::protocol
