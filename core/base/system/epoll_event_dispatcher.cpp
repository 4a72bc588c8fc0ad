// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/epoll_event_dispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <QtCore/private/qeventdispatcher_unix_p.h> // the constructor: there is no public way to Qt's dispatcher

#include <cerrno>
#include <system_error>

#include <sys/epoll.h>
#include <unistd.h>

namespace authlink::base
{

namespace
{

constexpr int kReadyAtOnce = 64; // then posted events and timers have their turn

/// What each QSocketNotifier::Type waits for.
constexpr std::array<quint32, 3> kInterest{EPOLLIN, EPOLLOUT, EPOLLPRI};
/// What wakes all of them.
constexpr quint32 kTrouble = EPOLLHUP | EPOLLERR;

int descriptorOf(const QSocketNotifier *notifier)
{
    return static_cast<int>(notifier->socket());
}

} // namespace

quint32 EpollEventDispatcher::Socket::events() const
{
    quint32 events = 0;
    for (size_t type = 0; type < notifiers.size(); ++type)
        events |= notifiers[type] ? kInterest[type] : 0;
    return events;
}

EpollEventDispatcher::EpollEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent),
      m_qt(std::make_unique<QEventDispatcherUNIX>()),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_ready(std::make_unique<QSocketNotifier>(QSocketNotifier::Read))
{
    if (m_epoll < 0)
        throw std::system_error(errno, std::generic_category(), "epoll_create1");
    connect(m_qt.get(), &QAbstractEventDispatcher::awake, this, &QAbstractEventDispatcher::awake);
    connect(m_qt.get(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        Q_EMIT aboutToBlock();
        tellChanges();
    });
    connect(m_ready.get(), &QSocketNotifier::activated, this, [this] { activateReady(); });
    m_ready->setSocket(m_epoll);
    m_qt->registerSocketNotifier(m_ready.get()); // setEnabled() would ask the thread's dispatcher, which is this one at best
}

EpollEventDispatcher::~EpollEventDispatcher()
{
    m_qt->unregisterSocketNotifier(m_ready.get());
    ::close(m_epoll);
}

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    tellChanges(); // also if it never blocks
    return m_qt->processEvents(flags);
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = descriptorOf(notifier);
    const auto type = static_cast<size_t>(notifier->type());
    if (const auto known = m_sockets.find(descriptor); known != m_sockets.end()) {
        known->notifiers[type] = notifier;
        m_changed.push_back(descriptor);
        return;
    }
    Socket socket{.generation = ++m_generations};
    socket.notifiers[type] = notifier;
    if (tellSystem(EPOLL_CTL_ADD, descriptor, socket))
        m_sockets.insert(descriptor, socket);
    else
        m_qt->registerSocketNotifier(notifier);
}

void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = descriptorOf(notifier);
    const auto found = m_sockets.find(descriptor);
    if (found == m_sockets.end() || found->notifiers[static_cast<size_t>(notifier->type())] != notifier) {
        m_qt->unregisterSocketNotifier(notifier);
        return;
    }
    found->notifiers[static_cast<size_t>(notifier->type())] = nullptr;
    if (found->events() != 0) {
        m_changed.push_back(descriptor);
        return;
    }
    tellSystem(EPOLL_CTL_DEL, descriptor, *found); // fails where the descriptor is closed, and epoll knows it; at once, for it will be
    m_sockets.remove(descriptor);
}

bool EpollEventDispatcher::tellSystem(int operation, int descriptor, Socket &socket) const
{
    socket.watched = socket.events();
    epoll_event event{.events = socket.watched, .data = {.u64 = quint64(socket.generation) << 32 | quint32(descriptor)}};
    return ::epoll_ctl(m_epoll, operation, descriptor, &event) == 0;
}

void EpollEventDispatcher::tellChanges()
{
    for (const int descriptor : m_changed) {
        const auto socket = m_sockets.find(descriptor);
        if (socket != m_sockets.end() && socket->watched != socket->events())
            tellSystem(EPOLL_CTL_MOD, descriptor, *socket);
    }
    m_changed.clear();
}

void EpollEventDispatcher::activateReady()
{
    tellChanges();
    std::array<epoll_event, kReadyAtOnce> ready;
    const int count = ::epoll_wait(m_epoll, ready.data(), kReadyAtOnce, 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = ready[static_cast<size_t>(i)];
        activate(static_cast<int>(event.data.u64 & 0xffffffff), static_cast<quint32>(event.data.u64 >> 32), event.events);
    }
}

void EpollEventDispatcher::activate(int descriptor, quint32 generation, quint32 events)
{
    for (size_t type = 0; type < kInterest.size(); ++type) {
        // Asked again each time: what was called before may have closed this socket, or opened another of its number.
        const auto found = m_sockets.constFind(descriptor);
        if (found == m_sockets.cend() || found->generation != generation)
            return;
        QSocketNotifier *notifier = found->notifiers[type];
        if (!notifier || (events & (kInterest[type] | kTrouble)) == 0)
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
    }
}

void EpollEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    m_qt->registerTimer(timerId, interval, timerType, object);
}

bool EpollEventDispatcher::unregisterTimer(int timerId)
{
    return m_qt->unregisterTimer(timerId);
}

bool EpollEventDispatcher::unregisterTimers(QObject *object)
{
    return m_qt->unregisterTimers(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollEventDispatcher::registeredTimers(QObject *object) const
{
    return m_qt->registeredTimers(object);
}

int EpollEventDispatcher::remainingTime(int timerId)
{
    return m_qt->remainingTime(timerId);
}

void EpollEventDispatcher::wakeUp()
{
    m_qt->wakeUp();
}

void EpollEventDispatcher::interrupt()
{
    m_qt->interrupt();
}

} // namespace authlink::base
