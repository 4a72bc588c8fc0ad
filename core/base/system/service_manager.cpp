// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/service_manager.h"

#include "core/base/log.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace authlink::base
{

namespace
{

#ifdef Q_OS_UNIX

/// The bytes that name the socket. @return how many; 0: the name is too long
socklen_t fillAddress(const QByteArray &name, sockaddr_un &address)
{
    if (name.isEmpty() || static_cast<size_t>(name.size()) >= sizeof(address.sun_path))
        return 0;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    if (name.startsWith('@'))
        address.sun_path[0] = '\0'; // abstract: no file
    return static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(name.size()));
}

void sendTo(const QByteArray &name, const QByteArray &state)
{
    sockaddr_un address{};
    const socklen_t length = fillAddress(name, address);
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    const bool sent = length > 0 && socket >= 0
                      && ::sendto(socket, state.constData(), static_cast<size_t>(state.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
                                  reinterpret_cast<const sockaddr *>(&address), length)
                             == state.size();
    if (!sent)
        qCWarning(lcRelay) << "systemd can't be told:" << std::strerror(errno);
    if (socket >= 0)
        ::close(socket);
}

QByteArray monotonicMicroseconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::microseconds>(now).count()));
}

#else

void sendTo(const QByteArray &, const QByteArray &) {}

QByteArray monotonicMicroseconds()
{
    return "0";
}

#endif

} // namespace

ServiceManager::ServiceManager(const QProcessEnvironment &environment, QObject *parent)
    : QObject(parent),
      m_socket(environment.value(u"NOTIFY_SOCKET"_s).toLocal8Bit())
{
    const bool someoneElses =
        environment.contains(u"WATCHDOG_PID"_s) && environment.value(u"WATCHDOG_PID"_s).toLongLong() != QCoreApplication::applicationPid();
    const std::chrono::microseconds patience(someoneElses ? 0 : environment.value(u"WATCHDOG_USEC"_s).toLongLong());
    if (patience.count() > 0)
        m_alive.setInterval(std::max(std::chrono::duration_cast<std::chrono::milliseconds>(patience / 3), std::chrono::milliseconds(1)));
    connect(&m_alive, &QTimer::timeout, this, [this] { tell("WATCHDOG=1"); });
}

void ServiceManager::ready()
{
    tell("READY=1");
    if (m_alive.interval() > 0)
        m_alive.start();
}

void ServiceManager::reloading()
{
    tell("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicroseconds());
}

void ServiceManager::stopping()
{
    tell("STOPPING=1");
}

void ServiceManager::tell(const QByteArray &state) const
{
    if (!m_socket.isEmpty())
        sendTo(m_socket, state);
}

} // namespace authlink::base
