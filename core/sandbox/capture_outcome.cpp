// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/capture_outcome.h"

namespace authlink::sandbox
{

QString nameOf(Capture capture)
{
    switch (capture) {
    case Capture::Pass:
        return QStringLiteral("pass");
    case Capture::OtherPerson:
        return QStringLiteral("other_person");
    case Capture::NotRecognized:
        return QStringLiteral("not_recognized");
    case Capture::Spoof:
        return QStringLiteral("spoof");
    case Capture::Blocklisted:
        return QStringLiteral("blocklisted");
    case Capture::NotEnrolled:
        return QStringLiteral("not_enrolled");
    case Capture::TooDark:
        return QStringLiteral("too_dark");
    case Capture::Review:
        return QStringLiteral("review");
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
        return QStringLiteral("Me: the person chosen above");
    case Capture::OtherPerson:
        return QStringLiteral("Another enrolled person");
    case Capture::NotRecognized:
        return QStringLiteral("A face nobody enrolled");
    case Capture::Spoof:
        return QStringLiteral("A photo of a screen (spoof)");
    case Capture::Blocklisted:
        return QStringLiteral("A blocklisted person");
    case Capture::NotEnrolled:
        return QStringLiteral("A customer who never enrolled");
    case Capture::TooDark:
        return QStringLiteral("A selfie that is too dark");
    case Capture::Review:
        return QStringLiteral("Me, but somebody at Incode must look at it");
    }
    Q_UNREACHABLE();
}

} // namespace authlink::sandbox
