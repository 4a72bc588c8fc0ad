// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attention/sound_player.h"

#include <QObject>
#include <QPluginLoader>

#include <memory>

class QThread;

namespace authlink::app
{

/// The half of PluginPlayer that lives in its thread.
class PluginWorker final : public QObject
{
    Q_OBJECT

public:
    explicit PluginWorker(const QString &path);
    ~PluginWorker() override;
    /// Says in the log (authlink.client, warning) why there is no sound.
    void load();
    void play(const QString &file, int volume);

private:
    QPluginLoader m_loader;
    QObject *m_sounds = nullptr; ///< the plugin's; belongs to the loader
};

/// Plays by the plugin authlink-sounds, in a thread of its own: loading Qt Multimedia and reaching the sound server may take their time.
class PluginPlayer final : public ui::SoundPlayer
{
public:
    /// Begins to load the plugin.
    explicit PluginPlayer(const QString &path);
    ~PluginPlayer() override;
    Q_DISABLE_COPY_MOVE(PluginPlayer)

    void play(const QString &file, int volume) override;

private:
    std::unique_ptr<QThread> m_thread;
    PluginWorker *m_worker; ///< deleted at the end of the thread
};

/// By the plugin that was built or installed with this program; nullptr: there is none.
[[nodiscard]] std::unique_ptr<ui::SoundPlayer> makeSoundPlayer();

} // namespace authlink::app
