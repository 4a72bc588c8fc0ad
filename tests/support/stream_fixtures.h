// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

namespace authlink::test
{

/// The start of the ManualClock and of the fake relay's time.
inline constexpr base::Instant kStart{std::chrono::milliseconds(1'795'000'000'000)};

[[nodiscard]] inline protocol::VerificationView viewIn(verification::Status status, const QString &id = QStringLiteral("v1"))
{
    protocol::VerificationView view;
    view.id = id;
    view.status = status;
    view.customer = {.account = QStringLiteral("1001"),
                     .name = QStringLiteral("Maria Garcia"),
                     .phoneMasked = QStringLiteral("••67"),
                     .emailMasked = {},
                     .language = QStringLiteral("es"),
                     .customerId = {}};
    view.agent = {.name = QStringLiteral("ana"), .displayName = QStringLiteral("Ana")};
    view.channel = verification::Channel::Sms;
    view.linkMode = verification::LinkMode::Session;
    view.firstWord = QStringLiteral("amber");
    view.secondWord = QStringLiteral("river");
    view.createdAt = kStart;
    return view;
}

/// Decided with this verdict; a verified one is valid for ten minutes from kStart.
[[nodiscard]] inline protocol::VerificationView decidedAs(verification::Verdict verdict, const QString &id = QStringLiteral("v1"))
{
    auto view = viewIn(verification::Status::Decided, id);
    view.verdict = verdict;
    view.decidedAt = kStart;
    if (verdict == verification::Verdict::Verified)
        view.validUntil = kStart + std::chrono::minutes(10);
    return view;
}

[[nodiscard]] inline protocol::EventView eventOf(const QString &kind, qint64 seq, base::Instant at = kStart, const QJsonObject &detail = {})
{
    return {.seq = seq, .at = at, .kind = kind, .by = QStringLiteral("relay"), .detail = detail};
}

[[nodiscard]] inline protocol::VerificationChanged changeTo(const protocol::VerificationView &view, qint64 seq, const QString &kind)
{
    return {.seq = seq, .at = kStart, .event = eventOf(kind, seq), .verification = view};
}

} // namespace authlink::test
