// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"
#include "app/relay/pid_file.h"
#include "app/relay/reload_outcome.h"

#include <QDeadlineTimer>
#include <QProcessEnvironment>
#include <QThread>

#include <chrono>
#include <optional>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <cstring>
#endif

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

constexpr std::chrono::seconds kAnswersWithin(15);
constexpr std::chrono::milliseconds kLook(20);

/// What the process tells of a reload after the one it told of last; nullopt: nothing in time.
std::optional<ReloadOutcome::Told> waitForOutcome(const ReloadOutcome &outcome, qint64 process, int last)
{
    const QDeadlineTimer deadline(kAnswersWithin);
    do {
        if (auto told = outcome.read(); told && told->process == process && told->number > last)
            return told;
        QThread::msleep(kLook.count());
    } while (!deadline.hasExpired());
    return std::nullopt;
}

} // namespace

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
    const ReloadOutcome outcome(config->store);
    const auto before = outcome.read();
    const int last = before && before->process == *pid ? before->number : 0;
    if (::kill(static_cast<pid_t>(*pid), SIGHUP) != 0)
        return failed(u"process %1 can't be told: %2"_s.arg(*pid).arg(QString::fromLocal8Bit(std::strerror(errno))));
    const auto told = waitForOutcome(outcome, *pid, last);
    if (!told)
        return failed(u"process %1 was asked to reload and does not say what came of it: see its log"_s.arg(*pid));
    if (!told->done)
        return failed(told->lines.join(u' '));
    for (const QString &line : told->lines)
        print(line);
    return kDone;
#else
    return failed(u"this system has no signals: restart the relay"_s);
#endif
}

} // namespace authlink::app
