// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

/// What may stand in an HTTP header, and what some headers say (RFC 9110). Pure and thread-safe.
namespace authlink::http
{

/// The longest header value that is sent.
inline constexpr qsizetype kMaxHeaderValue = 8 * 1024;

/// A token (RFC 9110 section 5.6.2): the name of a header, a method.
[[nodiscard]] bool isHeaderToken(QByteArrayView text);
/// Printable ASCII, not empty, at most kMaxHeaderValue.
[[nodiscard]] bool isHeaderValue(QByteArrayView text);
/// The same without spaces: a key or a token that stands for somebody.
[[nodiscard]] bool isHeaderCredential(QByteArrayView text);

/// "Sun, 06 Nov 1994 08:49:37 GMT", the form that servers must send (RFC 9110 section 5.6.7). nullopt: another form, or no such time.
[[nodiscard]] std::optional<base::Instant> readHttpDate(QByteArrayView text);

/// The longest wait that an answer can ask for; a longer one counts as this.
inline constexpr std::chrono::hours kMaxRetryAfter{1};

/// What a Retry-After header asks for: seconds, or a date, counted from the answer's own Date header where that one can be read, as the
/// answerer's clock need not be ours. nullopt: absent, or not understood.
[[nodiscard]] std::optional<std::chrono::milliseconds> readRetryAfter(QByteArrayView retryAfter, QByteArrayView date, base::Instant now);

} // namespace authlink::http
