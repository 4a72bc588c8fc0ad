// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/capture_outcome.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox
{

QString nameOf(Capture capture)
{
    switch (capture) {
    case Capture::Pass:
        return u"pass"_s;
    case Capture::OtherPerson:
        return u"other_person"_s;
    case Capture::NotRecognized:
        return u"not_recognized"_s;
    case Capture::Spoof:
        return u"spoof"_s;
    case Capture::Blocklisted:
        return u"blocklisted"_s;
    case Capture::NotEnrolled:
        return u"not_enrolled"_s;
    case Capture::TooDark:
        return u"too_dark"_s;
    case Capture::Review:
        return u"review"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Capture> captureFromName(QStringView name)
{
    for (const Capture capture : kAllCaptures) {
        if (nameOf(capture) == name)
            return capture;
    }
    return {};
}

QString labelOf(Capture capture)
{
    switch (capture) {
    case Capture::Pass:
        return u"Me: the person chosen above"_s;
    case Capture::OtherPerson:
        return u"Another enrolled person"_s;
    case Capture::NotRecognized:
        return u"A face nobody enrolled"_s;
    case Capture::Spoof:
        return u"A photo of a screen (spoof)"_s;
    case Capture::Blocklisted:
        return u"A blocklisted person"_s;
    case Capture::NotEnrolled:
        return u"A customer who never enrolled"_s;
    case Capture::TooDark:
        return u"A selfie that is too dark"_s;
    case Capture::Review:
        return u"Me, but somebody at Incode must look at it"_s;
    }
    Q_UNREACHABLE();
}

} // namespace authlink::sandbox
