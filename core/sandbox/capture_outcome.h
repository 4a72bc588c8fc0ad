// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/enum_names.h"

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

inline constexpr EnumNames<Capture, 8> kCaptureNames{{{{Capture::Pass, "pass"},
                                                       {Capture::OtherPerson, "other_person"},
                                                       {Capture::NotRecognized, "not_recognized"},
                                                       {Capture::Spoof, "spoof"},
                                                       {Capture::Blocklisted, "blocklisted"},
                                                       {Capture::NotEnrolled, "not_enrolled"},
                                                       {Capture::TooDark, "too_dark"},
                                                       {Capture::Review, "review"}}}};

[[nodiscard]] inline QString nameOf(Capture capture)
{
    return kCaptureNames.nameOf(capture);
}

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
