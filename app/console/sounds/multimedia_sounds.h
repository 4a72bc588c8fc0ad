// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

class QSoundEffect;

namespace authlink::app
{

/// The plugin authlink-sounds, which the program does not link: plays by Qt Multimedia. Called by its name, since program and plugin share
/// no types but Qt's (see PluginPlayer). One thread, with an event loop.
class MultimediaSounds final : public QObject
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "authlink.Sounds/1")

public:
    /// As ui::SoundPlayer::play().
    Q_INVOKABLE void play(const QString &file, int volume);

private:
    QHash<QString, QSoundEffect *> m_effects; ///< by file; made when they are played first
    QSoundEffect *m_playing = nullptr;
};

} // namespace authlink::app
