// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::ui
{

/// Plays short sounds, one at a time. Called from the main thread; returns at once.
class SoundPlayer
{
public:
    virtual ~SoundPlayer() = default;
    /// A sound that still plays ends. What can't be played is silent.
    /// @param file path of a resource, e.g. ":/authlink/sounds/bright/alarm.wav"
    /// @param volume percent, as people hear it
    virtual void play(const QString &file, int volume) = 0;
};

} // namespace authlink::ui
