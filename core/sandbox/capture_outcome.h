// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/enum_names.h"

namespace authlink::sandbox
{

/// What the camera sees at the capture page, chosen by the person with the phone.
enum class Capture {
    Pass,          ///< the claimed customer's face
    OtherPerson,   ///< another enrolled customer's face
    NotRecognized, ///< the face of nobody who is enrolled; fails the session when no attempt is left
    Spoof,         ///< fails the session at once, as the next two do
    Blocklisted,
    NotEnrolled,
    TooDark, ///< a photo that is too dark; fails the session when no attempt is left
    Review,  ///< the claimed customer's face, but somebody at the vendor's has to review it: Session Pending Review
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

/// An enrolled customer is recognized.
[[nodiscard]] constexpr bool isMatch(Capture capture)
{
    return capture == Capture::Pass || capture == Capture::OtherPerson || capture == Capture::Review;
}

/// Another attempt may follow, as long as one is left.
[[nodiscard]] constexpr bool mayTryAgain(Capture capture)
{
    return capture == Capture::NotRecognized || capture == Capture::TooDark;
}

} // namespace authlink::sandbox
