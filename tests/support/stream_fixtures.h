// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

/// Ready-made values of the stream, as a console gets them.
namespace authlink::test
{

/// The start of the ManualClock and of the fake relay's time.
inline constexpr base::Instant kStart{std::chrono::milliseconds(1'795'000'000'000)};

/// @param id empty: "v1"
[[nodiscard]] protocol::VerificationView viewIn(verification::Status status, const QString &id = {});
/// Decided with this verdict; a verified one is valid for ten minutes from kStart.
[[nodiscard]] protocol::VerificationView decidedAs(verification::Verdict verdict, const QString &id = {});
[[nodiscard]] protocol::EventView eventOf(const QString &kind, qint64 seq, base::Instant at = kStart, const QJsonObject &detail = {});
[[nodiscard]] protocol::VerificationChanged changeTo(const protocol::VerificationView &view, qint64 seq, const QString &kind);

} // namespace authlink::test
