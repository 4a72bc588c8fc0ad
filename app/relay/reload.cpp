// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"
#include "app/relay/pid_file.h"

#include <QProcessEnvironment>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <cstring>
#endif

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

int reload(const QString &configPath)
{
    // The relay would refuse a bad one and say so in its log only; here the operator reads it.
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    const auto pid = PidFile(config->store).running();
    if (!pid)
        return failed(pid.error().message);
#ifdef Q_OS_UNIX
    if (::kill(static_cast<pid_t>(*pid), SIGHUP) != 0)
        return failed(u"process %1 can't be told: %2"_s.arg(*pid).arg(QString::fromLocal8Bit(std::strerror(errno))));
    print(u"asked process %1 to reload; its log says what it took up"_s.arg(*pid));
    return kDone;
#else
    return failed(u"this system has no signals: restart the relay"_s);
#endif
}

} // namespace authlink::app
