// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/verification_view.h"
#include "core/verification/policy.h"

#include <QUrl>

#include <variant>

/// Answers and notifications of /v1/stream (interfaces.md), both directions.
namespace authlink::protocol
{

struct UserView {
    QString name; ///< sign-in name
    QString displayName;
    verification::Role role = verification::Role::Agent; ///< an unknown role reads as Agent: the least rights
    bool operator==(const UserView &) const = default;
};

/// The part of the policy that consoles may know: never a threshold of a decision. On the wire: linkLifeS, verdictValidityS,
/// resendCooldownS, maxSends, maxOpenPerAgent, stallAfterS, allowUnlistedCustomer, channels.
struct PolicyView {
    std::chrono::seconds linkLife = std::chrono::minutes(5);
    std::chrono::seconds verdictValidity = std::chrono::minutes(10);
    std::chrono::seconds resendCooldown = std::chrono::seconds(60);
    std::chrono::seconds stallAfter = std::chrono::seconds(20);
    int maxSends = 3;
    int maxOpenPerAgent = 5;
    bool allowUnlistedCustomer = false;
    QList<verification::Channel> channels; ///< what this relay can deliver by; unknown names are left out
    bool operator==(const PolicyView &) const = default;
};
[[nodiscard]] PolicyView policyViewOf(const verification::Policy &policy, const QList<verification::Channel> &channels);

/// Everything since the client's `since` follows (or came before) as verification.changed, `count` notifications in all.
struct Replayed {
    int count = 0;
    bool operator==(const Replayed &) const = default;
};
/// The client starts over from what is open now.
struct Resync {
    QList<VerificationView> open;
    bool operator==(const Resync &) const = default;
};

/// What the relay says of Incode: `vendor` of hello, and the notices vendor_outage and vendor_recovered.
enum class VendorState { Ok, Outage };

struct HelloResult {
    UserView user;
    qint64 seq = 0; ///< of the last event this answer (with its replay) covers
    base::Instant serverTime{};
    PolicyView policy;
    QString company;
    VendorState vendor = VendorState::Ok; ///< on the wire "ok" or "outage"; absent (an older relay) reads as Ok
    std::variant<Replayed, Resync> history;
    bool operator==(const HelloResult &) const = default;
};

/// Notification verification.changed.
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
inline constexpr QLatin1StringView kNoticeUnprovenPass("unproven_pass"); ///< also the code of the note on the verification
inline constexpr QLatin1StringView kNoticeEnrolmentConflict("enrolment_conflict");

enum class NoticeLevel { Info, Warning, Error };
/// Notification notice: something about the relay or one's cases that is no event of one verification.
struct Notice {
    NoticeLevel level = NoticeLevel::Info; ///< an unknown level reads as Warning
    QString code;
    QString text;
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
[[nodiscard]] QJsonObject toJson(const LinkView &link);
[[nodiscard]] QJsonObject toJson(const VerificationDetail &detail);
[[nodiscard]] QJsonObject toJson(const HistoryPageView &page);

// Readers. Error (Invalid): a part without which the message means nothing is missing. One bad item of a list is left out, except in
// a resync and in the detail, where a gap would mislead: there the whole message is refused.
[[nodiscard]] PolicyView policyViewFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<HelloResult> helloResultFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationChanged> verificationChangedFromJson(const QJsonObject &json);
[[nodiscard]] Notice noticeFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<QList<CustomerView>> customersFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationView> verificationFromJson(const QJsonValue &json);
/// Only http and https links are accepted.
[[nodiscard]] base::Result<LinkView> linkFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<VerificationDetail> detailFromJson(const QJsonValue &json);
[[nodiscard]] base::Result<HistoryPageView> historyPageFromJson(const QJsonValue &json);

} // namespace authlink::protocol
