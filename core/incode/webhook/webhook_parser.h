// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incode/vendor_records.h"
#include "core/verification/evidence.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace authlink::incode::webhook
{

/// A webhook body, understood and stripped.
struct ParsedWebhook {
    /// What it says. nullopt: a JSON object of a shape or event we do not know; stored, changes nothing.
    std::optional<verification::Evidence> evidence;
    QString shape;           ///< "legacy_1n", "legacy_1_1", "face_authentication", "session", "onboarding_status", "unknown"
    QByteArray strippedBody; ///< canonical JSON (sorted keys, compact) without token, interviewToken and any other secret-looking field
    QByteArray bodyHash;     ///< SHA-256 hex of strippedBody: equal bodies are one delivery (docs/domain.md "Time and replay")
    /// What a legacy result can be confirmed with; empty for every other shape. Not part of the body's identity: two attempts differ by
    /// their transactionId, which stays in strippedBody, and the proof of a body that came before is nobody's.
    LegacyProof proof{};
};

/// Largest nesting accepted; deeper bodies are refused as not JSON.
inline constexpr int kMaxNesting = 32;

/// Reads any Incode webhook (docs/incode.md "Webhooks"). Tokens leave as `proof` only, never in evidence or
/// strippedBody. Thread-safe, never throws.
/// Errors: Invalid with field "body" when it is not UTF-8 JSON or not an object (HTTP 400).
[[nodiscard]] base::Result<ParsedWebhook> parseWebhook(QByteArrayView body, base::Instant receivedAt);

} // namespace authlink::incode::webhook
