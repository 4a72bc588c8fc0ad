// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/attention_settings.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr QLatin1StringView kSounds("attention/sounds");
constexpr QLatin1StringView kVolume("attention/volume");
constexpr QLatin1StringView kSoundSet("attention/soundSet");
constexpr QLatin1StringView kNotifications("attention/notifications");
constexpr QLatin1StringView kTrayIcon("attention/trayIcon");
constexpr QLatin1StringView kStrip("attention/strip");
constexpr QLatin1StringView kSoft("soft");
constexpr QLatin1StringView kBright("bright");
} // namespace

AttentionSettings::AttentionSettings(QSettings &settings, QObject *parent) : QObject(parent), m_settings(settings) {}

bool AttentionSettings::playsSounds() const
{
    return m_settings.value(kSounds, true).toBool();
}

int AttentionSettings::volume() const
{
    bool isNumber = false;
    const int volume = m_settings.value(kVolume, kFirstVolume).toInt(&isNumber);
    return isNumber && volume >= 0 && volume <= kMaxVolume ? volume : kFirstVolume;
}

SoundSet AttentionSettings::soundSet() const
{
    return m_settings.value(kSoundSet).toString() == kSoft ? SoundSet::Soft : SoundSet::Bright;
}

bool AttentionSettings::showsNotifications() const
{
    return m_settings.value(kNotifications, true).toBool();
}

bool AttentionSettings::showsTrayIcon() const
{
    return m_settings.value(kTrayIcon, true).toBool();
}

bool AttentionSettings::showsStrip() const
{
    return m_settings.value(kStrip, false).toBool();
}

void AttentionSettings::setPlaysSounds(bool on)
{
    set(kSounds, on);
}

void AttentionSettings::setVolume(int percent)
{
    set(kVolume, std::clamp(percent, 0, kMaxVolume));
}

void AttentionSettings::setSoundSet(SoundSet set)
{
    this->set(kSoundSet, QString(set == SoundSet::Soft ? kSoft : kBright));
}

void AttentionSettings::setShowsNotifications(bool on)
{
    set(kNotifications, on);
}

void AttentionSettings::setShowsTrayIcon(bool on)
{
    set(kTrayIcon, on);
}

void AttentionSettings::setShowsStrip(bool on)
{
    set(kStrip, on);
}

void AttentionSettings::set(QLatin1StringView key, const QVariant &value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    Q_EMIT changed();
}

} // namespace authlink::ui
