// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/incode/vendor_records.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

/// The tokens of a legacy webhook: what Incode vouches with, and when it says it made them. Pure and thread-safe.
namespace authlink::incode::webhook
{

/// A token at least this long is looked for in the rest of its webhook too; a shorter one is no secret, and its letters could be anything.
inline constexpr qsizetype kShortestToken = 12;

/// `transactionId`, `token` and `interviewToken` of a legacy 1:N or 1:1 webhook. A value that is no string, is empty or endless, or holds
/// anything but visible ASCII without quotes and backslashes is left empty: it could not have come from the vendor.
[[nodiscard]] LegacyProof proofOf(const QJsonObject &body);

/// The strings `token` and `interviewToken`, where they are long enough to be secrets.
[[nodiscard]] QStringList tokensOf(const QJsonObject &body);

/// The later `iat` of `token` and `interviewToken`, if `token` is a JWT that has one. Nobody checked its signature: it may stop a result,
/// never speak for one. The later, because the vendor does not say which of the two it makes anew for an attempt.
[[nodiscard]] std::optional<base::Instant> issuedAtOf(const QJsonObject &body);

} // namespace authlink::incode::webhook
