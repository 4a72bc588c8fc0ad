// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// HTTP statuses with a meaning to us (RFC 9110 section 15, RFC 6585), and where their classes begin.
namespace authlink::http::status
{

inline constexpr int kFirstRedirect = 300; ///< below it, the answer's body is what was asked for
inline constexpr int kBadRequest = 400;
inline constexpr int kUnauthorized = 401;
inline constexpr int kForbidden = 403;
inline constexpr int kNotFound = 404;
inline constexpr int kRequestTimeout = 408;
inline constexpr int kTooManyRequests = 429;
inline constexpr int kFirstServerError = 500;

} // namespace authlink::http::status
