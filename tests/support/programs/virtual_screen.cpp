// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/virtual_screen.h"

#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{
constexpr int kPatienceMs = 20'000;
constexpr int kRepeatDelayMs = 300, kRepeatsPerSecond = 30;
constexpr int kHoldMs = 1'000;
constexpr auto kKeyDelay = "60"; // ms between letters, as a quick typist
} // namespace

VirtualScreen::~VirtualScreen()
{
    m_server.kill();
    m_server.waitForFinished();
}

QStringList VirtualScreen::missing()
{
    QStringList missing;
    for (const auto &name : {u"Xvfb"_s, u"xdotool"_s, u"xset"_s}) {
        if (QStandardPaths::findExecutable(name).isEmpty())
            missing.append(name);
    }
    return missing;
}

bool VirtualScreen::start()
{
    // The server chooses a free number and says it.
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x900x24"_s, u"-nolisten"_s, u"tcp"_s});
    QByteArray number;
    const auto said = [&] {
        number += m_server.readAllStandardOutput();
        return number.contains('\n');
    };
    if (!QTest::qWaitFor(said, kPatienceMs))
        return false;
    m_display = u':' + QString::fromLatin1(number.trimmed());
    return run(u"xset"_s, {u"r"_s, u"on"_s})
           && run(u"xset"_s, {u"r"_s, u"rate"_s, QString::number(kRepeatDelayMs), QString::number(kRepeatsPerSecond)});
}

bool VirtualScreen::run(const QString &program, const QStringList &arguments, QByteArray *output) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, kPatienceMs))
        return false;
    if (output != nullptr)
        *output = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool VirtualScreen::focusWindowOf(qint64 pid)
{
    QByteArray windows;
    const auto found = [&] {
        return run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--pid"_s, QString::number(pid), u"--name"_s, u"."_s}, &windows);
    };
    return QTest::qWaitFor(found, kPatienceMs)
           && run(u"xdotool"_s, {u"windowfocus"_s, u"--sync"_s, QString::fromLatin1(windows.split('\n').constFirst())});
}

bool VirtualScreen::press(const QString &chord)
{
    return run(u"xdotool"_s, {u"key"_s, chord});
}

bool VirtualScreen::type(const QString &text)
{
    return run(u"xdotool"_s, {u"type"_s, u"--delay"_s, QLatin1String(kKeyDelay), text});
}

bool VirtualScreen::hold(const QString &chord)
{
    if (!run(u"xdotool"_s, {u"keydown"_s, chord}))
        return false;
    QTest::qWait(kHoldMs);
    return run(u"xdotool"_s, {u"keyup"_s, chord});
}

} // namespace authlink::test
