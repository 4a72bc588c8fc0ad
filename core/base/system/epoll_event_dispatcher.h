// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <array>
#include <memory>
#include <vector>

class QSocketNotifier;

namespace authlink::base
{

/// Qt's event loop for a server with thousands of sockets. Qt asks the system about each socket in every turn; here the system keeps the
/// list (epoll), and a turn costs what the sockets cost that have something to say. Timers, posted events and everything else stay Qt's.
///
/// Linux. Install it with QCoreApplication::setEventDispatcher() before there is an application.
class EpollEventDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    /// @throws std::system_error if the system gives no epoll instance.
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    /// What epoll does not watch, such as a file on a disk, is left to Qt.
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    struct Socket {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        quint32 generation = 0;                       ///< of the descriptor, whose number comes again
        quint32 watched = 0;                          ///< what the system was told to watch
        [[nodiscard]] quint32 events() const;
    };

    bool tellSystem(int operation, int descriptor, Socket &socket) const;
    void tellChanges();
    void activateReady();
    void activate(int descriptor, quint32 generation, quint32 events);

    std::unique_ptr<QAbstractEventDispatcher> m_qt;
    int m_epoll;
    std::unique_ptr<QSocketNotifier> m_ready; ///< m_qt watches it: some socket has something to say
    QHash<int, Socket> m_sockets;             ///< by descriptor
    quint32 m_generations = 0;
    std::vector<int> m_changed; ///< descriptors of which the system may have to watch something else: most change back at once
};

} // namespace authlink::base
