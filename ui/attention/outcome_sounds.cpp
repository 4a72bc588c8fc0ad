// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/outcome_sounds.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

using Kind = client::Announcement::Kind;

namespace
{

QLatin1StringView soundName(Kind kind)
{
    switch (kind) {
    case Kind::Verified:
        return "verified"_L1;
    case Kind::Denied:
        return "denied"_L1;
    case Kind::Alarm:
        return "alarm"_L1;
    case Kind::Attention:
        return "attention"_L1;
    case Kind::Outage:
        return "outage"_L1;
    case Kind::Recovered:
        break;
    }
    return {};
}

} // namespace

QString soundFile(SoundSet set, Kind kind)
{
    const QLatin1StringView name = soundName(kind);
    const QLatin1StringView folder = set == SoundSet::Soft ? "soft"_L1 : "bright"_L1;
    return name.isEmpty() ? QString() : u":/authlink/sounds/%1/%2.wav"_s.arg(folder, name);
}

OutcomeSounds::OutcomeSounds(const AttentionSettings &settings, MakeSoundPlayer make) : m_settings(settings), m_make(std::move(make)) {}

void OutcomeSounds::prepare()
{
    if (m_settings.playsSounds())
        (void)canPlay();
}

void OutcomeSounds::play(Kind kind)
{
    if (m_settings.playsSounds())
        test(kind);
}

void OutcomeSounds::test(Kind kind)
{
    const QString file = soundFile(m_settings.soundSet(), kind);
    if (!file.isEmpty() && canPlay())
        m_player->play(file, m_settings.volume());
}

bool OutcomeSounds::canPlay()
{
    if (!std::exchange(m_isMade, true) && m_make)
        m_player = m_make();
    return m_player != nullptr;
}

} // namespace authlink::ui
