// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace authlink::sandbox
{

/// What the person with the phone does at the capture page.
enum class Capture {
    Pass,          ///< the claimed customer's face
    OtherPerson,   ///< another enrolled customer's face
    NotRecognized, ///< a face nobody enrolled; final when no attempt is left
    Spoof,         ///< ends the session at once, as the two below
    Blocklisted,
    NotEnrolled,
    TooDark, ///< a photo too dark; final when no attempt is left
    Review,  ///< the claimed customer's face, but a person at the vendor's must look at it: Session Pending Review
};

inline constexpr std::array kAllCaptures{Capture::Pass,        Capture::OtherPerson, Capture::NotRecognized, Capture::Spoof,
                                         Capture::Blocklisted, Capture::NotEnrolled, Capture::TooDark,       Capture::Review};

/// Names in forms and JSON: pass, other_person, not_recognized, spoof, blocklisted, not_enrolled, too_dark, review.
[[nodiscard]] QString nameOf(Capture capture);
[[nodiscard]] std::optional<Capture> captureFromName(QStringView name);
/// What the capture page calls it.
[[nodiscard]] QString labelOf(Capture capture);

/// Somebody enrolled was recognized.
[[nodiscard]] constexpr bool isMatch(Capture capture)
{
    return capture == Capture::Pass || capture == Capture::OtherPerson || capture == Capture::Review;
}

/// The session goes on while attempts are left.
[[nodiscard]] constexpr bool mayTryAgain(Capture capture)
{
    return capture == Capture::NotRecognized || capture == Capture::TooDark;
}

} // namespace authlink::sandbox
