// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sounds/plugin_player.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{
namespace
{
constexpr QLatin1StringView kInterface("authlink.Sounds/1");
constexpr unsigned long kLongestGoodbye = 1'000; // ms; a sound server that hangs must not keep the console from ending
} // namespace

PluginWorker::PluginWorker(const QString &path) : m_loader(path) {}

PluginWorker::~PluginWorker()
{
    m_loader.unload(); // deletes the plugin's object in its own thread; the code stays
}

void PluginWorker::load()
{
    const bool isOurs = m_loader.metaData().value("IID"_L1).toString() == kInterface;
    m_sounds = isOurs ? m_loader.instance() : nullptr;
    if (m_sounds == nullptr)
        qCWarning(base::lcClient) << "no sounds:" << m_loader.fileName() << m_loader.errorString();
}

void PluginWorker::play(const QString &file, int volume)
{
    if (m_sounds != nullptr)
        QMetaObject::invokeMethod(m_sounds, "play", Qt::DirectConnection, Q_ARG(QString, file), Q_ARG(int, volume));
}

PluginPlayer::PluginPlayer(const QString &path) : m_thread(std::make_unique<QThread>()), m_worker(new PluginWorker(path))
{
    m_thread->setObjectName(u"sounds"_s);
    m_worker->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::started, m_worker, &PluginWorker::load);
    QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start(QThread::LowPriority);
}

PluginPlayer::~PluginPlayer()
{
    m_thread->quit();
    if (!m_thread->wait(kLongestGoodbye))
        (void)m_thread.release(); // it ends with the process
}

void PluginPlayer::play(const QString &file, int volume)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, file, volume] { worker->play(file, volume); }, Qt::QueuedConnection);
}

std::unique_ptr<ui::SoundPlayer> makeSoundPlayer()
{
    // Beside the program, in a build as well as installed.
    const QDir folder(QCoreApplication::applicationDirPath() + u"/../lib/authlink"_s);
    const QStringList found = folder.entryList({u"*authlink-sounds*"_s}, QDir::Files);
    if (found.isEmpty())
        return nullptr;
    return std::make_unique<PluginPlayer>(folder.absoluteFilePath(found.first()));
}

} // namespace authlink::app
