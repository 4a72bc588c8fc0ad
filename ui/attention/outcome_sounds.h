// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/attention/announcer.h"
#include "ui/attention/attention_settings.h"
#include "ui/attention/sound_player.h"

#include <functional>
#include <memory>

namespace authlink::ui
{

/// nullptr: this desk can't play sounds.
using MakeSoundPlayer = std::function<std::unique_ptr<SoundPlayer>()>;

/// The file of resources/sounds; empty: this kind is silent.
[[nodiscard]] QString soundFile(SoundSet set, client::Announcement::Kind kind);

/// A distinct sound for each kind of announcement, as the settings want it. One thread.
class OutcomeSounds final
{
public:
    /// @param make called once, when the first sound may be due
    OutcomeSounds(const AttentionSettings &settings, MakeSoundPlayer make);

    /// Makes the player ready if sounds are on, so that the first one is not late.
    void prepare();
    void play(client::Announcement::Kind kind);
    /// Also where sounds are off: somebody wants to hear it.
    void test(client::Announcement::Kind kind);
    /// Whether this desk can play sounds; makes the player.
    [[nodiscard]] bool canPlay();

private:
    const AttentionSettings &m_settings;
    MakeSoundPlayer m_make;
    std::unique_ptr<SoundPlayer> m_player;
    bool m_isMade = false;
};

} // namespace authlink::ui
