// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/evidence.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace authlink::incode
{

/// A webhook body, understood and stripped.
struct ParsedWebhook {
    /// What it says. nullopt: a JSON object of a shape or event we do not know; stored, changes nothing.
    std::optional<verification::Evidence> evidence;
    QString shape;           ///< "legacy_1n", "legacy_1_1", "face_authentication", "session", "onboarding_status", "unknown"
    QByteArray strippedBody; ///< canonical JSON (sorted keys, compact) without token, interviewToken and any other secret-looking field
    QByteArray bodyHash;     ///< SHA-256 hex of strippedBody: equal bodies are one delivery (domain.md "Same body twice")
};

/// Largest nesting accepted; deeper bodies are refused as not JSON.
inline constexpr int kMaximumNesting = 32;

/// Reads any Incode webhook (facts/incode.md sections 1, 2). Tokens are dropped here and never leave. Thread-safe, never throws.
/// Errors: Invalid with field "body" when it is not UTF-8 JSON or not an object (HTTP 400).
[[nodiscard]] base::Result<ParsedWebhook> parseWebhook(QByteArrayView body, base::Instant receivedAt);

} // namespace authlink::incode
