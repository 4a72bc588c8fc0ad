// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QtGlobal>

#include <array>

/// Names and numbers of the stream /v1/stream (docs/protocol.md), shared by both ends.
namespace authlink::protocol
{

inline constexpr int kProtocolVersion = 1;

// Calls, from the console to the relay.
inline constexpr QLatin1StringView kHello("hello"); ///< first on every stream
inline constexpr QLatin1StringView kCustomersSearch("customers.search");
inline constexpr QLatin1StringView kVerificationStart("verification.start");
inline constexpr QLatin1StringView kVerificationResend("verification.resend");
inline constexpr QLatin1StringView kVerificationCancel("verification.cancel");
inline constexpr QLatin1StringView kVerificationClose("verification.close");
inline constexpr QLatin1StringView kVerificationNote("verification.note");
inline constexpr QLatin1StringView kVerificationLink("verification.link");
inline constexpr QLatin1StringView kVerificationGet("verification.get");
inline constexpr QLatin1StringView kVerificationList("verification.list");
inline constexpr QLatin1StringView kHistorySearch("history.search");
inline constexpr std::array kCalls{kHello,
                                   kCustomersSearch,
                                   kVerificationStart,
                                   kVerificationResend,
                                   kVerificationCancel,
                                   kVerificationClose,
                                   kVerificationNote,
                                   kVerificationLink,
                                   kVerificationGet,
                                   kVerificationList,
                                   kHistorySearch};

// Notifications, from the relay to the console.
inline constexpr QLatin1StringView kVerificationChanged("verification.changed");
inline constexpr QLatin1StringView kNotice("notice");
inline constexpr std::array kNotifications{kVerificationChanged, kNotice};

/// Why the relay closed the socket (RFC 6455 section 7.4).
enum class CloseCode : quint16 {
    Restarting = 1012, ///< also: the store can't be asked, or the user's rights changed; come again
    NotSignedIn = 4401,
    Disabled = 4403,
    NoHello = 4408,
    Replaced = 4409, ///< by a newer connection of the same client
    TooLarge = 4413,
    TooFast = 4429, ///< too many calls, or too many streams of one user
};
inline constexpr std::array kCloseCodes{CloseCode::Restarting, CloseCode::NotSignedIn, CloseCode::Disabled, CloseCode::NoHello,
                                        CloseCode::Replaced,   CloseCode::TooLarge,    CloseCode::TooFast};

// Limits of a frame.
inline constexpr qsizetype kMaxToRelay = 64 * 1024;         ///< bytes
inline constexpr qsizetype kMaxToConsole = 4 * 1024 * 1024; ///< bytes
inline constexpr int kMaxNesting = 16;                      ///< arrays and objects within each other

// Limits of one text, in characters. What an agent typed is refused when it is longer, what the relay says is cut.
inline constexpr qsizetype kMaxInput = 200;      ///< any text that an agent types
inline constexpr qsizetype kMaxKey = 64;         ///< idempotencyKey
inline constexpr qsizetype kMaxCallNote = 500;   ///< the text of verification.note
inline constexpr qsizetype kMaxOutcomeCode = 40; ///< of verification.note
inline constexpr qsizetype kMaxCursor = 1024;
inline constexpr qsizetype kMaxText = 512; ///< any other

// Limits of lists and counts.
inline constexpr int kMaxSearchResults = 20; ///< customers.search
inline constexpr int kMaxHistoryItems = 200; ///< history.search, one page
inline constexpr int kMaxListed = 200;       ///< verification.list and hello, one page
inline constexpr int kMaxGetIds = 50;        ///< verification.get, of several
inline constexpr int kMaxCount = 1000;       ///< sends, attempts left and the like; a larger one counts as missing

} // namespace authlink::protocol
