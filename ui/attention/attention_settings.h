// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QObject>

class QSettings;

namespace authlink::ui
{

/// The two sets of resources/sounds.
enum class SoundSet { Bright, Soft };

/// What was chosen at this desk about sounds, notifications, the strip and the tray icon. Whatever is set is kept at once; a value that
/// makes no sense reads as the default. One thread.
class AttentionSettings final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxVolume = 100; ///< percent
    static constexpr int kFirstVolume = 80;

    /// `settings` outlives it.
    explicit AttentionSettings(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] bool playsSounds() const;
    [[nodiscard]] int volume() const;
    [[nodiscard]] SoundSet soundSet() const;
    [[nodiscard]] bool showsNotifications() const;
    [[nodiscard]] bool showsTrayIcon() const;
    [[nodiscard]] bool showsStrip() const;

    void setPlaysSounds(bool on);
    void setVolume(int percent);
    void setSoundSet(SoundSet set);
    void setShowsNotifications(bool on);
    void setShowsTrayIcon(bool on);
    void setShowsStrip(bool on);

Q_SIGNALS:
    void changed();

private:
    void set(QLatin1StringView key, const QVariant &value);

    QSettings &m_settings;
};

} // namespace authlink::ui
