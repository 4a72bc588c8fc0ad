// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Names and numbers of /v1/stream (interfaces.md "WebSocket /v1/stream"), shared by both ends.
namespace authlink::protocol
{

inline constexpr int kProtocolVersion = 1;

inline constexpr char kHello[] = "hello";
inline constexpr char kCustomersSearch[] = "customers.search";
inline constexpr char kVerificationStart[] = "verification.start";
inline constexpr char kVerificationResend[] = "verification.resend";
inline constexpr char kVerificationCancel[] = "verification.cancel";
inline constexpr char kVerificationClose[] = "verification.close";
inline constexpr char kVerificationLink[] = "verification.link";
inline constexpr char kVerificationGet[] = "verification.get";
inline constexpr char kHistorySearch[] = "history.search";
inline constexpr char kVerificationChanged[] = "verification.changed"; ///< notification
inline constexpr char kNotice[] = "notice";                            ///< notification

/// Why the relay closed the socket.
enum class CloseCode : quint16 {
    Restarting = 1012,
    NotSignedIn = 4401,
    Disabled = 4403,
    NoHello = 4408,
    Replaced = 4409,
    TooLarge = 4413,
    TooFast = 4429,
};

inline constexpr qsizetype kMaxToRelay = 64 * 1024;         ///< bytes of one message, interfaces.md
inline constexpr qsizetype kMaxToConsole = 4 * 1024 * 1024; ///< bytes; a resync of a supervisor of a large team fits
inline constexpr int kDeepestNesting = 16;                  ///< arrays and objects within each other

inline constexpr int kMaxSearchResults = 20; ///< customers.search
inline constexpr int kMaxHistoryItems = 200; ///< history.search, one page

} // namespace authlink::protocol
